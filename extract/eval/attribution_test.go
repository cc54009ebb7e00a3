package eval

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/extract"
	"parley/schema"
)

const saidText = "Ülle Tamm, the mayor, said the café burned. Critics blasted the plan, it is feared."

const saidNotes = "T1\tSource 0 20\tÜlle Tamm, the mayor\nT2\tCue 22 26\tsaid\nT3\tContent 27 42\tthe café burned\nT4\tAttribution 22 26\tsaid\n" +
	"E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n" +
	"T5\tSource 44 51\tCritics\nT6\tCue 52 59\tblasted\nT7\tContent 60 63;64 68\tthe plan\nE2\tAttribution:T6 Content:T7 Cue:T6 Source:T5\n" +
	"T8\tCue 76 82\tfeared\nE3\tAttribution-no-source:T8 Content1:T7 Cue:T8\n"

func attributedTexts(notes string) ([]AttributedText, error) {
	return AttributedTexts(fstest.MapFS{"set/text/cafe.txt": {Data: []byte(saidText)}, "set/attributions/cafe_1a2b.ann": {Data: []byte(notes)}}, "set")
}

func TestAttributionsAreReadFromStandOff(t *testing.T) {
	texts, err := attributedTexts(saidNotes)
	if err != nil || len(texts) != 1 || len(texts[0].key) != 3 {
		t.Fatalf("%+v, %v", texts, err)
	}
	first, second, third := texts[0].key[0], texts[0].key[1], texts[0].key[2]
	if first.source[0] != "Ülle Tamm, the mayor" || first.content[0].In(saidText) != "the café burned" || first.at[0].In(saidText) != "said" {
		t.Errorf("offsets are not characters: %+v", first)
	}
	if len(second.content) != 2 || len(third.source) != 0 || third.at[0].In(saidText) != "feared" {
		t.Errorf("pieces or labels were lost: %+v, %+v", second, third)
	}
	for notes, want := range map[string]string{"T1\tSource 0 900\tx": "outside the text", "T1\tSource zero 4\tx": "line 1"} {
		if _, err := attributedTexts(notes); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", notes, err)
		}
	}
	if _, err := AttributedTexts(fstest.MapFS{}, "set"); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("an empty folder: %v", err)
	}
}

// spanOf is where words stand in the text.
func spanOf(words string) schema.Span {
	start := strings.Index(saidText, words)
	return schema.Span{Start: start, End: start + len(words)}
}

func saidStatement(words string, links ...schema.Attribution) schema.Statement {
	span := spanOf(words)
	return schema.Statement{Attribution: links, Evidence: schema.Evidence{Start: span.Start, End: span.End}}
}

func saidLink(id, source, cue, at string) schema.Attribution {
	span := spanOf(at)
	return schema.Attribution{Source: schema.Argument{ID: id, Text: source}, Cue: cue, Start: span.Start, End: span.End}
}

func TestAttributionScore(t *testing.T) {
	texts, err := attributedTexts(saidNotes)
	if err != nil {
		t.Fatal(err)
	}
	blast := saidStatement("Critics blasted the plan")
	blast.Subject = schema.Argument{ID: "critics", Text: "Critics"}
	blast.Relation = schema.Relation{Cue: "blast", Kind: schema.Claim}
	feared := saidLink("unnamed_source", "", "fear", "feared")
	mayor := saidLink("Ülle_Tamm", "Ülle Tamm, the mayor", "say", "said")
	for name, test := range map[string]struct {
		statements []schema.Statement
		want       f1
	}{
		"all":                     {[]schema.Statement{saidStatement("the café burned", mayor), blast, saidStatement("the plan", feared)}, f1{found: 2, gold: 2, both: 2}},
		"one cue is counted once": {[]schema.Statement{saidStatement("the café burned", mayor), saidStatement("burned", mayor)}, f1{found: 1, gold: 2, both: 1}},
		"another source":          {[]schema.Statement{saidStatement("the café burned", saidLink("Jüri", "Jüri", "say", "said"))}, f1{found: 1, gold: 2}},
		"another content":         {[]schema.Statement{saidStatement("it is", mayor)}, f1{found: 1, gold: 2}},
		"another cue":             {[]schema.Statement{saidStatement("the café burned", saidLink("Ülle_Tamm", "Tamm, mayor", "blast", "blasted"))}, f1{found: 1, gold: 2}},
	} {
		var score AttributionScore
		doc := &extract.Document{Text: saidText, Statements: test.statements, Sentences: []extract.Sentence{{Tokens: []extract.Token{{Span: spanOf("blasted"), Lemma: "blast"}}}}}
		score.Add(texts[0], doc)
		if score.counts != test.want {
			t.Errorf("%s: got %+v, want %+v", name, score.counts, test.want)
		}
	}
}

func TestRelationAndChainOfOneCueAreOneAttribution(t *testing.T) {
	whole := saidStatement("Ülle Tamm, the mayor, said the café burned")
	whole.Subject = schema.Argument{ID: "Ülle_Tamm", Text: "Ülle Tamm"}
	whole.Relation = schema.Relation{Cue: "say", Kind: schema.Report}
	inner := saidStatement("the café burned", saidLink("Ülle_Tamm", "Ülle Tamm, the mayor", "say", "said"))
	if got := attributions([]schema.Statement{whole, inner}); len(got) != 1 || len(got[0].source) != 2 || len(got[0].content) != 2 {
		t.Errorf("got %+v", got)
	}
}
