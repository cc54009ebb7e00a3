package extract_test

import (
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// quotedWords are the quotations of blocks of words; a word is set off by
// blanks, and a tilde glues it to the one before.
func quotedWords(blocks ...string) []string {
	doc := &extract.Document{}
	for b, block := range blocks {
		var tokens []extract.Token
		for word := range strings.FieldsSeq(block) {
			glued := strings.HasPrefix(word, "~")
			if word = strings.TrimPrefix(word, "~"); !glued {
				doc.Text += " "
			}
			upos := "X"
			if word == "." || word == "," || word == "’" {
				upos = "PUNCT"
			}
			tokens = append(tokens, extract.Token{Span: schema.Span{Start: len(doc.Text), End: len(doc.Text) + len(word)}, UPOS: upos})
			doc.Text += word
		}
		doc.Sentences = append(doc.Sentences, extract.Sentence{Block: b, Tokens: tokens})
	}
	var found []string
	for _, q := range extract.Quotations(doc) {
		words := strings.TrimSpace(q.In(doc.Text))
		if q.Open {
			words += " …"
		}
		found = append(found, words)
	}
	return found
}

func TestQuotationsArePaired(t *testing.T) {
	for name, test := range map[string]struct{ blocks, want []string }{
		"curly":             {[]string{"“ ~we go ~. ~” she said ~, “ ~now ~. ~”"}, []string{"we go.", "now."}},
		"straight":          {[]string{"\" ~we go ~, ~\" she said"}, []string{"we go,"}},
		"nested":            {[]string{"“ ~he said ‘ ~go ~’ ~, ~” she said"}, []string{"he said ‘go’,"}},
		"single":            {[]string{"‘ ~the ship ~’s lost ~. ~’ he said"}, []string{"the ship’s lost."}},
		"doubled":           {[]string{"'' ~we go ~, ~'' she said"}, []string{"we go,"}},
		"doubled for title": {[]string{"read '' ~Two Years ~'' by night"}, nil},
		"doubled, unclosed": {[]string{"'' ~we go"}, nil},
		"closing alone":     {[]string{"`` ~we go ~. ~'' then '' ~he left ~. ~''"}, []string{"we go."}},
		"wrong mark":        {[]string{"” ~we go ~. ~” she said"}, []string{"we go."}},
		"over paragraphs":   {[]string{"“ ~we go ~.", "“ ~we stay ~. ~”"}, []string{"we go. …", "we stay."}},
	} {
		if got := quotedWords(test.blocks...); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
