package eval

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/extract"
	"parley/schema"
)

func directedText(t *testing.T, line string) DirectedText {
	t.Helper()
	texts, err := DirectedTexts(fstest.MapFS{"d.txt": {Data: []byte(line)}}, "d.txt")
	if err != nil || len(texts) != 1 {
		t.Fatalf("%s: %v, %v", line, texts, err)
	}
	return texts[0]
}

func TestDirectedTextsAreRead(t *testing.T) {
	text := directedText(t, "[Norlander]s of [Ada Dahl]’s town cheered.\tNorlander\tAda Dahl\t1\n")
	if text.Text != "Norlanders of Ada Dahl’s town cheered." || text.Actors[0].In(text.Text) != "Norlander" || text.Actors[1].In(text.Text) != "Ada Dahl" || text.Label != Likes {
		t.Errorf("%+v", text)
	}
	if quoted := directedText(t, `"[Ada] called [Bo] ""mad""."`+"\tAda\tBo\t3"); quoted.Text != `Ada called Bo "mad".` {
		t.Errorf("quotation marks of the table: %q", quoted.Text)
	}
	for line, want := range map[string]string{"[a] [b]\ta\tb": "3 fields", "[a] [b]\ta\tb\t7": `label is "7"`} {
		if _, err := DirectedTexts(fstest.MapFS{"d.txt": {Data: []byte(line)}}, "d.txt"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", line, err)
		}
	}
	if texts, err := DirectedTexts(fstest.MapFS{"d.txt": {Data: []byte("a] torn [line\ta\tline\t0")}}, "d.txt"); err != nil || len(texts) != 0 {
		t.Errorf("a torn line: %v, %v", texts, err)
	}
}

func TestDirectedScore(t *testing.T) {
	text := directedText(t, "[Ada Dahl] met [Bo].\tAda Dahl\tBo\t3")
	ada := schema.Argument{ID: "Ada_Dahl", Name: "Ada Dahl", Class: schema.Person}
	bo := schema.Argument{ID: "Bo_Lind", Name: "Bo Lind", Class: schema.Person}
	plan := schema.Argument{ID: "Bo's_plan", Name: "Bo's plan", Class: schema.Concept}
	stance := func(holder, target schema.Argument, side schema.Side, strength float64) schema.Stance {
		return schema.Stance{Holder: holder, Target: target, Stance: side, Strength: strength}
	}
	doc := &extract.Document{Text: text.Text, Sentences: []extract.Sentence{{Tokens: []extract.Token{
		{Span: schema.Span{Start: 0, End: 3}}, {Span: schema.Span{Start: 4, End: 8}}, {Span: schema.Span{Start: 9, End: 12}}, {Span: schema.Span{Start: 13, End: 15}},
	}}}}
	for _, test := range []struct {
		stances []schema.Stance
		want    Direction
	}{
		{nil, NoFeeling},
		{[]schema.Stance{stance(ada, bo, schema.Opposes, .5)}, Hates},
		{[]schema.Stance{stance(bo, ada, schema.Opposes, .5)}, Hated},
		{[]schema.Stance{stance(bo, ada, schema.Supports, .5)}, Liked},
		{[]schema.Stance{stance(ada, bo, schema.Neutral, .9)}, NoFeeling},
		{[]schema.Stance{stance(ada, plan, schema.Opposes, .9)}, NoFeeling},
		{[]schema.Stance{stance(ada, bo, schema.Opposes, .5), stance(ada, bo, schema.Supports, .6)}, Likes},
	} {
		doc.Stances = test.stances
		if got := text.Told(doc); got != test.want {
			t.Errorf("%v: got %d, want %d", test.stances, got, test.want)
		}
	}
	var score DirectedScore
	score.counts[Hates][Hates], score.counts[Hates][Hated], score.counts[NoFeeling][NoFeeling] = 1, 1, 2
	for _, f := range score.Figures("x") {
		if f.Name == "negative" && f.Percent != 50 || f.Name == "sentiment" && f.Percent != 50 {
			t.Errorf("%v: the other direction counts as right, or a label without texts does not count as 0", f)
		}
	}
}
