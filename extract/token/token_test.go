package token_test

import (
	"context"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/token"
	"parley/schema"
)

func load(t testing.TB) *token.Model {
	t.Helper()
	data, err := os.ReadFile("../english/models/tokens.bin")
	if err != nil {
		t.Fatal(err)
	}
	model, err := token.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// divide runs the stage over one block.
func divide(t testing.TB, model *token.Model, text string, kind extract.BlockKind) *extract.Document {
	t.Helper()
	doc := &extract.Document{Text: text, Blocks: []extract.Block{{Span: schema.Span{End: len(text)}, Kind: kind}}}
	if err := model.Stage().Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// spell writes a document's tokens with blanks between, and its sentences with
// bars between.
func spell(doc *extract.Document) string {
	var parts []string
	for i := range doc.Sentences {
		var forms []string
		for k := range doc.Sentences[i].Tokens {
			forms = append(forms, doc.Form(&doc.Sentences[i].Tokens[k]))
		}
		parts = append(parts, strings.Join(forms, " "))
	}
	return strings.Join(parts, " | ")
}

func TestTokens(t *testing.T) {
	model := load(t)
	for _, test := range []struct{ text, want string }{
		{"The envoy doesn't agree.", "The envoy does n't agree ."},
		{"The envoy doesn’t agree.", "The envoy does n’t agree ."},
		{"They can't, cannot and gonna go.", "They ca n't , can not and gon na go ."},
		{"Smith's plan, the ministers' reply", "Smith 's plan , the ministers ' reply"},
		{"DON'T WAIT, HE SAID.", "DO N'T WAIT , HE SAID ."},
		{"The U.S. President arrived in the U.S. He left on Dec. 30 at 5 p.m. local time.",
			"The U.S. President arrived in the U.S. | He left on Dec. 30 at 5 p.m. local time ."},
		{"Gen. Mark Doe met Sen. Ann Roe in St. Louis. Talks failed.", "Gen. Mark Doe met Sen. Ann Roe in St. Louis . | Talks failed ."},
		{"“We agree,” he said. “It is over.” They left.", "“ We agree , ” he said . | “ It is over . ” | They left ."},
		{"He met Rep. Ann Roe. NATO's\nplan, Oslo's.", "He met Rep. Ann Roe . | NATO 's plan , Oslo 's ."},
		{"It cost $3.5 million (about 2.9 million euros).", "It cost $ 3.5 million ( about 2.9 million euros ) ."},
		{"The anti-war, pro-EU party won 45.2% on 1/2/2020.", "The anti-war , pro-EU party won 45.2 % on 1/2/2020 ."},
		{"Is it true? Yes! It is.", "Is it true ? | Yes ! | It is ."},
		{"The capital — Freedonia’s largest city — fell.", "The capital — Freedonia ’s largest city — fell ."},
		{"line broken\nby the page. Next", "line broken by the page . | Next"},
		{"", ""},
		{" \n\t ", ""},
	} {
		if got := spell(divide(t, model, test.text, extract.Paragraph)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestBlockKinds(t *testing.T) {
	model := load(t)
	for _, test := range []struct {
		kind extract.BlockKind
		want int
	}{
		{extract.Paragraph, 2}, {extract.Heading, 1}, {extract.Caption, 1}, {extract.Related, 1}, {extract.Byline, 1}, {extract.Dateline, 1}, {extract.Furniture, 1},
	} {
		doc := divide(t, model, "The talks failed. They were long.", test.kind)
		if len(doc.Sentences) != test.want {
			t.Errorf("%s: %d sentences, want %d", test.kind, len(doc.Sentences), test.want)
		}
	}
}

func TestLongSentenceIsCut(t *testing.T) {
	doc := divide(t, load(t), strings.Repeat("and so on, ", 2000), extract.Paragraph)
	for i := range doc.Sentences {
		if n := len(doc.Sentences[i].Tokens); n > 400 {
			t.Fatalf("sentence %d has %d tokens", i, n)
		}
	}
	checkSpans(t, doc)
}

// checkSpans holds a document to the promise of the stage: spans ascend within
// their sentence, and the forms spell the text, blanks aside.
func checkSpans(t *testing.T, doc *extract.Document) {
	t.Helper()
	at := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d %v does not span its %d tokens", i, s.Span, len(s.Tokens))
		}
		for _, token := range s.Tokens {
			if token.Start < at || token.Len() == 0 {
				t.Fatalf("token %v after byte %d", token.Span, at)
			}
			if left := strings.TrimFunc(doc.Text[at:token.Start], unicode.IsSpace); left != "" {
				t.Fatalf("no token holds %q", left)
			}
			if form := doc.Form(&token); !utf8.ValidString(form) || strings.ContainsFunc(form, unicode.IsSpace) {
				t.Fatalf("token %q", form)
			}
			at = token.End
		}
	}
	if left := strings.TrimFunc(doc.Text[at:], unicode.IsSpace); left != "" {
		t.Fatalf("no token holds %q", left)
	}
}

func FuzzTokens(f *testing.F) {
	model := load(f)
	for _, text := range []string{"The envoy doesn't agree.", "U.S.'s “plan”—or not… #1?!", "a\u00a0b\u2028c\u200bd é\u0301", "http://x.example/a?b=c,d 5km $3m"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		checkSpans(t, divide(t, model, text, extract.Paragraph))
	})
}

func TestModelRoundTrip(t *testing.T) {
	model := load(t)
	var out strings.Builder
	if _, err := model.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	again, err := token.Load([]byte(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	text := "Wouldn't you say so? He'd go."
	if a, b := divide(t, model, text, extract.Paragraph), divide(t, again, text, extract.Paragraph); !reflect.DeepEqual(a, b) {
		t.Errorf("%s became %s", spell(a), spell(b))
	}
}

func TestLoadDamaged(t *testing.T) {
	data, err := os.ReadFile("../english/models/tokens.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, []byte("parley tokens 0\n"), data[:100], data[:len(data)-40]} {
		if _, err := token.Load(damaged); err == nil {
			t.Errorf("a model of %d bytes of %d was loaded", len(damaged), len(data))
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	model := load(b)
	text := strings.Repeat("The foreign minister, who doesn't often speak, told reporters on Dec. 30 that \"talks\" would resume in the U.S. in January. ", 100)
	words := 0
	for b.Loop() {
		doc := divide(b, model, text, extract.Paragraph)
		for i := range doc.Sentences {
			words += len(doc.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
