package canon_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/conllu"
	"parley/extract/coref"
	"parley/extract/entity"
)

var updateActors = flag.Bool("update-actors", false, "rewrite what the stories of actors yield")

const actorStories = "testdata/actors.conllu"

// tellActors runs a story from its trees and names to its actors, and tells
// every mention with the entity that it stands for and every chain.
func tellActors(t testing.TB, doc *extract.Document) []string {
	t.Helper()
	model, err := os.ReadFile("../english/models/coref.bin")
	if err != nil {
		t.Fatal(err)
	}
	chains, err := coref.Load(model)
	if err != nil {
		t.Fatal(err)
	}
	for _, stage := range []extract.Stage{entity.MentionStage(), chains.Stage()} {
		if err := stage.Run(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	actors := canon.ResolveActors(doc)
	var told []string
	for _, m := range doc.Mentions {
		tokens := doc.Sentences[m.Sentence].Tokens
		text := doc.Text[tokens[m.First].Start:tokens[m.End-1].End]
		argument, ok := actors.Argument(m.Sentence, m.Head, text)
		if !ok {
			argument.Name = "?"
		}
		told = append(told, fmt.Sprintf("# mention = %d: %s (%s) = %s, %s, chain %d", m.Sentence+1, text, m.Kind, argument.Name, argument.Class, m.Chain+1))
	}
	for _, e := range actors.Entities() {
		if len(e.Aliases) > 0 {
			told = append(told, fmt.Sprintf("# alias = %s: %s", e.ID, strings.Join(e.Aliases, "; ")))
		}
	}
	return told
}

// TestActorStories compares what short texts yield with what is written above
// their trees; -update-actors rewrites it.
func TestActorStories(t *testing.T) {
	content, err := os.ReadFile(actorStories)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]string{}
	for doc, err := range conllu.Documents(bytes.NewReader(content), actorStories) {
		if err != nil {
			t.Fatal(err)
		}
		told[doc.Path] = tellActors(t, doc)
	}
	var rewritten []string
	expected := map[string][]string{}
	id := ""
	for _, line := range strings.Split(string(content), "\n") {
		if strings.HasPrefix(line, "# mention = ") || strings.HasPrefix(line, "# alias = ") {
			expected[id] = append(expected[id], line)
			continue
		}
		rewritten = append(rewritten, line)
		if name, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			id = name
			rewritten = append(rewritten, told[id]...)
		}
	}
	if *updateActors {
		if err := os.WriteFile(actorStories, []byte(strings.Join(rewritten, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(told) < 9 {
		t.Errorf("%d stories, want at least 9", len(told))
	}
	for name := range told {
		if got, want := strings.Join(told[name], "\n"), strings.Join(expected[name], "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}
