package graphtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/identity"
	"parley/schema"
)

// namesakes are articles that name the same actors in several ways.
func namesakes() []Article {
	var all []Article
	for i, pair := range [][2]string{
		{"Wolodymyr Zelensky", "Sergei Ivanov"}, {"Zelenskiy", "Sergey Ivanov"}, {"Volodymyr Zelenskyy", "S. Ivanov"},
		{"Anna Ivanova", "Volodymyr Zelenskiy"}, {"Zelenskiy", "Anna Ivanova"},
	} {
		a := oneStatement(string(rune('a'+i))+".txt", pair[0], "demand", "no toll", schema.Position)
		b := &builder{path: a.Document.Path, known: map[string]schema.Entity{}}
		for _, e := range a.Entities {
			b.known[e.ID] = e
		}
		s := &a.Statements[0]
		s.Subject = b.argument(pair[0], schema.Person)
		source := b.argument(pair[1], schema.Person)
		s.Attribution = []schema.Attribution{{Source: source, Cue: "say", Kind: schema.Report}}
		s.Roles = []schema.Role{{Role: schema.RoleRecipient, Text: "to " + pair[1], ID: source.ID}}
		s.Identify()
		b.argument("Ukraine", schema.Country)
		for _, id := range []string{s.Subject.ID, source.ID} {
			e := b.known[id]
			e.Of = []string{"Ukraine"}
			b.known[id] = e
		}
		a.Entities = nil
		for _, e := range b.known {
			a.Entities = append(a.Entities, e)
		}
		a.Stances = []schema.Stance{stanceOf(*s, "toll", "2021-03-0"+string(rune('1'+i)))}
		all = append(all, a)
	}
	return all
}

func settle(t *testing.T, s *graph.Store, want int) {
	t.Helper()
	changed, err := s.Settle(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want >= 0 && changed != want {
		t.Errorf("%d names came to stand for something else, want %d", changed, want)
	}
	flaws, err := s.Audit(context.Background())
	if err != nil || len(flaws) > 0 {
		t.Fatalf("%v, %v", flaws, err)
	}
}

// settleNames demands that names meet in one actor, that nothing is lost, and
// that the order of documents does not matter.
func settleNames(t *testing.T, open Opener) {
	ctx := context.Background()
	articles := namesakes()
	s := openStore(t, open)
	for _, a := range articles {
		Put(t, s, a, graph.Added)
	}
	apart := Lines(t, s)
	settle(t, s, -1)
	settle(t, s, 0)
	whole := Lines(t, s)
	held := collect(t, s.Statements(ctx, graph.Filter{Subject: "Volodymyr_Zelenskiy"}))
	if len(held) != 4 {
		t.Fatalf("%d statements of one actor, want 4: %v", len(held), held)
	}
	for _, st := range held {
		if st.Subject.Name != "Volodymyr Zelenskiy" {
			t.Errorf("the subject is called %s", st.Subject.Name)
		}
	}
	if st := held[0]; st.ID != articles[0].Statements[0].ID || st.Attribution[0].Source.ID != "Sergei_Ivanov" {
		t.Errorf("got %+v", st)
	}
	if stances := collect(t, s.Stances(ctx, graph.StanceFilter{Holder: "Volodymyr_Zelenskiy"})); len(stances) != 1 || len(stances[0].Statements) != 4 {
		t.Errorf("stances %v", stances)
	}
	e, err := s.Entity(ctx, "Volodymyr_Zelenskiy")
	if err != nil || !slices.Contains(e.Aliases, "Zelenskiy") || !slices.Equal(e.Of, []string{"Ukraine"}) {
		t.Errorf("got %+v, %v", e, err)
	}
	for _, a := range articles {
		Put(t, s, a, graph.Unchanged)
	}
	backwards := openStore(t, open)
	for i, a := range slices.Backward(articles) {
		Put(t, backwards, a, graph.Added)
		if i%2 == 0 {
			settle(t, backwards, -1)
		}
	}
	settle(t, backwards, 0)
	if diff := cmp.Diff(whole, Lines(t, backwards)); diff != "" {
		t.Error("the order of documents matters:", diff)
	}
	for _, a := range articles {
		if err := s.Remove(ctx, a.Document.Path); err != nil {
			t.Fatal(err)
		}
		settle(t, s, -1)
	}
	if left := Lines(t, s); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	for _, a := range articles {
		Put(t, s, a, graph.Added)
	}
	if diff := cmp.Diff(apart, Lines(t, s)); diff != "" {
		t.Error(diff)
	}
}

// decide demands that decisions overrule the rules, and can be taken back.
func decide(t *testing.T, s *graph.Store) {
	ctx := context.Background()
	for _, a := range namesakes() {
		Put(t, s, a, graph.Added)
	}
	settle(t, s, -1)
	before := Lines(t, s)
	split := identity.Decision{Kind: identity.Split, A: "Zelenskiy", B: "Volodymyr_Zelenskiy", Because: "a brother"}
	merge := identity.Decision{Kind: identity.Merge, A: "Anna_Ivanova", B: "Sergei_Ivanov"}
	if err := s.Decide(ctx, nil, []identity.Decision{split, merge}); err != nil {
		t.Fatal(err)
	}
	settle(t, s, -1)
	if as, err := s.Stands(ctx, "Sergey_Ivanov"); err != nil || as != "Anna_Ivanova" {
		t.Errorf("stands for %s, %v", as, err)
	}
	if _, err := s.Entity(ctx, "Zelenskiy"); err != nil {
		t.Error(err)
	}
	decisions, err := s.Decisions(ctx)
	if diff := cmp.Diff([]identity.Decision{merge, split}, decisions); err != nil || diff != "" {
		t.Error(err, diff)
	}
	why, err := s.SameAs(ctx, "Anna_Ivanova")
	if err != nil || len(why) == 0 || !slices.Contains(why[0].Rules, "by-hand") || !strings.Contains(why[0].Because, "by hand") {
		t.Errorf("%+v, %v", why, err)
	}
	if err := s.Decide(ctx, decisions, nil); err != nil {
		t.Fatal(err)
	}
	settle(t, s, -1)
	if diff := cmp.Diff(before, Lines(t, s)); diff != "" {
		t.Error("taking a decision back left something:", diff)
	}
	if err := s.Decide(ctx, nil, []identity.Decision{{Kind: identity.Merge, A: "x", B: "x"}}); err == nil {
		t.Error("one name was merged with itself")
	}
}
