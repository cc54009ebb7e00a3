package clause_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/clause"
	"parley/extract/conllu"
	"parley/schema"
)

var update = flag.Bool("update", false, "rewrite what the stories yield")

const stories = "testdata/stories.conllu"

// readStories groups the sentences of the stories into documents, each with
// the sentences that it is made of.
func readStories(t testing.TB) (docs []*extract.Document, sentences [][]*conllu.Sentence) {
	t.Helper()
	f, err := os.Open(stories)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s, err := range conllu.Read(f) {
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Meta("newdoc"); ok {
			sentences = append(sentences, nil)
		}
		last := len(sentences) - 1
		sentences[last] = append(sentences[last], s)
	}
	for _, group := range sentences {
		id, _ := group[0].Meta("newdoc id")
		docs = append(docs, conllu.Document(id, group))
	}
	return docs, sentences
}

// told is one proposition as a story tells it.
func told(doc *extract.Document, p extract.Proposition) string {
	text := func(ph extract.Phrase) string { return ph.Span.In(doc.Text) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s", text(p.Subject), p.Name, text(p.Object))
	for _, r := range p.Roles {
		fmt.Fprintf(&b, " | %s: %s", r.Role, text(r.Phrase))
	}
	if p.Polarity == schema.Negated {
		b.WriteString(" | not")
	}
	if p.Modality != schema.Actual {
		fmt.Fprintf(&b, " | %s", p.Modality)
	}
	for _, a := range p.Attribution {
		fmt.Fprintf(&b, " | by %s: %s, %s", text(a.Phrase), a.Cue, a.Kind)
	}
	return b.String() + " | " + strings.Join(p.Rules, " ")
}

// read runs the stage and returns what it tells of each sentence.
func read(t testing.TB, doc *extract.Document) [][]string {
	t.Helper()
	for _, stage := range []extract.Stage{clause.Mending(), clause.Stage()} {
		if err := stage.Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	all := make([][]string, len(doc.Sentences))
	for _, p := range doc.Propositions {
		all[p.Sentence] = append(all[p.Sentence], told(doc, p))
	}
	return all
}

func TestStories(t *testing.T) {
	docs, sentences := readStories(t)
	var got [][]string
	for d, doc := range docs {
		for i, lines := range read(t, doc) {
			got = append(got, lines)
			var want []string
			for _, c := range sentences[d][i].Comments {
				if y, ok := strings.CutPrefix(c, "yields = "); ok {
					want = append(want, y)
				}
			}
			if !*update && !slices.Equal(lines, want) {
				t.Errorf("%s\ngot\n  %s\nwant\n  %s", sentences[d][i].Text(), strings.Join(lines, "\n  "), strings.Join(want, "\n  "))
			}
		}
	}
	if *update {
		rewrite(t, got)
	}
}

// rewrite puts what the stories yield into their file.
func rewrite(t *testing.T, got [][]string) {
	data, err := os.ReadFile(stories)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		for _, line := range strings.Split(block, "\n") {
			if strings.HasPrefix(line, "# yields = ") {
				continue
			}
			b.WriteString(line + "\n")
			if strings.HasPrefix(line, "# text = ") {
				for _, y := range got[i] {
					b.WriteString("# yields = " + y + "\n")
				}
			}
		}
		b.WriteString("\n")
	}
	if err := os.WriteFile(stories, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOnlyParagraphs checks that headings and the like yield nothing.
func TestOnlyParagraphs(t *testing.T) {
	for _, kind := range []extract.BlockKind{extract.Heading, extract.Related, extract.Caption, extract.Byline, extract.Dateline} {
		docs, _ := readStories(t)
		doc := docs[0]
		for i := range doc.Blocks {
			doc.Blocks[i].Kind = kind
		}
		read(t, doc)
		if n := len(doc.Propositions); n != 0 {
			t.Errorf("%s yields %d propositions", kind, n)
		}
	}
}
