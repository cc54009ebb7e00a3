package english_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/english"
	"parley/extract/read"
	"parley/schema"
)

// TestEverythingIsExplained takes the articles and asks of every statement that
// its explanation be whole: what denies it, what puts it in its mode and whom
// its arguments mean is told, by words of the text.
func TestEverythingIsExplained(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := extracted(t, string(content), "")
		for i := range doc.Statements {
			d, err := english.Explain(context.Background(), doc, i)
			if err != nil {
				t.Fatal(err)
			}
			checkDerivation(t, doc, &doc.Statements[i], d)
		}
	}
}

// extracted takes a text through the whole pipeline.
func extracted(t *testing.T, text, date string) *extract.Document {
	t.Helper()
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text("text", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if date != "" {
		doc.Date = date
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkDerivation(t *testing.T, doc *extract.Document, s *schema.Statement, d *extract.Derivation) {
	t.Helper()
	for _, f := range d.Fields {
		plain := f.Value == string(schema.Affirmed) || f.Value == string(schema.Actual)
		if len(f.Steps) == 0 && !plain && f.Name != extract.FieldRelation {
			t.Errorf("%s: no step leads to %s %q of\n\t%s %s", s.Evidence.Quote, f.Name, f.Value, s.ID, s.Relation.Name)
		}
		for _, w := range f.Words {
			if w.In(doc.Text) != w.Text || !doc.Sentences[w.Sentence-1].Contains(w.Span) {
				t.Errorf("%s: words %v of %s are not in their sentence", s.ID, w, f.Name)
			}
		}
		if len(f.Words) == 0 && f.Name == extract.FieldRelation {
			t.Errorf("%s: %s has no words", s.ID, f.Name)
		}
	}
}

// TestReasons asks of short texts of our own for each kind of reason: the field
// of the statement with the relation is told to come about by the rule, in words
// that contain the phrase.
func TestReasons(t *testing.T) {
	tests := []struct{ text, relation, field, rule, phrase string }{
		{"Vera Dahl arrived in Kenya. She praised the talks.", "praise", extract.FieldSubject, "ranked", "the pronoun “She” is “Vera Dahl” in sentence 1"},
		{"Vera Dahl arrived in Kenya. Dahl praised the talks.", "praise", extract.FieldSubject, "same-name", "“Dahl” is “Vera Dahl” in sentence 1"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldSubject, "class", "the name recogniser takes “Vera Dahl” for the name of a person"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldRelation, "lemma", "“arrived” is “arrive”"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldRelation, "vocabulary", "among the phrases of <visits>"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldObject, "prepositional-object", "most object-like"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldEvent, "vocabulary", "CONSULT"},
		{"Vera Dahl arrived in Kenya.", "arrive in", extract.FieldConfidence, "confidence", "what weighs most"},
		{"Moscow accused Kenya of lying.", "accuse", extract.FieldSubject, "metonymy", "“Moscow” acts here"},
		{"The Kremlin accused Kenya of lying.", "accuse", extract.FieldSubject, "metonymy", "“Kremlin” is a seat of government"},
		{"The U.S. accused Kenya of lying.", "accuse", extract.FieldSubject, "vocabulary", "“U.S.” is a name of United States"},
		{"The farmers accused Kenya of lying.", "accuse", extract.FieldSubject, "description", "“The farmers” has no proper name"},
		{"Kenya's ministers have repeatedly denied the claim.", "deny", extract.FieldRelation, "verb-group", "the auxiliary “have”"},
		{"Kenya did not attack Uganda.", "attack", extract.FieldPolarity, "negation", "negated by “not”"},
		{"No country attacked Uganda.", "attack", extract.FieldPolarity, "negative-argument", "“No” in an argument"},
		{"Kenya refused to sign the treaty.", "sign", extract.FieldPolarity, "implicit-negation", "what “refused” governs does not happen"},
		{"Kenya denied that it attacked Uganda.", "attack", extract.FieldPolarity, "reported-speech", "“denied” says that it is not so"},
		{"Kenya will send soldiers.", "send", extract.FieldModality, "modal", "“will”: still to come"},
		{"Kenya may send soldiers.", "send", extract.FieldModality, "modal", "“may”: only possible"},
		{"Kenya must send soldiers.", "send", extract.FieldModality, "modal", "“must”: an obligation"},
		{"Kenya wants to join the alliance.", "want to join", extract.FieldModality, "subject-control", "“wants” governs is wanted"},
		{"Kenya allegedly sank the ship.", "sink", extract.FieldModality, "hedge", "“allegedly” leaves it open"},
		{"If Kenya attacks, Uganda will respond.", "respond", extract.FieldModality, "condition", "“If” makes a condition"},
		{"The council demanded that Kenya withdraw its troops.", "withdraw", extract.FieldModality, "reported-speech", "“demanded” introduces is an obligation"},
		{"Did Kenya attack Uganda?", "attack", extract.FieldModality, "question", "a question asserts nothing"},
		{"Kenya attacked Uganda, the council said.", "attack", extract.FieldSource, "reported-speech", "“said” puts it into the mouth of “the council”: a report"},
		{"According to the council, Kenya attacked Uganda.", "attack", extract.FieldSource, "according-to", "into the mouth of “the council”"},
		{"Kenya is believed to have attacked Uganda.", "attack", extract.FieldSource, "hearsay", "does not tell who"},
		{"Kenya attacked Uganda on Thursday.", "attack", extract.FieldRole, "time", "counted back from the date of the text, 2021-12-31, as the tense of the verb has it: 2021-12-30"},
		{"Kenya attacked Uganda in May 2014.", "attack", extract.FieldRole, "time", "tells the time by itself: 2014-05"},
		{"The town was shelled by Kenya.", "shell", extract.FieldSubject, "passive-agent", "does what the passive tells"},
		{"The council demanded that Kenya withdraw its troops.", "demand", extract.FieldObject, "position", "a position for the issue"},
		{"Kenya sent 30,000 troops.", "send", extract.FieldObject, "amount", "30000 troops"},
		{"Delegations will be led by Russian Deputy Foreign Minister Sergei Ryabkov and U.S. Deputy Secretary of State Wendy Sherman.", "lead", extract.FieldObject, "distributed-delegation", "one for each who leads that of his own country"},
		{"The town was hit by a storm.", "be hit by", extract.FieldRelation, "passive-voice", "in its own order"},
		{"Kenya imposed sanctions on Uganda.", "impose sanctions on", extract.FieldRelation, "light-verb", "make one relation"},
	}
	for _, test := range tests {
		t.Run(test.rule+" "+test.relation, func(t *testing.T) {
			doc := extracted(t, test.text, "2021-12-31")
			var told []string
			for i := range doc.Statements {
				if doc.Statements[i].Relation.Name != test.relation {
					continue
				}
				d, err := english.Explain(context.Background(), doc, i)
				if err != nil {
					t.Fatal(err)
				}
				told = append(told, steps(d, test.field)...)
			}
			if !slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, test.rule+": ") && strings.Contains(s, test.phrase) }) {
				t.Errorf("%s: no step %s with %q leads to the %s of %q; but\n%s", test.text, test.rule, test.phrase, test.field, test.relation, strings.Join(told, "\n"))
			}
		})
	}
}

// steps are those of the fields of a name, a line each.
func steps(d *extract.Derivation, field string) []string {
	var all []string
	for _, f := range d.Fields {
		for _, step := range f.Steps {
			if f.Name == field {
				all = append(all, step.Rule+": "+step.Text)
			}
		}
	}
	return all
}

// TestTokensTellTheirParts: every word that a field rests on names the field.
func TestTokensTellTheirParts(t *testing.T) {
	doc := extracted(t, "Kenya will not send soldiers to Sudan.", "")
	d, err := english.Explain(context.Background(), doc, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, token := range d.Tokens {
		got = append(got, token.Form+"="+strings.Join(token.Parts, "+"))
	}
	want := "Kenya=subject will=relation+modality not=relation+polarity send=relation soldiers=object to=place Sudan=place .="
	if strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	if d.Tokens[0].Head != 4 || d.Tokens[3].Head != 0 || d.Sentence != 1 || d.Start != 0 {
		t.Errorf("got %+v", d)
	}
}

// TestNothingToExplain: a document without statements is an error, not a panic.
func TestNothingToExplain(t *testing.T) {
	if _, err := english.Explain(context.Background(), &extract.Document{Path: "empty"}, 0); err == nil {
		t.Error("a statement that is not there was explained")
	}
}
