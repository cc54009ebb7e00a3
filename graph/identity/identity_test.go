package identity_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/identity"
	"parley/schema"
)

// documents are lists of actors, one a document: "Name", or "Name [class]", or
// "Name (Whole)" for who belongs to a whole.
func documents(lists ...string) *identity.Registry {
	r := &identity.Registry{}
	for _, list := range lists {
		var entities []schema.Entity
		for actor := range strings.SplitSeq(list, ", ") {
			e := schema.Entity{Class: schema.Person}
			name, whole, _ := strings.Cut(strings.TrimSuffix(actor, ")"), " (")
			if whole != "" {
				e.Of = []string{schema.EntityID(whole)}
			}
			name, class, classed := strings.Cut(strings.TrimSuffix(name, "]"), " [")
			if classed {
				e.Class = schema.Class(class)
			}
			name, aliases, _ := strings.Cut(name, " called ")
			if aliases != "" {
				e.Aliases = []string{aliases}
			}
			e.ID, e.Name = schema.EntityID(name), name
			entities = append(entities, e)
		}
		r.Add(entities)
	}
	return r
}

// told is what Resolve finds, a line for each name that stands for another.
func told(r *identity.Registry, decisions ...identity.Decision) []string {
	var lines []string
	for id, s := range identity.Resolve(r, decisions).Same {
		lines = append(lines, fmt.Sprintf("%s = %s (%s)", id, s.As, strings.Join(s.Rules, ", ")))
	}
	slices.Sort(lines)
	return lines
}

func TestSure(t *testing.T) {
	for _, test := range []struct {
		name      string
		documents []string
		want      []string
	}{
		{"romanisations", []string{"Volodymyr Zelenskiy", "Volodymyr Zelensky", "Vladimir Zelenskyy"},
			[]string{"Vladimir_Zelenskyy = Volodymyr_Zelenskiy (spelling)", "Volodymyr_Zelensky = Volodymyr_Zelenskiy (spelling)"}},
		{"accents and case", []string{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
			[]string{"Recep_Tayyip_Erdogan = Recep_Tayyip_Erdoğan (spelling)"}},
		{"Arabic articles", []string{"Abdel Fattah al-Sisi", "Abdul Fattah El Sisi"},
			[]string{"Abdul_Fattah_El_Sisi = Abdel_Fattah_al-Sisi (spelling)"}},
		{"no article within a word", []string{"Rafael Okoro (Kenya)", "Rafael Daniel Okoro (Kenya)"}, []string{"Rafael_Okoro = Rafael_Daniel_Okoro (middle-name)"}},
		{"a hyphen", []string{"Kim Jong-un", "Kim Jong Un"}, []string{"Kim_Jong_Un = Kim_Jong-un (spelling)"}},
		{"a surname of his state", []string{"Nadia Okoro (Kenya)", "Okoro (Kenya)"}, []string{"Okoro = Nadia_Okoro (surname)"}},
		{"a surname beside the full name", []string{"Nadia Okoro called Okoro", "Okoro"}, []string{"Okoro = Nadia_Okoro (surname)"}},
		{"a title", []string{"Nadia Okoro (Kenya)", "President Okoro (Kenya)"}, []string{"President_Okoro = Nadia_Okoro (surname)"}},
		{"initials of his state", []string{"Nadia Okoro (Kenya)", "N. Okoro (Kenya)"}, []string{"N._Okoro = Nadia_Okoro (initials)"}},
		{"a middle initial", []string{"Nadia Okoro", "Nadia P. Okoro"}, []string{"Nadia_P._Okoro = Nadia_Okoro (middle-name)"}},
		{"another order", []string{"Okoro Nadia (Kenya)", "Nadia Okoro (Kenya)"}, []string{"Okoro_Nadia = Nadia_Okoro (word-order)"}},
		{"a short form", []string{"Joseph Okoro", "Joe Okoro"}, []string{"Joe_Okoro = Joseph_Okoro (spelling)"}},
		{"a ministry", []string{"Ministry of Defence of Kenya [organization]", "Kenyan Defense Ministry [organization]"},
			[]string{"Kenyan_Defense_Ministry = Ministry_of_Defence_of_Kenya (same-words)"}},
		{"an acronym beside the full name", []string{"Lake Fishers Board called LFB [organization]", "LFB [organization]"}, []string{"LFB = Lake_Fishers_Board (acronym)"}},
	} {
		if diff := cmp.Diff(test.want, told(documents(test.documents...))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestNever(t *testing.T) {
	for _, list := range [][]string{
		{"Kim Jong Un (North Korea)", "Kim Yo Jong (North Korea)"},
		{"George W. Bush (United States)", "George H.W. Bush (United States)"},
		{"Anton Kettering (Kenya)", "Boris Kettering (Kenya)", "Kettering (Kenya)"}, // which of them?
		{"John Okoro (Kenya)", "John Okoro Jr. (Kenya)"},
		{"Mohammed bin Salman (Saudi Arabia)", "Mohammed bin Zayed (Saudi Arabia)"},
		{"Mohammed bin Salman (Saudi Arabia)", "Salman (Saudi Arabia)"},
		{"Okoro", "Nadia Okoro"},                // nothing agrees
		{"Okoro (Ghana)", "Nadia Okoro (Togo)"}, // all speaks against it
		{"Kenyan president", "Togolese president"},
		{"President of Guinea", "President of Guyana"},
		{"chief of police", "head of police"},
		{"Minister 1", "Minister 11"},
		{"Free Harbour [organization]", "FREE HARBOUR [group]"},
		{"Kenyan Foreign Ministry [organization]", "Togolese Foreign Ministry [organization]"},
		{"Kenya [country]", "Kenyan government [organization]"},
		{"troops in Kenya [group]", "Kenyan troops [group]"},
		{"Workers' Party [organization]", "Kenyan Workers' Party [organization]", "Kenya [country]"},
	} {
		if got := told(documents(list...)); len(got) > 0 {
			t.Errorf("%q: %q", list, got)
		}
	}
}

func TestDoubts(t *testing.T) {
	for _, test := range []struct {
		documents []string
		reason    string
	}{
		{[]string{"Okoro", "Nadia Okoro"}, "“Okoro” is the surname of “Nadia Okoro”"},
		{[]string{"Anton Kettering", "Boris Kettering", "Kettering"}, "but 2 have such a name"},
		{[]string{"Free Harbour [organization]", "FREE HARBOUR [group]"}, "is the name of a"},
		{[]string{"LFB [organization]", "Lake Fishers Board [organization]"}, "are the initials of"},
		{[]string{"Muammar Gaddafi", "Moammar Kadafi"}, "sound alike"},
	} {
		found := identity.Resolve(documents(test.documents...), nil)
		if len(found.Same) > 0 || len(found.Doubts) == 0 || !strings.Contains(strings.Join(found.Doubts[0].Reasons, "; "), test.reason) {
			t.Errorf("%q: %+v", test.documents, found)
		}
		for i, d := range found.Doubts {
			if d.Score <= 0 || d.Score >= 0.9 || i > 0 && d.Score > found.Doubts[i-1].Score {
				t.Errorf("%q: score %v", test.documents, d.Score)
			}
		}
	}
}

func TestDecisions(t *testing.T) {
	r := documents("Nadia Okoro", "Nadya Okoro", "Nadia P. Okoro", "Mama Congo", "Kenya [country]")
	merge := identity.Decision{Kind: identity.Merge, A: "Mama_Congo", B: "Nadia_Okoro", Because: "a pet name"}
	if diff := cmp.Diff([]string{
		"Nadia_Okoro = Mama_Congo (by-hand)", "Nadia_P._Okoro = Mama_Congo (by-hand, middle-name)", "Nadya_Okoro = Mama_Congo (by-hand, spelling)",
	}, told(r, merge)); diff != "" {
		t.Error(diff)
	}
	split := identity.Decision{Kind: identity.Split, A: "Nadya_Okoro", B: "Nadia_Okoro"}
	for _, line := range told(r, split) {
		if strings.HasPrefix(line, "Nadia_Okoro = Nadya") || strings.HasPrefix(line, "Nadya_Okoro = Nadia_Okoro") {
			t.Error(line)
		}
	}
	if got := told(r, identity.Decision{Kind: identity.Merge, A: "Nobody", B: "Nadia_Okoro"}); len(got) != 2 {
		t.Errorf("a decision about nobody: %q", got)
	}
}

// The order in which documents and the actors in them come does not matter.
func TestOrderDoesNotMatter(t *testing.T) {
	lists := crowd(60, 12)
	want := identity.Resolve(documents(lists...), nil)
	if len(want.Same) < 10 || len(want.Doubts) < 10 {
		t.Fatalf("only %d names and %d doubts", len(want.Same), len(want.Doubts))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(lists), func(i, j int) { lists[i], lists[j] = lists[j], lists[i] })
		for i := range lists {
			actors := strings.Split(lists[i], ", ")
			random.Shuffle(len(actors), func(i, j int) { actors[i], actors[j] = actors[j], actors[i] })
			lists[i] = strings.Join(actors, ", ")
		}
		if diff := cmp.Diff(want, identity.Resolve(documents(lists...), nil)); diff != "" {
			t.Fatal(diff)
		}
	}
}

var (
	first  = strings.Fields("Anna Boris Clara Dmitry Dmitri Elena Farid Grace Hasan Hassan Ines Joe Joseph Karim Lena")
	family = strings.Fields("Okoro Petrenko Zelensky Zelenskiy Halvorsen Karimov Kariimov Rajan Mbeki Olsen Novak Ortega")
)

// crowd are documents of actors who share names, the same at every call.
func crowd(count, each int) []string {
	random := rand.New(rand.NewPCG(7, 7))
	var lists []string
	for range count {
		seen := map[string]bool{}
		for len(seen) < each {
			name, surname := first[random.IntN(len(first))], family[random.IntN(len(family))]
			switch random.IntN(4) {
			case 0:
				seen[surname] = true
			case 1:
				seen[name[:1]+". "+surname] = true
			default:
				seen[name+" "+surname] = true
			}
		}
		var list []string
		for name := range seen {
			list = append(list, name)
		}
		slices.Sort(list)
		lists = append(lists, strings.Join(list, ", "))
	}
	return lists
}
