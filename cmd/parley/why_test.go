package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"parley/extract"
)

var update = flag.Bool("update", false, "rewrite the explanations of an article with what parley says now; read the diff")

// lasting is an explanation without the trees, which every new parser changes,
// and without the confidence, which every training does.
func lasting(output string) string {
	var kept []string
	confidence := false
	for line := range strings.Lines(output) {
		name, _, _ := strings.Cut(strings.TrimPrefix(line, "  "), " ")
		confidence = name == "confidence" || confidence && name == ""
		if !confidence && !treeLine.MatchString(line) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

var treeLine = regexp.MustCompile(`^  [ │]*[├╰╭┤╮╯╴]`)

// TestArticleExplained compares what is said of every statement of an article
// with what was said before.
func TestArticleExplained(t *testing.T) {
	const golden = "../../testdata/explanations/windsor-framework.txt"
	article, err := os.Open("../../testdata/articles/windsor-framework.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer article.Close()
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), strings.Fields("parley why --file -"), article, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	told := lasting(stdout.String())
	if *update {
		if err := os.WriteFile(golden, []byte(told), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	got, old := strings.Split(told, "\n"), strings.Split(string(want), "\n")
	for i := range got {
		if i >= len(old) || got[i] != old[i] {
			t.Fatalf("line %d is %q, and was %q; -update rewrites %s", i+1, got[i], append(old, "")[min(i, len(old))], golden)
		}
	}
	if len(old) > len(got) {
		t.Errorf("%d lines fewer than before; -update rewrites %s", len(old)-len(got), golden)
	}
}

// sketch makes the tokens of a tree of words, each with the id of its head;
// words with a star are used.
func sketch(words string, heads ...int) []extract.TreeToken {
	var tokens []extract.TreeToken
	for i, word := range strings.Fields(words) {
		token := extract.TreeToken{ID: i + 1, Form: strings.TrimSuffix(word, "*"), UPOS: "X", Head: heads[i]}
		if strings.HasSuffix(word, "*") {
			token.Parts = []string{"subject"}
		}
		tokens = append(tokens, token)
	}
	return tokens
}

func drawn(tokens []extract.TreeToken, fold bool) string {
	var lines []string
	rows := treeRows(tokens, fold)
	for i := range rows {
		lines = append(lines, branches(rows, i)+" "+rows[i].form)
	}
	return strings.Join(lines, "\n")
}

func TestTreesAreDrawn(t *testing.T) {
	tests := []struct {
		name   string
		tokens []extract.TreeToken
		fold   bool
		want   string
	}{
		{"one word", sketch("Stop", 0), false, "╴ Stop"},
		{"before and after", sketch("the army shelled a town", 2, 3, 0, 5, 3), false, `
  ╭─╴ the
╭─╯ army
┤ shelled
│ ╭─╴ a
╰─╯ town`},
		{"crossing lines", sketch("a hearing came on it", 2, 3, 0, 5, 2), false, `
  ╭─╴ a
╭─┤ hearing
╯ came
  │ ╭─╴ on
  ╰─╯ it`},
		{"folded", sketch("army* that came from the north shelled* towns*", 7, 3, 1, 6, 6, 3, 0, 7), true, `
╭─╮ army
│ ╰─╴ [that … north, 5 words]
┤ shelled
╰─╴ towns`},
		{"used inside", sketch("army* that came from the north* shelled* towns*", 7, 3, 1, 6, 6, 3, 0, 7), true, `
╭─╮ army
│ │ ╭─╴ that
│ ╰─┤ came
│   │ ╭─╴ from
│   │ ├─╴ the
│   ╰─╯ north
┤ shelled
╰─╴ towns`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, want := drawn(test.tokens, test.fold), strings.TrimPrefix(test.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestLinesAreWrapped(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		"a b c":                 "a b c",
		"one two three":         "one two|three",
		"“Kyjiw” — überall hin": "“Kyjiw” —|überall|hin",
		"unbreakable-word x":    "unbreakable-word|x",
	} {
		if got := strings.Join(wrap(text, 9), "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
