package entity_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/syntax"
	"parley/extract/token"
	"parley/schema"
)

// reader is the part of the pipeline up to the names.
type reader struct {
	model  *entity.NameModel
	before []extract.Stage
}

func load[M any](t testing.TB, name string, read func([]byte) (*M, error)) *M {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "english", "models", name+".bin"))
	if err != nil {
		t.Fatal(err)
	}
	model, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func newReader(t testing.TB) *reader {
	tagger := load(t, "syntax", syntax.Load)
	return &reader{
		model:  load(t, "names", entity.LoadNames),
		before: []extract.Stage{load(t, "tokens", token.Load).Stage(), tagger.Stage(load(t, "lemmas", syntax.LoadLemmas))},
	}
}

// parse runs the stages before the names over a text of one block.
func (r *reader) parse(t testing.TB, text string) *extract.Document {
	t.Helper()
	doc := &extract.Document{Text: text, Blocks: []extract.Block{{Span: schema.Span{End: len(text)}, Kind: extract.Paragraph}}}
	var failures []error
	for _, stage := range r.before {
		failures = append(failures, stage.Run(context.Background(), doc))
	}
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
	return doc
}

func (r *reader) names(t testing.TB, text string) *extract.Document {
	t.Helper()
	doc := r.parse(t, text)
	if err := r.model.Stage().Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// spell writes names as "text/class", divided by bars.
func spell(doc *extract.Document) string {
	var all []string
	for _, name := range doc.Names {
		tokens := doc.Sentences[name.Sentence].Tokens
		all = append(all, doc.Text[tokens[name.First].Start:tokens[name.End-1].End]+"/"+string(name.Class))
	}
	return strings.Join(all, " | ")
}

func TestNames(t *testing.T) {
	r := newReader(t)
	for _, test := range []struct{ text, want string }{
		{"President Ana Lopez met Foreign Minister Igor Petrov in Geneva on Monday.", "Ana Lopez/person | Igor Petrov/person | Geneva/place"},
		{"The United States and France told the U.N. Security Council that talks had failed.",
			"United States/country | France/country | U.N. Security Council/organization"},
		{"Russian troops left the Gaza Strip, NATO said.", "Gaza Strip/place | NATO/organization"},
		{"The Russians and the Palestinians agreed.", "Russians/group | Palestinians/group"},
		{"Mr. Smith of the World Bank visited Britain.", "Smith/person | World Bank/organization | Britain/country"},
		{"The pro-Russia party lost.", ""},
		{"They left early on Tuesday morning.", ""},
		{"Troops left Bosnia and Herzegovina, Antigua and Barbuda said.", "Bosnia and Herzegovina/country | Antigua and Barbuda/country"},
		{"At least 40 people were killed by Cyclone Ada, officials said.", "Cyclone Ada/event"},
		{"Neither the Commission nor Hungary commented.", "Commission/organization | Hungary/country"},
	} {
		if got := spell(r.names(t, test.text)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestNameAcrossLines finds a name that a line end divides.
func TestNameAcrossLines(t *testing.T) {
	if got, want := spell(newReader(t).names(t, "He flew to the United\nStates on Monday.")), "United\nStates/country"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSecondPass knows a short name by the long one elsewhere in the document.
func TestSecondPass(t *testing.T) {
	doc := newReader(t).names(t, "Talks with Lopez failed. The foreign minister, Ana Lopez, said so. Lopez flew home. Nobody followed Lopez.")
	persons := 0
	for _, name := range doc.Names {
		if name.Class == schema.Person {
			persons++
		}
	}
	if persons != 4 {
		t.Errorf("%d persons of 4: %s", persons, spell(doc))
	}
}

// TestLongDocument finds the same in a document of which too many words are
// seen to keep them in view.
func TestLongDocument(t *testing.T) {
	r := newReader(t)
	doc := r.parse(t, "President Ana Lopez told the U.N. Security Council on Monday that Russian troops had left. Lopez then flew to Geneva.")
	sentences := doc.Sentences
	count := func(times int) int {
		doc.Sentences = slices.Repeat(sentences, times)
		if err := r.model.Stage().Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		return len(doc.Names)
	}
	if short, long := count(300), count(1500); long != 5*short || short < 4*300 {
		t.Errorf("%d names in a document, %d in one five times as long", short, long)
	}
}

func FuzzNames(f *testing.F) {
	r := newReader(f)
	f.Add("President Ana Lopez met the U.N. Security Council.")
	f.Add("ÉCOLE “IS” ’s -- 5 WHO")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			return
		}
		doc := r.names(t, text)
		sentence, at := 0, 0
		for _, name := range doc.Names {
			if name.Sentence != sentence {
				sentence, at = name.Sentence, 0
			}
			if name.First < at || name.End <= name.First || name.End > len(doc.Sentences[sentence].Tokens) || name.Class == "" {
				t.Fatalf("name %+v after token %d", name, at)
			}
			at = name.End
		}
	})
}

func TestLoadNamesDamaged(t *testing.T) {
	data, err := os.ReadFile("../english/models/names.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, []byte("parley names 0\n"), data[:1000]} {
		if _, err := entity.LoadNames(damaged); err == nil {
			t.Errorf("a model of %d bytes of %d was loaded", len(damaged), len(data))
		}
	}
}

func BenchmarkNames(b *testing.B) {
	r := newReader(b)
	doc := r.parse(b, strings.Repeat("President Ana Lopez told the U.N. Security Council on Monday that Russian troops had left the town near Geneva. ", 50))
	words := 0
	for i := range doc.Sentences {
		words += len(doc.Sentences[i].Tokens)
	}
	stage := r.model.Stage()
	b.ResetTimer()
	for b.Loop() {
		if err := stage.Run(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
