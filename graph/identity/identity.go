package identity

import (
	"cmp"
	"slices"
	"strings"

	"parley/schema"
)

// Kind says what somebody decided of two names.
type Kind string

// The kinds of decisions.
const (
	Merge Kind = "merge" // the two are one
	Split Kind = "split" // the two are not
)

// Decision is the word of a person on two actors, which no rule overrules. Of
// a merge, the first keeps its name.
type Decision struct {
	Kind    Kind   `json:"kind"`
	A       string `json:"a"` // ids, as documents name the actors
	B       string `json:"b"`
	Because string `json:"because,omitempty"`
	Origin  string `json:"origin,omitempty"` // "FILE:LINE" of an alias file; empty for the command line
}

// Sameness says that the actor of one id is that of another.
type Sameness struct {
	ID      string   `json:"id"` // as documents name it
	As      string   `json:"as"` // the id of the node
	Rules   []string `json:"rules"`
	Because string   `json:"because"`
}

// Doubt is a pair that may be one actor.
type Doubt struct {
	A, B    string
	Score   float64 // 0..1
	Reasons []string
}

// Resolution is what Resolve finds.
type Resolution struct {
	Same   map[string]Sameness // by id; those that are not the node themselves
	Doubts []Doubt             // the best first
}

// link says that two actors are one, by a rule.
type link struct {
	a, b    int // indices into the actors, a < b
	rule    string
	because string
	score   float64 // below sure, a doubt
}

// sure is the score from which a link is followed.
const sure = 0.9

// Resolve finds the actors that are one. Decisions about ids that are not
// among the actors wait until they are.
func Resolve(r *Registry, decisions []Decision) Resolution {
	actors := r.sorted()
	s := newSettlement(actors, decisions)
	m := &matcher{actors: actors, registry: r}
	links := slices.Concat(m.persons(), m.bodies(), m.classes())
	slices.SortFunc(links, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.score, x.score), x.a-y.a, x.b-y.b, strings.Compare(x.rule, y.rule), strings.Compare(x.because, y.because))
	})
	for _, l := range links {
		if l.score >= sure {
			s.join(l)
		}
	}
	return Resolution{Same: s.same(), Doubts: s.doubts(links)}
}

// settlement joins actors step by step, and never two that are to stay apart.
type settlement struct {
	actors []*Actor
	parent []int
	links  []link // those that joined two sets
	apart  map[[2]int]bool
	first  map[int]bool // keeps its name, by decision
}

func newSettlement(actors []*Actor, decisions []Decision) *settlement {
	s := &settlement{actors: actors, parent: make([]int, len(actors)), apart: map[[2]int]bool{}, first: map[int]bool{}}
	for i := range s.parent {
		s.parent[i] = i
	}
	decisions = slices.Clone(decisions)
	slices.SortFunc(decisions, func(x, y Decision) int {
		return cmp.Or(strings.Compare(string(y.Kind), string(x.Kind)), strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	for _, d := range decisions { // splits first
		a, b := s.index(d.A), s.index(d.B)
		switch {
		case a < 0 || b < 0 || a == b:
		case d.Kind == Split:
			s.apart[[2]int{min(a, b), max(a, b)}] = true
		default:
			s.first[a] = true
			s.join(link{a: a, b: b, rule: "by-hand", because: orElse(d.Because, "merged by hand"), score: 1})
		}
	}
	return s
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func (s *settlement) index(id string) int {
	i, found := slices.BinarySearchFunc(s.actors, id, func(a *Actor, id string) int { return strings.Compare(a.ID, id) })
	if !found {
		return -1
	}
	return i
}

func (s *settlement) root(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// join follows a link, unless a decision keeps apart what it would join.
func (s *settlement) join(l link) {
	a, b := s.root(l.a), s.root(l.b)
	if a == b || s.forbidden(a, b) {
		return
	}
	s.parent[max(a, b)] = min(a, b)
	s.links = append(s.links, l)
}

// forbidden reports whether some two of two sets are to stay apart.
func (s *settlement) forbidden(a, b int) bool {
	for pair := range s.apart {
		x, y := s.root(pair[0]), s.root(pair[1])
		if x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}

// same names every set after one of its actors.
func (s *settlement) same() map[string]Sameness {
	head := map[int]int{} // by root
	for i := range s.actors {
		root := s.root(i)
		if h, ok := head[root]; !ok || s.better(i, h) {
			head[root] = i
		}
	}
	reasons := map[int][]link{}
	for _, l := range s.links {
		reasons[l.a], reasons[l.b] = append(reasons[l.a], l), append(reasons[l.b], l)
	}
	found := map[string]Sameness{}
	for i, a := range s.actors {
		h := head[s.root(i)]
		if h == i {
			continue
		}
		same := Sameness{ID: a.ID, As: s.actors[h].ID}
		var because []string
		for _, l := range way(reasons, i, h) {
			same.Rules = append(same.Rules, l.rule)
			because = append(because, l.because)
		}
		slices.Sort(same.Rules)
		same.Rules = slices.Compact(same.Rules)
		same.Because = strings.Join(because, "; ")
		found[a.ID] = same
	}
	return found
}

// way is the list of links from one actor to another of its set.
func way(reasons map[int][]link, from, to int) []link {
	type step struct {
		before int
		link   link
	}
	came := map[int]step{from: {before: -1}}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, l := range reasons[at] {
			next := l.a + l.b - at
			if _, seen := came[next]; !seen {
				came[next] = step{at, l}
				queue = append(queue, next)
			}
		}
	}
	var all []link
	for at := to; came[at].before >= 0; at = came[at].before {
		all = append(all, came[at].link)
	}
	slices.Reverse(all)
	return all
}

// better reports whether an actor gives its set a better name than another:
// by decision, in full, the more common one.
func (s *settlement) better(i, than int) bool {
	x, y := s.actors[i], s.actors[than]
	if s.first[i] != s.first[than] {
		return s.first[i]
	}
	return cmp.Or(fullness(y)-fullness(x), y.Documents-x.Documents, len(y.Name)-len(x.Name), strings.Compare(x.ID, y.ID)) < 0
}

// fullness ranks a name: in full, with initials, one word, a bare acronym. A
// title makes the name of a person longer and not fuller.
func fullness(a *Actor) int {
	list := strings.Fields(a.Name)
	if a.Class == schema.Person && named(a.Name) {
		list = untitled(list)
		if len(list) < len(strings.Fields(a.Name)) {
			return 1
		}
	}
	switch {
	case len(list) > 1 && !slices.ContainsFunc(list, isInitial):
		return 3
	case len(list) > 1:
		return 2
	case a.Class == schema.Organization && isAcronym(a.Name):
		return 0
	}
	return 1
}

// doubts are the links not followed, one for each pair of sets, the best first.
func (s *settlement) doubts(links []link) []Doubt {
	at := map[[2]int]int{}
	var found []Doubt
	for _, l := range links {
		a, b := s.root(l.a), s.root(l.b)
		if a == b || s.forbidden(a, b) {
			continue
		}
		pair := [2]int{min(a, b), max(a, b)}
		k, known := at[pair]
		if !known {
			at[pair] = len(found)
			found = append(found, Doubt{A: s.actors[l.a].ID, B: s.actors[l.b].ID, Score: min(l.score, sure-0.01)})
			k = len(found) - 1
		}
		if !slices.Contains(found[k].Reasons, l.because) {
			found[k].Reasons = append(found[k].Reasons, l.because)
		}
	}
	slices.SortFunc(found, func(x, y Doubt) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	return found
}
