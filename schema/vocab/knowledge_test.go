package vocab

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// everyRow are the rows of the program's own files, each of which must be sound.
func everyRow(t *testing.T) []row {
	t.Helper()
	var all []row
	for _, file := range knowledgeFiles {
		rows, err := readRows(file.name, strings.NewReader(file.table))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rows...)
	}
	return all
}

func TestKnowledgeIsSorted(t *testing.T) {
	for _, file := range knowledgeFiles {
		rows, err := readRows(file.name, strings.NewReader(file.table))
		if err != nil {
			t.Fatal(err)
		}
		order := func(a, b row) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name.Name, b.name.Name)) }
		for i := range rows[1:] {
			if order(rows[i], rows[i+1]) >= 0 {
				t.Errorf("%s: %s %q stands before %s %q", rows[i].at, rows[i].kind, rows[i].name.Name, rows[i+1].kind, rows[i+1].name.Name)
			}
		}
	}
}

// TestNoNameMeansTwoThings asserts that a name or an adjective with several
// meanings is declared as ambiguous, with the order of its meanings, and no other.
func TestNoNameMeansTwoThings(t *testing.T) {
	w := known()
	for table, all := range map[string]map[string][]meaning{"name": w.named, "word": w.words} {
		for name, meanings := range all {
			var means []string
			for _, m := range meanings {
				means = append(means, m.name())
			}
			order := w.order[name]
			if order == nil {
				order = w.order[strings.TrimSuffix(name, "s")]
			}
			if len(means) > 1 && !slices.Equal(means, order) {
				t.Errorf("the %s %q means %q, declared is %q", table, name, means, order)
			}
		}
	}
	for name, order := range w.order {
		if len(w.named[name]) < 2 && len(w.words[name]) < 2 {
			t.Errorf("%q is declared as %q but is not ambiguous", name, order)
		}
	}
}

func TestEveryStateHasItsCapital(t *testing.T) {
	seats := map[string]*Place{}
	for _, p := range Places() {
		if p.Kind == CapitalPlace || p.Kind == CityPlace {
			seats[p.Name] = p
		}
	}
	countries := 0
	for _, p := range Places() {
		switch seat := seats[p.Seat]; {
		case p.Kind == CityPlace && p.Country == "":
			t.Errorf("the city %s lies nowhere", p.Name)
		case p.Kind == RegionPlace && p.Seat != "" && seat == nil:
			t.Errorf("%s is governed from %s, which no row introduces", p.Name, p.Seat)
		case p.Kind != CountryPlace:
		case len(p.Demonyms) == 0 && p.Name != "Serbia and Montenegro":
			t.Errorf("%s has no adjective", p.Name)
		case p.Seat != p.Name && (seat == nil || p.Until == "" && seat.Kind != CapitalPlace):
			t.Errorf("%s has the capital %q, which is %+v", p.Name, p.Seat, seat)
		default:
			countries++
		}
	}
	if countries < 205 {
		t.Errorf("%d countries", countries)
	}
	if n := len(Members("United Nations", "")); n != 193 {
		t.Errorf("%d members of the United Nations", n)
	}
}

func TestStatesOfTheUnion(t *testing.T) {
	states := 0
	for _, p := range Places() {
		if p.Kind == RegionPlace && p.Country == "United States" && len(p.Short) > 0 && p.Seat != "" {
			states++
		}
	}
	if states != 50+5 { // with the inhabited territories
		t.Errorf("%d states and territories with a capital and a short form", states)
	}
}

// TestBodiesAreWhole asserts that what the table of bodies speaks of is known.
func TestBodiesAreWhole(t *testing.T) {
	w := known()
	if len(w.bodies) < 150 || len(w.members) < 50 {
		t.Errorf("%d bodies, %d with members", len(w.bodies), len(w.members))
	}
	for _, b := range w.bodies {
		if len(b.Types) == 0 {
			t.Errorf("nothing says what %s is", b.Name)
		}
		if b.Seat != "" && b.Seat != "Luxembourg" && PlaceNamed(b.Seat) == nil {
			t.Errorf("%s has its seat in %q, which is no known place", b.Name, b.Seat)
		}
	}
	for _, r := range everyRow(t) {
		if r.kind == "members" && !slices.IsSortedFunc(r.of, func(a, b dated) int { return strings.Compare(a.Name, b.Name) }) {
			t.Errorf("%s: the members of %s are not sorted", r.at, r.name.Name)
		}
	}
}

func TestMembers(t *testing.T) {
	for _, test := range []struct {
		member, body, day string
		want              bool
	}{
		{"United Kingdom", "European Union", "2019-06-01", true},
		{"United Kingdom", "European Union", "2020-02-01", false},
		{"United Kingdom", "European Union", "", false},
		{"Finland", "NATO", "2023-04-03", false},
		{"Finland", "NATO", "2023-04-04", true},
		{"Sweden", "NATO", "", true},
		{"Ukraine", "NATO", "", false},
		{"Egypt", "BRICS", "2023-12-31", false},
		{"Egypt", "BRICS", "2024-01-01", true},
		{"Mali", "Economic Community of West African States", "2024-06-01", true},
		{"Mali", "Economic Community of West African States", "2025-02-01", false},
		{"Angola", "OPEC", "2023-06-01", true},
		{"Angola", "OPEC", "2024-01-01", false},
		{"Soviet Union", "Warsaw Pact", "1970-01-01", true},
		{"Mars", "NATO", "", false},
	} {
		if got := Member(test.member, test.body, test.day); got != test.want {
			t.Errorf("%s in %s on %q: %v", test.member, test.body, test.day, got)
		}
	}
	for body, want := range map[string]int{"NATO": 32, "European Union": 27, "Group of Seven": 7, "ASEAN": 11, "African Union": 55, "Arab League": 22, "Gulf Cooperation Council": 6, "OPEC": 12, "Commonwealth of Nations": 56} {
		if got := Members(body, ""); len(got) != want {
			t.Errorf("%s has %d members, want %d: %q", body, len(got), want, got)
		}
	}
	if got := Members("Hezbollah", ""); got != nil {
		t.Errorf("Hezbollah has the members %q", got)
	}
}

func TestStateOfBody(t *testing.T) {
	for name, want := range map[string]string{
		"Russian Foreign Ministry": "Russia", "State Department": "United States", "House of Commons": "United Kingdom", "Duma": "Russia",
		"Hezbollah": "", "Hamas": "", "Gazprom": "", "European Commission": "", "UN Security Council": "",
	} {
		if got := BodyNamed(name).State(); got != want {
			t.Errorf("%s is an organ of %q, want %q", name, got, want)
		}
	}
}

func TestPeoples(t *testing.T) {
	for word, want := range map[string]string{
		"Kurds": "Kurds", "Kurdish": "Kurds", "Kurd": "Kurds", "Uighurs": "Uyghurs", "Uighur": "Uyghurs", "Rohingya Muslims": "Rohingya",
		"Tutsi": "Tutsis", "Pashtuns": "Pashtuns", "Sikh": "Sikhs", "Serbs": "Serbs", "Russians": "",
	} {
		got := ""
		if p := PeopleNamed(word); p != nil {
			got = p.Name
		}
		if got != want {
			t.Errorf("PeopleNamed(%q): %q, want %q", word, got, want)
		}
	}
	if p := Demonym("Serbs"); p != nil {
		t.Errorf("the Serbs are the place %s", p.Name)
	}
	if countries, ok := LanguageNamed("Pashto"); !ok || !slices.Contains(countries, "Afghanistan") {
		t.Errorf("Pashto: %v, %v", countries, ok)
	}
	for _, p := range Peoples() {
		for _, language := range p.Languages {
			if _, ok := LanguageNamed(language); !ok {
				t.Errorf("%s speak %s, which no row introduces", p.Name, language)
			}
		}
	}
}

func TestTitlesServe(t *testing.T) {
	for words, want := range map[string]struct{ serves, relation string }{
		"president": {"state", "be president of"}, "Gov.": {"region", "be governor of"}, "spokeswoman": {"government", "be spokesperson of"},
		"Secretary-General": {"body", "be secretary-general of"}, "gen.": {"army", ""}, "ayatollah": {"church", ""},
	} {
		title, ok := TitleNamed(words)
		if !ok || title.Relation != want.relation || first(title.Serves) != want.serves {
			t.Errorf("%s: %+v", words, title)
		}
	}
	for words, title := range known().titles {
		if title.Kind != Honorific && len(title.Serves) == 0 {
			t.Errorf("nothing says what a %s serves", words)
		}
		if title.Relation == "" {
			continue
		}
		if r, ok := RelationNamed("be " + title.Name + " of"); ok && title.Relation != r.Phrase && title.Name != "chancellor" {
			t.Errorf("the %s stands for %q, the relations have it as %q", words, title.Relation, r.Phrase)
		}
	}
}
