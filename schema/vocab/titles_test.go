package vocab

import (
	"testing"

	"parley/schema"
)

func TestClassOfNoun(t *testing.T) {
	for _, test := range []struct {
		form, lemma string
		want        schema.Class
	}{
		{"minister", "minister", schema.Person}, {"ministers", "minister", schema.Group},
		{"force", "force", schema.Organization}, {"forces", "force", schema.Group},
		{"reporters", "reporter", schema.Group}, {"ministry", "ministry", schema.Organization},
		{"talks", "talk", schema.Event}, {"spokeswoman", "spokeswoman", schema.Person},
		{"seismologist", "seismologist", schema.Person}, {"xyzzy", "xyzzy", ""},
	} {
		if got := ClassOfNoun(test.form, test.lemma); got != test.want {
			t.Errorf("ClassOfNoun(%q): %q, want %q", test.form, got, test.want)
		}
	}
}

func TestStateOf(t *testing.T) {
	for name, want := range map[string]string{
		"Moscow": "Russia", "the Kremlin": "Russia", "Washington": "United States", "Brussels": "European Union",
		"Munich": "", "Singapore": "", "": "",
	} {
		if got, _, ok := StateOf(name); got != want || ok != (want != "") {
			t.Errorf("StateOf(%q): %q, %v, want %q", name, got, ok, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for name, want := range map[string]struct {
		name  string
		class schema.Class
	}{
		"the U.S.": {"United States", schema.Country}, "Britain": {"United Kingdom", schema.Country},
		"EU": {"European Union", schema.Organization}, "Geneva": {"Geneva", schema.Place}, "Nowhere": {"", ""},
	} {
		if got, class, ok := Canonical(name); got != want.name || class != want.class || ok != (want.name != "") {
			t.Errorf("Canonical(%q): %q, %q, %v, want %v", name, got, class, ok, want)
		}
	}
	for word, want := range map[string]string{"Russian": "Russia", "U.S.": "United States", "Western": "", "Geneva": ""} {
		if got := CountryOf(word); got != want {
			t.Errorf("CountryOf(%q): %q, want %q", word, got, want)
		}
	}
}

func TestTitlesAndGivenNames(t *testing.T) {
	if title, ok := TitleNamed("Secretary of State"); !ok || title.Kind != Office {
		t.Errorf("secretary of state: %v, %v", title, ok)
	}
	if title, _ := TitleNamed("spokeswoman"); title.Gender != Feminine || title.Kind != Voice {
		t.Errorf("spokeswoman: %v", title)
	}
	for name, want := range map[string]Gender{"Olga": Feminine, "Joe": Masculine, "Jean": 0, "Qwerty": 0} {
		if got := GenderOfGiven(name); got != want {
			t.Errorf("GenderOfGiven(%q): %q, want %q", name, got, want)
		}
	}
}

// TestNounTable asserts that every row can be read: a bad row would be lost in silence.
func TestNounTable(t *testing.T) {
	for fields := range rows(nounTable) {
		if len(fields) != 3 {
			t.Errorf("row %q has %d columns, want 3", fields, len(fields))
		}
	}
	known := map[schema.Class]bool{}
	for _, class := range schema.Classes {
		known[class] = true
	}
	for lemma, noun := range nouns() {
		if !known[noun.Class] {
			t.Errorf("noun %q has the class %q", lemma, noun.Class)
		}
	}
}
