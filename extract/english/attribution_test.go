package english_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parley/extract/english"
	"parley/extract/read"
)

// saidBy lists the links of the chains in a text, with the source in full and
// the words of the cue, and the relations that are themselves cues.
func saidBy(t *testing.T, text string) string {
	t.Helper()
	pipeline, err := english.Extractor()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Text("said.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	var lines []string
	add := func(line string) {
		if !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	for i := range doc.Statements {
		s := &doc.Statements[i]
		for _, a := range s.Attribution {
			add(fmt.Sprintf("%s: %s (%s, %s)", a.Source.Text, doc.Text[a.Start:a.End], a.Cue, a.Kind))
		}
		if s.Relation.Cue != "" {
			add(fmt.Sprintf("%s %s %s", s.Subject.Text, s.Relation.Cue, s.Relation.Kind))
		}
	}
	return strings.Join(lines, "\n")
}

func TestSourcesAndCuesAreFoundInFull(t *testing.T) {
	for text, want := range map[string][]string{
		"Ada Dahl, an envoy of Norland, said the fleet sank the ferry.":                                        {"Ada Dahl, an envoy of Norland: said (say, report)", "Ada Dahl say report"},
		"The envoy, who claimed that the fleet sank the ferry, resigned.":                                      {"who: claimed (claim, claim)", "The envoy claim claim"},
		"The mayor and the bishop warned that Norland would attack.":                                           {"The mayor and the bishop: warned (warn, commitment)"},
		"According to Ada Dahl, the fleet sank the ferry.":                                                     {"Ada Dahl: According (accord, report)"},
		"The fleet is believed to have sunk the ferry.":                                                        {"believed (believe, claim)"},
		"The mayor demanded an apology.":                                                                       {"The mayor demand demand"},
		"The mayor vowed to sink the fleet.":                                                                   {"The mayor vow commitment"},
		"The mayor criticized the treaty.":                                                                     {"The mayor criticize claim"},
		"Norland's denial that it sank the ferry surprised the bishop.":                                        {"Norland: denial (denial, claim)"},
		"The captain yelled to the crew that the fleet sank the ferry.":                                        {"The captain: yelled (yell, report)"},
		"The plan fails the town, the bishop opined.":                                                          {"the bishop: opined (opine, claim)"},
		"The mayor questioned the plan.":                                                                       {"The mayor question claim"},
		"The mayor warned of a storm.":                                                                         {"The mayor warn commitment"},
		"“It is a warning to all the towns, especially the small ones,” Rep. Gwen Stone (D-Wis.) said Friday.": {"Rep. Gwen Stone (D-Wis.): said (say, report)"},
		"The latest opinion poll released Friday shows that the mayor leads the bishop.":                       {"The latest opinion poll released: shows (show, report)"},
		"The mayor called for talks.":                                                                          {"The mayor call demand"},
	} {
		got := saidBy(t, text)
		for _, line := range want {
			if !strings.Contains(got, line) {
				t.Errorf("%s\nwants %s\nin\n%s", text, line, got)
			}
		}
	}
}

func TestWhatIsNotSaidHasNoCue(t *testing.T) {
	for _, text := range []string{
		"The fleet attacked the island.",
		"The police questioned the minister.",
		"The council admitted two members.",
		"The mayor decided to criticize the treaty.",
		"The storm may prevent the ferry from leaving the port.",
		"The ferry is supposed to leave the port.",
		"You know, the fleet left the port.",
		"The treaty helped the mayor to keep the island.",
	} {
		if got := saidBy(t, text); got != "" {
			t.Errorf("%s\n%s", text, got)
		}
	}
}
