package conllu

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// sample has a document id, two paragraphs, ranges, an empty node and names.
const sample = `# newdoc id = harbour.txt
# newpar
# sent_id = 1
# text = Ruritania's envoy doesn't speak.
1-2	Ruritania's	_	_	_	_	_	_	_	_
1	Ruritania	Ruritania	PROPN	NNP	Number=Sing	3	nmod:poss	_	NER=B-country
2	's	's	PART	POS	_	1	case	_	_
3	envoy	envoy	NOUN	NN	Number=Sing	6	nsubj	_	_
4-5	doesn't	_	_	_	_	_	_	_	_
4	does	do	AUX	VBZ	_	6	aux	_	_
5	n't	not	PART	RB	_	6	advmod	_	_
5.1	ever	ever	ADV	RB	_	_	_	6:advmod	_
6	speak	speak	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_

# newpar
# sent_id = 2
# text = Ana Lee left.
1	Ana	Ana	PROPN	NNP	_	3	nsubj	_	NER=B-person
2	Lee	Lee	PROPN	NNP	_	1	flat	_	NER=I-person
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

`

func read(t *testing.T, text string) []*extract.Document {
	t.Helper()
	var docs []*extract.Document
	for doc, err := range Documents(strings.NewReader(text), "none") {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

func TestDocuments(t *testing.T) {
	doc := read(t, sample)[0]
	if want := "Ruritania's envoy doesn't speak.\n\nAna Lee left."; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	if doc.Path != "harbour.txt" || len(doc.Blocks) != 2 || len(doc.Sentences) != 2 {
		t.Errorf("path %q, %d blocks, %d sentences", doc.Path, len(doc.Blocks), len(doc.Sentences))
	}
	negation := doc.Sentences[0].Tokens[4]
	if doc.Form(&negation) != "n't" || negation.Head != 5 || negation.Lemma != "not" {
		t.Errorf("token 5 is %q %+v", doc.Form(&negation), negation)
	}
	want := []extract.Name{{Sentence: 0, First: 0, End: 1, Class: schema.Country}, {Sentence: 1, First: 0, End: 2, Class: schema.Person}}
	if !reflect.DeepEqual(doc.Names, want) {
		t.Errorf("names %v, want %v", doc.Names, want)
	}
}

func TestRoundTrip(t *testing.T) {
	first := read(t, sample)[0]
	var out bytes.Buffer
	if err := write(&out, first, first.Path); err != nil {
		t.Fatal(err)
	}
	var kept []string
	for line := range strings.Lines(sample) {
		if !strings.HasPrefix(line, "5.1") {
			kept = append(kept, line)
		}
	}
	if got, want := out.String(), strings.Join(kept, ""); got != want {
		t.Errorf("written:\n%s\nwant:\n%s", got, want)
	}
	if again := read(t, out.String())[0]; !reflect.DeepEqual(again, first) {
		t.Errorf("read again: %+v, want %+v", again, first)
	}
}

func TestEntityBrackets(t *testing.T) {
	doc := read(t, sample)[0]
	doc.Chains = []extract.Chain{
		{Name: "Ana Lee (envoy)", Class: schema.Person, Mentions: []int{1, 2}},
		{Name: "Ruritania", Class: schema.Country, Mentions: []int{0}},
	}
	doc.Mentions = []extract.Mention{
		{Sentence: 0, Full: [2]int{0, 1}, Chain: 1},
		{Sentence: 0, Full: [2]int{0, 3}, Chain: 0},
		{Sentence: 1, Full: [2]int{0, 2}, Chain: 0},
	}
	var out bytes.Buffer
	if err := write(&out, doc, "x"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# newdoc id = x\n# global.Entity = eid-etype-identity\n",
		"Entity=(e2-country-Ruritania)(e1-person-Ana_Lee_%28envoy%29|NER=B-country\n",
		"3\tenvoy\tenvoy\tNOUN\tNN\tNumber=Sing\t6\tnsubj\t_\tEntity=e1)\n",
		"2\tLee\tLee\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=e1)|NER=I-person\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestReadErrors(t *testing.T) {
	word := func(columns ...string) string { return strings.Join(columns, "\t") + "\n" }
	good := word("1", "a", "a", "X", "X", "_", "0", "root", "_", "_")
	for _, test := range []struct{ name, text, want string }{
		{"columns", "1\ta\n", "line 1: 2 columns"},
		{"order", good + word("3", "b", "_", "_", "_", "_", "_", "_", "_", "_"), "line 2: id \"3\" where 2 is next"},
		{"head", word("1", "a", "_", "_", "_", "_", "x", "_", "_", "_"), "line 1: the head \"x\" is no id"},
		{"far head", word("1", "a", "_", "_", "_", "_", "9", "_", "_", "_") + "\n", "has the head 9"},
		{"range", word("1-2", "ab", "_", "_", "_", "_", "_", "_", "_", "_") + good + "\n", "line 2: sentence: word 1, \"a\", begins the range 1-2, which goes beyond the 1 words"},
		{"long", "# " + strings.Repeat("x", maxLine), "line 1: longer than"},
		{"bytes", "# \xff\n", "line 1: not valid UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var err error
			for _, err = range Read(strings.NewReader(test.text)) {
				if err != nil {
					break
				}
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\tdont\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
		for doc, err := range Documents(strings.NewReader(text), "fuzz") {
			if err != nil {
				return
			}
			at := 0
			for _, s := range doc.Sentences {
				for _, token := range s.Tokens {
					if token.Start < at || token.End < token.Start || token.End > len(doc.Text) {
						t.Fatalf("token %v after byte %d of %d", token.Span, at, len(doc.Text))
					}
					at = token.End
				}
			}
			if err := write(&bytes.Buffer{}, doc, doc.Path); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(sample, 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, err := range Read(strings.NewReader(text)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func write(w io.Writer, doc *extract.Document, id string) error {
	out := NewWriter(w)
	out.Write(doc, id)
	return out.Flush()
}

func TestNumbersGoOnUnderOneID(t *testing.T) {
	var b bytes.Buffer
	out := NewWriter(&b)
	for range 2 {
		out.Write(&extract.Document{
			Text:      "Go",
			Blocks:    []extract.Block{{Span: schema.Span{End: 2}, Kind: extract.Paragraph}},
			Sentences: []extract.Sentence{{Span: schema.Span{End: 2}, Tokens: []extract.Token{{Span: schema.Span{End: 2}}}}},
			Mentions:  []extract.Mention{{Full: [2]int{0, 1}}},
			Chains:    []extract.Chain{{Mentions: []int{0}, Name: "A"}},
		}, "file")
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if strings.Count(got, "# newdoc") != 1 || !strings.Contains(got, "# sent_id = 2") || !strings.Contains(got, "Entity=(e2-concept-A)") {
		t.Errorf("got %s", got)
	}
}
