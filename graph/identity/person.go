package identity

import (
	"cmp"
	"fmt"
	"slices"

	"parley/schema"
)

// matcher looks for actors that are one, class by class.
type matcher struct {
	actors   []*Actor
	registry *Registry
}

// person is a person with the name taken apart.
type person struct {
	at int // index into the actors
	personName
}

// persons finds the persons that are one.
func (m *matcher) persons() []link {
	var all []person
	blocks, firsts := map[string][]int{}, map[string][]int{} // indices into all
	for i, a := range m.actors {
		if a.Class != schema.Person {
			continue
		}
		name, ok := parsePerson(a.Name)
		if !ok {
			continue
		}
		all = append(all, person{i, name})
		key := sound(name.surname)
		blocks[key] = append(blocks[key], len(all)-1)
		if len(name.given) > 0 && len(name.given[0]) > 2 {
			firsts[name.given[0]] = append(firsts[name.given[0]], len(all)-1)
		}
	}
	var links []link
	for _, block := range blocks {
		if len(block) > 1 {
			b := &family{matcher: m, all: all, members: block}
			links = append(links, b.links()...)
		}
	}
	return slices.Concat(links, m.byFirstName(all, firsts), m.reversed(all))
}

// family is the persons whose surnames may be one, as they sound.
type family struct {
	*matcher
	all     []person
	members []int       // indices into all
	bearer  map[int]int // by member: one for all who are the same, itself at first
	found   []link
}

func (f *family) actor(member int) *Actor { return f.actors[f.all[member].at] }

// link makes a link of two members.
func (f *family) link(a, b int, rule string, score float64, format string, args ...any) {
	x, y := f.all[a].at, f.all[b].at
	f.found = append(f.found, link{a: min(x, y), b: max(x, y), rule: rule, score: score, because: fmt.Sprintf(format, args...)})
}

func (f *family) bearerOf(member int) int {
	for f.bearer[member] != member {
		member = f.bearer[member]
	}
	return member
}

func (f *family) unite(a, b int) {
	a, b = f.bearerOf(a), f.bearerOf(b)
	f.bearer[max(a, b)] = min(a, b)
}

func (f *family) links() []link {
	f.bearer = map[int]int{}
	for _, i := range f.members {
		f.bearer[i] = i
	}
	for k, i := range f.members {
		for _, j := range f.members[k+1:] {
			f.spelling(i, j)
		}
	}
	// What says most comes first, so that what says less finds all bearers.
	order := slices.Clone(f.members)
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(f.all[b].weight()-f.all[a].weight(), a-b)
	})
	for _, i := range order {
		f.shorter(i)
	}
	return f.found
}

// weight ranks how much a name says.
func (p *person) weight() int {
	n := 0
	for _, g := range p.given {
		if n += 2; len(g) == 1 {
			n--
		}
	}
	if p.rank != "" {
		n++
	}
	return n
}

// spelling joins two spellings of one name.
func (f *family) spelling(i, j int) {
	p, q := &f.all[i], &f.all[j]
	x, y := f.actor(i), f.actor(j)
	if p.rank != q.rank || !slices.Equal(p.given, q.given) {
		return
	}
	alone := len(p.given) == 0 || len(p.given[0]) == 1
	why, together := f.registry.together(x, y)
	switch {
	case p.surname == q.surname && (!alone || slices.Equal(p.plain, q.plain)):
		f.link(i, j, "spelling", 1, "“%s” and “%s” are spellings of one name", x.Name, y.Name)
	case p.surname == q.surname && together:
		f.link(i, j, "spelling", 0.95, "“%s” and “%s” are spellings of one name, %s", x.Name, y.Name, why)
	case p.surname == q.surname:
		f.link(i, j, "spelling", 0.7, "“%s” and “%s” may be spellings of one name", x.Name, y.Name)
		return
	case !alone && together && len(p.surname) > 4 && len(q.surname) > 4:
		f.link(i, j, "similar-spelling", 0.92, "“%s” and “%s” sound alike, %s", x.Name, y.Name, why)
	case !alone:
		f.link(i, j, "similar-spelling", 0.65, "“%s” and “%s” sound alike", x.Name, y.Name)
		return
	default:
		return
	}
	f.unite(i, j)
}

// shorter joins a name with the only one that says more.
func (f *family) shorter(i int) {
	p := &f.all[i]
	how := map[int]containment{} // by member that says more
	tops := map[int][]int{}      // by bearer
	for _, j := range f.members {
		q := &f.all[j]
		if f.bearerOf(j) == f.bearerOf(i) || q.surname != p.surname || q.weight() <= p.weight() {
			continue
		}
		if c := p.within(&q.personName); c != notContained {
			how[j] = c
			tops[f.bearerOf(j)] = append(tops[f.bearerOf(j)], j)
		}
	}
	if len(tops) == 0 {
		return
	}
	for bearer, members := range tops {
		best := slices.MaxFunc(members, func(a, b int) int {
			return cmp.Or(int(how[a]-how[b]), f.actor(a).Documents-f.actor(b).Documents, b-a)
		})
		f.decide(i, bearer, best, how[best], len(tops), members)
	}
}

// ruleOf names the rule by which a name is contained in another, and says it.
var ruleOf = map[containment][2]string{
	bySurname:       {"surname", "“%s” is the surname of “%s”"},
	byInitials:      {"initials", "“%s” is “%s” with initials"},
	byMiddleName:    {"middle-name", "“%s” is “%s” without the middle name"},
	byMiddleInitial: {"middle-name", "“%s” is “%s” without the middle initial"},
	byLaterName:     {"later-name", "“%s” is “%s” without the first name"},
	sameGivenName:   {"rank", "“%s” is “%s” without what tells generations apart"},
}

// decide says how sure it is that a name means one of its possible bearers.
func (f *family) decide(i, bearer, best int, how containment, bearers int, members []int) {
	x, y := f.actor(i), f.actor(best)
	words := fmt.Sprintf(ruleOf[how][1], x.Name, y.Name)
	rule := ruleOf[how][0]
	why, called, agrees := f.agree(x, members)
	p := &f.all[i]
	respelt := !slices.ContainsFunc(members, func(j int) bool {
		return slices.Contains(f.all[j].plain, p.plain[len(p.plain)-1])
	})
	switch {
	case bearers > 1:
		f.link(i, best, rule, 0.8/float64(bearers), "%s, but %d have such a name", words, bearers)
	case how == sameGivenName || how == byLaterName && !called:
		f.link(i, best, rule, 0.6, "%s", words)
	case how == byMiddleInitial && !apartByCountry(x, y):
		f.link(i, best, rule, 0.98, "%s", words)
		f.unite(i, bearer)
	case agrees && !(how == bySurname && respelt && f.registry.company(x, y) < 2*f.registry.enough()):
		f.link(i, best, rule, 0.93, "%s, no other has such a name, and %s", words, why)
		f.unite(i, bearer)
	case how == byInitials || how == byMiddleName:
		f.link(i, best, rule, 0.7, "%s", words)
	default:
		f.link(i, best, rule, 0.6, "%s", words)
	}
}

// agree reports whether a document calls one of others by an actor's name, or
// what is told around the actor fits one of them.
func (f *family) agree(x *Actor, members []int) (why string, called, agrees bool) {
	for _, j := range members {
		y := f.actor(j)
		if _, called := slices.BinarySearch(y.Aliases, x.Name); called && !apartByCountry(x, y) {
			return "a document calls him so beside the full name", true, true
		}
	}
	for _, j := range members {
		if why, ok := f.registry.together(x, f.actor(j)); ok {
			return why, false, true
		}
	}
	return "", false, false
}

// apartByCountry reports whether two actors belong to different wholes.
func apartByCountry(a, b *Actor) bool {
	if len(a.Of) == 0 || len(b.Of) == 0 {
		return false
	}
	return !slices.ContainsFunc(a.Of, func(of string) bool { return slices.Contains(b.Of, of) })
}

// byFirstName joins given names alone ("Tedros", "Saif al-Islam") with the only
// one who has them, and a surname besides.
func (m *matcher) byFirstName(all []person, firsts map[string][]int) []link {
	var links []link
	for i := range all {
		p := &all[i]
		var bearers []int
		for _, j := range firsts[given(p.plain[0])] {
			q := &all[j]
			if i == j || len(q.given) < len(p.plain) || q.surname == p.surname {
				continue
			}
			fits := true
			for k, word := range p.plain {
				fits = fits && given(word) == q.given[k]
			}
			if fits {
				bearers = append(bearers, j)
			}
		}
		links = append(links, m.firstName(all, i, bearers)...)
	}
	return links
}

func (m *matcher) firstName(all []person, i int, bearers []int) []link {
	// Those who are spellings of each other, or one shorter, count as one.
	distinct := 0
	for k, j := range bearers {
		if !slices.ContainsFunc(bearers[:k], func(o int) bool {
			return sound(all[o].surname) == sound(all[j].surname) &&
				(all[j].within(&all[o].personName) != notContained || all[o].within(&all[j].personName) != notContained)
		}) {
			distinct++
		}
	}
	var links []link
	for _, j := range bearers {
		x, y := m.actors[all[i].at], m.actors[all[j].at]
		l := link{a: min(all[i].at, all[j].at), b: max(all[i].at, all[j].at), rule: "given-name", because: fmt.Sprintf("“%s” is the given name of “%s”", x.Name, y.Name)}
		why, together := m.registry.together(x, y)
		_, called := slices.BinarySearch(y.Aliases, x.Name)
		switch {
		case distinct > 1:
			l.score = 0.5 / float64(distinct)
			l.because += fmt.Sprintf(", but %d have such a name", distinct)
		case called:
			l.score = 0.92
			l.because += ", and a document calls him so beside the full name"
		case together && m.registry.company(x, y) >= 2*m.registry.enough():
			l.score = 0.91
			l.because += ", no other has it, and " + why
		default:
			l.score = 0.5
		}
		links = append(links, l)
	}
	return links
}

// reversed joins names whose order differs: "Lavrov Sergei".
func (m *matcher) reversed(all []person) []link {
	byBoth := map[[2]string]int{}
	for i := range all {
		if p := &all[i]; len(p.plain) == 2 && len(p.given) == 1 && len(p.given[0]) > 1 {
			byBoth[[2]string{p.given[0], p.surname}] = i
		}
	}
	var links []link
	for i := range all {
		p := &all[i]
		if len(p.plain) != 2 || len(p.given) != 1 {
			continue
		}
		j, ok := byBoth[[2]string{given(p.plain[1]), skeleton(p.plain[0])}]
		if !ok || i == j || p.surname == skeleton(p.plain[0]) {
			continue
		}
		x, y := m.actors[p.at], m.actors[all[j].at]
		l := link{a: min(p.at, all[j].at), b: max(p.at, all[j].at), rule: "word-order", score: 0.6, because: fmt.Sprintf("“%s” and “%s” differ in their order", x.Name, y.Name)}
		if why, together := m.registry.together(x, y); together {
			l.score, l.because = 0.93, l.because+", and "+why
		}
		links = append(links, l)
	}
	return links
}
