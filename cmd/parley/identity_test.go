package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/read"
	"parley/graph"
	"parley/schema"
)

// labelled is a mention with the actor that it means, by a label of our own.
type labelled struct {
	document string
	span     schema.Span
	label    string
	node     string // where the program puts it
}

var labelMarks = regexp.MustCompile(`\{([^}|]*)\|([^}]*)\}`)

// readLabelled reads a text in which {the words|actor} mark mentions; "-" marks
// words that look like one and are none.
func readLabelled(t testing.TB, name string) (string, []labelled) {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var all []labelled
	at := 0
	for _, m := range labelMarks.FindAllSubmatchIndex(content, -1) {
		text.Write(content[at:m[0]])
		span := schema.Span{Start: text.Len(), End: text.Len() + m[3] - m[2]}
		text.Write(content[m[2]:m[3]])
		at = m[1]
		if label := string(content[m[4]:m[5]]); label != "-" {
			all = append(all, labelled{document: filepath.Base(name), span: span, label: label})
		}
	}
	text.Write(content[at:])
	return text.String(), all
}

// buildLabelled takes texts through the whole program and tells for every
// labelled mention the node that it ends up in; one of its own for what the
// program overlooks.
func buildLabelled(t testing.TB, pattern string) []labelled {
	t.Helper()
	ctx := context.Background()
	names, err := filepath.Glob(filepath.Join("../../testdata/identity", pattern))
	if err != nil || len(names) == 0 {
		t.Fatal("no texts", err)
	}
	store, err := graph.Open(ctx, "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var all []labelled
	for _, name := range names {
		text, mentions := readLabelled(t, name)
		doc, err := read.Text(filepath.Base(name), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := runPipeline(ctx, doc); err != nil {
			t.Fatal(err)
		}
		held := slices.DeleteFunc(slices.Clone(doc.Statements), func(s schema.Statement) bool { return !s.Held() })
		if _, err := store.Put(ctx, stored(doc), held, doc.Entities, doc.Stances); err != nil {
			t.Fatal(err)
		}
		all = append(all, entitiesOf(t, doc, text, mentions)...)
	}
	if _, err := store.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].node, err = store.Stands(ctx, all[i].node); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// entitiesOf are the ids that a document gives to labelled mentions.
func entitiesOf(t testing.TB, doc *extract.Document, text string, mentions []labelled) []labelled {
	t.Helper()
	if doc.Text != text {
		t.Fatalf("%s: the reader changed the text", doc.Path)
	}
	actors := canon.ResolveActors(doc)
	for i := range mentions {
		l := &mentions[i]
		l.node = fmt.Sprintf("(%s %d)", doc.Path, l.span.Start)
		best := 0
		for k := range doc.Mentions {
			m := &doc.Mentions[k]
			tokens := doc.Sentences[m.Sentence].Tokens
			head := tokens[m.Head].Span
			if m.Kind == extract.PronounMention || !l.span.Contains(head) {
				continue
			}
			span := schema.Span{Start: tokens[m.First].Start, End: tokens[m.End-1].End}
			shared := min(span.End, l.span.End) - max(span.Start, l.span.Start)
			if union := span.Len() + l.span.Len() - shared; 1000*shared/union > best {
				if a, ok := actors.Argument(m.Sentence, m.Head, span.In(text)); ok {
					best, l.node = 1000*shared/union, a.ID
				}
			}
		}
	}
	return mentions
}

// bCubed is the precision and recall of clusters, mention by mention (A. Bagga and
// B. Baldwin, Entity-based cross-document coreferencing, 1998).
func bCubed(all []labelled) (precision, recall, f1 float64) {
	for _, a := range all {
		both, node, label := 0, 0, 0
		for _, b := range all {
			if a.node == b.node {
				node++
			}
			if a.label == b.label {
				label++
			}
			if a.node == b.node && a.label == b.label {
				both++
			}
		}
		precision += float64(both) / float64(node)
		recall += float64(both) / float64(label)
	}
	precision, recall = precision/float64(len(all)), recall/float64(len(all))
	return precision, recall, 2 * precision * recall / (precision + recall)
}

// TestOneActorOneNode measures the labelled texts of testdata/identity. The first
// half served to find out what is missing; the second was labelled at the same
// time and measured when the rules were done: B-cubed F1 .912 (a mistake that it
// brought to light, in names with "el", has been mended since).
func TestOneActorOneNode(t *testing.T) {
	for _, part := range []struct {
		pattern string
		least   float64 // B-cubed F1
	}{{"a*.txt", 0.965}, {"b*.txt", 0.915}, {"*.txt", 0.935}} {
		all := buildLabelled(t, part.pattern)
		p, r, f1 := bCubed(all)
		t.Logf("%s: %d mentions, precision %.3f, recall %.3f, F1 %.3f", part.pattern, len(all), p, r, f1)
		if f1 < part.least {
			t.Errorf("%s: F1 %.3f, want %.3f", part.pattern, f1, part.least)
		}
		for _, line := range confusions(all) {
			t.Log(line)
		}
	}
}

// confusions tells where labels and nodes part.
func confusions(all []labelled) []string {
	labels, nodes := map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, l := range all {
		for _, side := range []struct {
			of       map[string]map[string]bool
			key, has string
		}{{labels, l.label, l.node}, {nodes, l.node, l.label}} {
			if side.of[side.key] == nil {
				side.of[side.key] = map[string]bool{}
			}
			side.of[side.key][side.has] = true
		}
	}
	var lines []string
	for _, l := range all {
		if len(labels[l.label]) > 1 || len(nodes[l.node]) > 1 {
			lines = append(lines, fmt.Sprintf("%s → %s  (%s, byte %d)", l.label, l.node, l.document, l.span.Start))
		}
	}
	slices.Sort(lines)
	return lines
}
