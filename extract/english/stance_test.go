package english_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"parley/extract/english"
	"parley/extract/read"
)

// stancesIn lists the stances of a text: "Norland oppose the treaty (other)",
// without the mark where the holder states it.
func stancesIn(t *testing.T, text string) []string {
	t.Helper()
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text("stance.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range doc.Stances {
		line := fmt.Sprintf("%s %s %s", s.Holder.Name, s.Stance, s.Target.Name)
		if s.Stated == "other" {
			line += " (other)"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestStances(t *testing.T) {
	for text, want := range map[string][]string{
		"The French minister has been accused of failing to react.": nil,
		"France condemned Russia.":                                   {"France oppose Russia"},
	} {
		got := stancesIn(t, text)
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s\nwants %q in %q", text, line, got)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%s\ngot %q", text, got)
		}
	}
}
