package english_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/conllu"
	"parley/extract/coref"
	"parley/extract/english"
	"parley/extract/entity"
	"parley/extract/read"
	"parley/schema"
)

var update = flag.Bool("update", false, "rewrite the stories with what the pipeline says now; read the diff")

// storyDate is the day on which every story was written, a Friday.
const storyDate = "2024-03-15"

// TestStories takes the text of every story through the whole pipeline and
// compares each layer with the story's section.
func TestStories(t *testing.T) {
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	for path, story := range stories(t) {
		t.Run(name(path), func(t *testing.T) {
			doc, err := read.Text(name(path), section(story, "text"))
			if err != nil {
				t.Fatal(err)
			}
			doc.Date = storyDate
			if err := pipeline.Run(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			compare(t, path, story, append([]txtar.File{{Name: "text", Data: section(story, "text")}, {Name: "tree", Data: tree(doc)}}, layers(doc)...))
		})
	}
}

// TestStoriesFromTrees takes the story's own trees through the stages behind
// the parser: what they find does not depend on the models.
func TestStoriesFromTrees(t *testing.T) {
	if *update {
		t.Skip("the trees are being rewritten")
	}
	stages := afterTrees(t)
	for path, story := range stories(t) {
		t.Run(name(path), func(t *testing.T) {
			for doc, err := range conllu.Documents(bytes.NewReader(section(story, "tree")), name(path)) {
				if err != nil {
					t.Fatal(err)
				}
				doc.Date = storyDate
				for _, stage := range stages {
					if err := stage.Run(context.Background(), doc); err != nil {
						t.Fatal(err)
					}
				}
				compare(t, path, story, layers(doc))
			}
		})
	}
}

// afterTrees are the stages behind the parser.
func afterTrees(t *testing.T) []extract.Stage {
	t.Helper()
	model, err := english.Models.ReadFile("models/coref.bin")
	if err != nil {
		t.Fatal(err)
	}
	chains, err := coref.Load(model)
	if err != nil {
		t.Fatal(err)
	}
	return []extract.Stage{entity.MentionStage(), chains.Stage(), clause.Stage(), canon.Stage()}
}

// TestStoriesTellEveryRule: a rule that no story fires is not understood.
func TestStoriesTellEveryRule(t *testing.T) {
	told := make(map[string]bool)
	for _, story := range stories(t) {
		for _, layer := range []string{"propositions", "statements"} {
			for line := range strings.Lines(string(section(story, layer))) {
				_, rules, _ := strings.Cut(line, "  # ")
				for rule := range strings.FieldsSeq(rules) {
					told[rule] = true
				}
			}
		}
	}
	for _, rule := range clause.Rules() {
		if !told[rule.Name] {
			t.Errorf("no story in testdata/stories tells the rule %s: %s", rule.Name, rule.Doc)
		}
	}
	for _, rule := range canon.Rules() {
		if !told[rule.Name] {
			t.Errorf("no story in testdata/stories tells the rule %s: %s", rule.Name, rule.Doc)
		}
	}
}

func stories(t *testing.T) map[string]*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/stories/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories in testdata/stories: %v", err)
	}
	all := make(map[string]*txtar.Archive)
	for _, path := range paths {
		story, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = story
	}
	return all
}

func name(path string) string { return strings.TrimSuffix(filepath.Base(path), ".txtar") }

func section(story *txtar.Archive, name string) []byte {
	for _, f := range story.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// compare checks the sections against the story, or rewrites it.
func compare(t *testing.T, path string, story *txtar.Archive, got []txtar.File) {
	t.Helper()
	if *update {
		out := &txtar.Archive{Comment: story.Comment, Files: got}
		if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, f := range got {
		if want := section(story, f.Name); !bytes.Equal(want, f.Data) {
			t.Errorf("%s differs (go test ./extract/english -run Stories -update, and read the diff):\n%s", f.Name, difference(want, f.Data))
		}
	}
}

// difference lists the lines that only one side has.
func difference(want, got []byte) string {
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	var out strings.Builder
	for _, line := range a {
		if !slices.Contains(b, line) {
			fmt.Fprintf(&out, "- %s\n", line)
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			fmt.Fprintf(&out, "+ %s\n", line)
		}
	}
	return out.String()
}

// tree is the CoNLL-U of sentences, tokens, trees and names.
func tree(doc *extract.Document) []byte {
	bare := *doc
	bare.Chains, bare.Mentions = nil, nil
	bare.Sentences = slices.Clone(bare.Sentences)
	for i := range bare.Sentences { // nothing that stories tell depends on the parser's doubts
		tokens := slices.Clone(bare.Sentences[i].Tokens)
		for k := range tokens {
			tokens[k].Doubt = 0
		}
		bare.Sentences[i].Tokens = tokens
	}
	bare.Date, bare.Text = "", strings.TrimSpace(doc.Text) // a story begins with its first word
	var out bytes.Buffer
	w := conllu.NewWriter(&out)
	w.Write(&bare, doc.Path)
	if err := w.Flush(); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// layers are the sections behind the tree, a line for each thing, without
// figures that depend on the machine.
func layers(doc *extract.Document) []txtar.File {
	parts := []struct {
		name  string
		write func(*bytes.Buffer, *extract.Document)
	}{
		{"mentions", writeMentions}, {"chains", writeChains}, {"propositions", writePropositions},
		{"statements", writeStatements}, {"positions", writePositions}, {"stances", writeStances},
	}
	var files []txtar.File
	for _, p := range parts {
		var out bytes.Buffer
		p.write(&out, doc)
		files = append(files, txtar.File{Name: p.name, Data: out.Bytes()})
	}
	return files
}

func writeMentions(out *bytes.Buffer, doc *extract.Document) {
	for _, m := range doc.Mentions {
		tokens := doc.Sentences[m.Sentence].Tokens
		fmt.Fprintf(out, "%d %q %s %s chain %d\n", m.Sentence+1, doc.Text[tokens[m.First].Start:tokens[m.End-1].End], m.Kind, m.Class, m.Chain)
	}
}

func writeChains(out *bytes.Buffer, doc *extract.Document) {
	for i, c := range doc.Chains {
		if len(c.Mentions) > 1 {
			fmt.Fprintf(out, "%d %s %q: %d mentions\n", i, c.Class, c.Name, len(c.Mentions))
		}
	}
}

func writePropositions(out *bytes.Buffer, doc *extract.Document) {
	words := func(p extract.Phrase) string {
		if !p.Present {
			return "-"
		}
		return strings.Join(strings.Fields(p.Span.In(doc.Text)), " ")
	}
	for i, p := range doc.Propositions {
		fmt.Fprintf(out, "%d (%s; %s; %s)", i, words(p.Subject), p.Name, words(p.Object))
		if p.Content >= 0 {
			fmt.Fprintf(out, " [%d]", p.Content)
		}
		writeMode(out, p.Polarity, p.Modality)
		for _, r := range p.Roles {
			fmt.Fprintf(out, " %s: %s;", r.Role, words(r.Phrase))
		}
		for _, s := range p.Attribution {
			fmt.Fprintf(out, " <- %s (%s, %s)", words(s.Phrase), s.Cue, s.Kind)
		}
		fmt.Fprintf(out, "  # %s\n", strings.Join(p.Rules, " "))
	}
}

func writeMode(out *bytes.Buffer, polarity schema.Polarity, modality schema.Modality) {
	if polarity == schema.Negated {
		out.WriteString(" not")
	}
	if modality != schema.Actual {
		fmt.Fprintf(out, " %s", modality)
	}
}

func writeStatements(out *bytes.Buffer, doc *extract.Document) {
	for _, s := range doc.Statements {
		fmt.Fprintf(out, "%d <%s> <%s>", s.Evidence.Sentence, s.Subject.ID, s.Relation.ID)
		if s.Object != nil {
			fmt.Fprintf(out, " <%s> %s", s.Object.ID, s.Object.Class)
			if s.Object.Value != "" {
				fmt.Fprintf(out, " = %s", s.Object.Value)
			}
		}
		writeMode(out, s.Polarity, s.Modality)
		if s.Relation.Event != "" {
			fmt.Fprintf(out, " %s", s.Relation.Event)
		}
		for _, r := range s.Roles {
			fmt.Fprintf(out, " %s: %s", r.Role, strings.Join(strings.Fields(r.Text), " "))
			if v := r.Value + r.ID; v != "" {
				fmt.Fprintf(out, " = %s", v)
			}
			out.WriteString(";")
		}
		for _, a := range s.Attribution {
			fmt.Fprintf(out, " <- <%s> (%s, %s)", a.Source.ID, a.Cue, a.Kind)
		}
		fmt.Fprintf(out, "  # %s\n", strings.Join(s.Rules, " "))
	}
}

func writePositions(out *bytes.Buffer, doc *extract.Document) {
	for _, e := range doc.Entities {
		if e.Class == schema.Position {
			side := "for"
			if e.Opposes {
				side = "against"
			}
			fmt.Fprintf(out, "<%s> %s <%s>\n", e.ID, side, e.Issue)
		}
	}
}

func writeStances(out *bytes.Buffer, doc *extract.Document) {
	for _, s := range doc.Stances {
		fmt.Fprintf(out, "<%s> %s <%s> by %s\n", s.Holder.ID, s.Stance, s.Target.ID, s.Stated)
	}
}
