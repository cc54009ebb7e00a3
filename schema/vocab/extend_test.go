package vocab

import (
	"errors"
	"strings"
	"testing"
)

// worldWith is the world of a process that has extended its vocabulary.
func worldWith(t *testing.T, file string) (*world, error) {
	t.Helper()
	added, err := readRows("mine.tsv", strings.NewReader(file))
	if err != nil {
		return nil, err
	}
	return buildWorld(append(added, ownRows()...))
}

func TestExtension(t *testing.T) {
	w, err := worldWith(t, "# my own\n"+
		"country\tVeldoria [1999-01-01..]\t\tVeldorian\tRepublic of Veldoria\tKastel\r\n"+
		"body\tNATO\t\t\tOTAN Alliance\n"+
		"body\tNorthern Pact\t\talliance\tNP\tKastel\n"+
		"members\tNorthern Pact\tNorway;Veldoria [2001-01-01..2010-01-01]\n"+
		"seat\tOak Palace\tVeldoria\n"+
		"people\tMarshfolk\tVeldoria\tMarshman\n"+
		"title\tstarosta\tregion\toffice;m\t\tbe governor of\n")
	if err != nil {
		t.Fatal(err)
	}
	if p := w.named["Kastel"][0].place; p.Kind != CapitalPlace || p.Country != "Veldoria" {
		t.Errorf("Kastel: %+v", p)
	}
	if p := w.words["Veldorians"][0].place; p.Name != "Veldoria" {
		t.Errorf("Veldorians: %+v", p)
	}
	if b := w.named["OTAN Alliance"][0].body; b.Name != "NATO" || !b.Called("alliance") {
		t.Errorf("the row of NATO does not add to the program's: %+v", b)
	}
	if m := w.members["Northern Pact"]; len(m) != 2 || m[1].Holds("2011-01-01") {
		t.Errorf("members: %+v", m)
	}
	if w.powers["Oak Palace"][0].Name != "Veldoria" || w.named["Marshfolk"][0].people == nil || w.titles["starosta"].Gender != Masculine {
		t.Error("seat, people or title is lost")
	}
}

func TestExtensionComesFirst(t *testing.T) {
	w, err := worldWith(t, "country\tEastland\t\tEasterner\tGeorgia\n"+"ambiguous\tGeorgia\tEastland;Georgia\n")
	if err != nil {
		t.Fatal(err)
	}
	if m := w.named["Georgia"]; m[0].name() != "Eastland" || len(m) != 3 {
		t.Errorf("Georgia means %+v", m)
	}
}

func TestBadRows(t *testing.T) {
	for line, want := range map[string]string{
		"planet\tMars":                              `mine.tsv:1: kind "planet" is none of ambiguous, body`,
		"country":                                   "mine.tsv:1: has no name",
		"country\tA\tB":                             `mine.tsv:1: a row of the kind country leaves the column "of" empty`,
		"country\tA\t\tb;;c":                        `mine.tsv:1: column "words": "" is no plain word`,
		"country\tA [2001..]":                       `mine.tsv:1: "2001" is no day of the form YYYY-MM-DD`,
		"country\tA [2001-01-01]":                   "mine.tsv:1: \"A [2001-01-01]\" has no time of the form [FROM..UNTIL]",
		"country\tA [2001-01-01..2000-01-01]":       "ends before it begins",
		"country\tA  B":                             "superfluous blanks",
		"city\tA\tNowhere":                          `mine.tsv:1: "Nowhere" is no country that a row introduces`,
		"members\tNobody\tRussia":                   `mine.tsv:1: "Nobody" is no body that a row introduces`,
		"seat\tHouse":                               `needs the column "of"`,
		"title\tBoss\tstate\toffice":                "lower case",
		"title\tboss\tstate\tking":                  "has to be office, voice, rank or honorific",
		"title\tboss\tmoon\toffice":                 `"moon" is none of state`,
		"country\ta\tb\tc\td\te\tf\tg":              "has 8 columns",
		"country\t\xff":                             "is not UTF-8",
		"\n\ncity\tA\tRussia\nplanet\tB\nplanet\tC": "mine.tsv:5: kind",
	} {
		_, err := worldWith(t, line)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", line, err, want)
		}
	}
}

func TestExtendComesTooLate(t *testing.T) {
	known()
	if err := Extend("mine.tsv", strings.NewReader("country\tVeldoria")); !errors.Is(err, ErrInUse) {
		t.Errorf("extended while in use: %v", err)
	}
}

func FuzzExtension(f *testing.F) {
	for _, file := range knowledgeFiles[:1] {
		f.Add(file.table[:2000])
	}
	f.Add("country\tA [2001-01-01..]\t\tB;C\tD [..2002-02-02]\tE\n")
	f.Add("ambiguous\tGeorgia\tRussia\r\nseat\tA\tRussia [..2001-01-01]\n")
	f.Add("title\tboss\tstate\toffice;m\nmembers\tNATO\tRussia\n")
	f.Fuzz(func(t *testing.T, file string) {
		added, err := readRows("mine.tsv", strings.NewReader(file))
		for i := range added {
			if added[i].kind == "" || added[i].name.Name == "" {
				t.Fatalf("a row without kind or name: %+v", added[i])
			}
		}
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "mine.tsv:") {
					t.Fatalf("an error without its line: %q", line)
				}
			}
		}
		buildWorld(added) // never panics
	})
}
