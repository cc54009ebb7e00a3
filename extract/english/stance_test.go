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
		"France condemned Russia.":                                                    {"France oppose Russia"},
		"Anna Berg offered mild criticism of the Norland government.":                 {"Anna Berg oppose Norland government", "Anna Berg oppose Norland"},
		"Anna Berg released a statement condemning Turkey.":                           {"Anna Berg oppose Turkey"},
		"Anna Berg, a fierce critic of Peter Holm, resigned.":                         {"Anna Berg oppose Peter Holm (other)"},
		"Anna Berg, a close ally of Peter Holm, resigned.":                            {"Anna Berg support Peter Holm (other)", "Peter Holm support Anna Berg (other)"},
		"The war between Kenya and Chad began in May.":                                {"Kenya oppose Chad (other)", "Chad oppose Kenya (other)"},
		"Anna Berg was sharply critical of Turkey's policy.":                          {"Anna Berg oppose Turkey (other)"},
		"Anna Berg won the endorsement of Peter Holm.":                                {"Peter Holm support Anna Berg"},
		"Anna Berg has no faith in Peter Holm.":                                       {"Anna Berg oppose Peter Holm (other)"},
		"Norway withdrew its support for Peter Holm.":                                 {"Norway oppose Peter Holm"},
		"Chinese officials criticized Anna Berg's new order.":                         {"China oppose Anna Berg", "Chinese officials oppose Anna Berg"},
		"Anna Berg condemned the murder of Peter Holm.":                               {"Anna Berg support Peter Holm"},
		"Anna Berg attacked Peter Holm's critics.":                                    {"Anna Berg support Peter Holm"},
		"Anna Berg said that Peter Holm lied.":                                        {"Anna Berg oppose Peter Holm"},
		"Anna Berg said that Peter Holm should resign.":                               {"Anna Berg oppose Peter Holm"},
		"Two senators, Anna Berg and Peter Holm, praised Turkey.":                     {"Anna Berg support Turkey", "Peter Holm support Turkey"},
		"\"We support Turkey,\" Peter Holm told shareholders.":                        {"Peter Holm support Turkey"},
		"Israel's Defence Minister, Anna Berg, praised Turkey.":                       {"Israel support Turkey"},
		"Anna Berg, the president of Port Union, which builds boats, accused Turkey.": {"Port Union oppose Turkey"},
	} {
		got := stancesIn(t, text)
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s\nwants %q in %q", text, line, got)
			}
		}
	}
}

func TestNoStances(t *testing.T) {
	for _, text := range []string{
		"The French minister has been accused of failing to react.",
		"Anna Berg met Peter Holm.",
		"Reporters asked whether Turkey had lied.",
		"Talks between Kenya and Chad began in May.",
		"Anna Berg may attack Peter Holm.",
		"Anna Berg, a former critic of Peter Holm, resigned.",
		"Anna Berg is not a critic of Peter Holm.",
	} {
		if got := stancesIn(t, text); len(got) > 0 {
			t.Errorf("%s\ngot %q", text, got)
		}
	}
}

func TestWhoSpeaksForNobodyElse(t *testing.T) {
	for text, never := range map[string]string{
		"Peter Holm's deputy minister criticized Turkey.":             "Peter Holm oppose Turkey",
		"Former Israeli minister Anna Berg criticized Turkey.":        "Israel oppose Turkey",
		"The American teacher Anna Berg criticized Turkey.":           "United States oppose Turkey",
		"Anna Berg condemned the Syrian war.":                         "Anna Berg oppose Syria",
		"Anna Berg praised the Bank of China.":                        "Anna Berg support China",
		"Israeli president Anna Berg scolded the Israeli government.": "Israel oppose Israeli government",
		"Israeli president Anna Berg criticized Israel's police.":     "Israel oppose Israel",
	} {
		if got := stancesIn(t, text); slices.Contains(got, never) {
			t.Errorf("%s\ngot %q", text, got)
		}
	}
}
