package eval

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/extract"
	"parley/schema"
)

const gapTable = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
	"one\tÅsa met Inés Ruiz before she left.\tshe\t25\tÅsa\t0\tFALSE\tInés Ruiz\t8\tTRUE\t-\n"

func gapTexts(t *testing.T, table string) ([]GapText, error) {
	t.Helper()
	return GapTexts(fstest.MapFS{"gap.tsv": {Data: []byte(table)}}, "gap.tsv")
}

func TestGapOffsetsAreCharacters(t *testing.T) {
	texts, err := gapTexts(t, gapTable)
	if err != nil || len(texts) != 1 {
		t.Fatalf("%v, %v", texts, err)
	}
	g := texts[0]
	if g.Names[1].In(g.Text) != "Inés Ruiz" || g.Same != [2]bool{false, true} || g.Pronoun.Start != 27 {
		t.Errorf("%+v", g)
	}
	if _, err := gapTexts(t, strings.Replace(gapTable, "\t25\t", "\t24\t", 1)); err == nil || !strings.Contains(err.Error(), "row 2") {
		t.Errorf("a wrong offset: %v", err)
	}
}

func TestGapScore(t *testing.T) {
	texts, err := gapTexts(t, gapTable)
	if err != nil {
		t.Fatal(err)
	}
	g := texts[0]
	token := func(s schema.Span) extract.Token { return extract.Token{Span: s} }
	ruiz := schema.Span{Start: g.Names[1].End - 4, End: g.Names[1].End}
	doc := &extract.Document{
		Text:      g.Text,
		Sentences: []extract.Sentence{{Tokens: []extract.Token{token(g.Names[0]), token(ruiz), token(g.Pronoun)}}},
		Mentions:  []extract.Mention{{Head: 0, End: 1, Chain: 0}, {Head: 1, First: 1, End: 2, Chain: 1}, {Head: 2, First: 2, End: 3, Chain: 1}},
	}
	var right, wrong GapScore
	right.Add(g, doc)
	if want := (f1{found: 1, gold: 1, both: 1}); right.Feminine != want || right.Masculine != (f1{}) {
		t.Errorf("right: %+v", right)
	}
	doc.Mentions[2].Chain = 0
	wrong.Add(g, doc)
	if want := (f1{found: 1, gold: 1}); wrong.Feminine != want {
		t.Errorf("wrong: %+v", wrong)
	}
}
