package vocab

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestAttitudesAreWellFormed(t *testing.T) {
	kinds := map[AttitudeKind]bool{}
	for _, kind := range []AttitudeKind{Toward, Agent, Fellow, Both, Quality, Acting, Moved, Deed, Quit, Giving, Getting, Undoing, Reverse, Speaks, Part, Wording, Scene, Channel} {
		kinds[kind] = true
	}
	for fields := range rows(attitudeTable) {
		if len(fields) != 5 || !kinds[AttitudeKind(fields[0])] || !slices.Contains([]string{"+", "-", "0"}, fields[1]) || fields[4] == "" {
			t.Errorf("row %q", fields)
			continue
		}
		if strength, err := strconv.ParseFloat(fields[2], 64); err != nil || strength <= 0 || strength > 1 {
			t.Errorf("strength of %q", fields)
		}
		if fields[4] != strings.ToLower(fields[4]) {
			t.Errorf("lemmas in capitals: %q", fields)
		}
	}
	for kind := range kinds {
		if len(attitudes()[kind]) == 0 {
			t.Errorf("no word of the kind %s", kind)
		}
		if !strings.Contains(attitudeTable, "# "+string(kind)+"\t") {
			t.Errorf("the head of the table does not tell what %s is", kind)
		}
	}
}

func TestNoWordIsForAndAgainst(t *testing.T) {
	for kind, words := range attitudes() {
		for lemma, all := range words {
			for _, a := range all[1:] {
				if kind != Toward && a.Side != all[0].Side {
					t.Errorf("%s %s is on both sides", kind, lemma)
				}
			}
		}
	}
}

func TestAttitudeOf(t *testing.T) {
	if a := AttitudeOf(Toward, "criticism"); len(a) == 0 || a[0].Side != -1 || !a[0].LeadsBy("of") || a[0].LeadsBy("for") {
		t.Errorf("criticism: %+v", a)
	}
	if a := AttitudeOf(Toward, "table"); a != nil {
		t.Errorf("table: %+v", a)
	}
}
