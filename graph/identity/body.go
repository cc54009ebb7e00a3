package identity

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parley/schema"
	"parley/schema/vocab"
)

// sameWord maps words of bodies' names to the one that stands for them.
var sameWord = map[string]string{
	"defence": "defense", "organisation": "organization", "organisations": "organizations", "programme": "program",
	"centre": "center", "labour": "labor", "dept": "department", "govt": "government",
	"affairs": "", "the": "", "of": "", "and": "",
}

// body is an organization, a country or a group with its name taken apart.
type body struct {
	at      int    // index into the actors
	country string // in the name
	core    string // the other words, sorted
}

// parseBody takes a name apart: "Ministry of Defence of Russia" and "Russian
// Defense Ministry" are one.
func parseBody(at int, a *Actor) body {
	if name, class, ok := vocab.Canonical(a.Name); ok && (class == schema.Country) == (a.Class == schema.Country) {
		return body{at: at, core: name}
	}
	b := body{at: at}
	list := strings.Fields(a.Name)
	var core []string
	for i := 0; i < len(list); {
		n, country := countryAt(list, i)
		if country != "" && b.country == "" {
			b.country = country
			i += n
			continue
		}
		for _, word := range words(strings.NewReplacer("'s", "", "’s", "").Replace(list[i])) {
			if same, ok := sameWord[word]; ok {
				word = same
			}
			if word != "" {
				core = append(core, word)
			}
		}
		i++
	}
	slices.Sort(core)
	b.core = strings.Join(slices.Compact(core), " ")
	return b
}

// countryAt is a country that some words from a place on name, and how many.
func countryAt(list []string, i int) (int, string) {
	for n := min(3, len(list)-i); n > 0; n-- {
		word := strings.Join(list[i:i+n], " ")
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
		if country := vocab.CountryOf(word); country != "" {
			return n, country
		}
	}
	return 0, ""
}

// bodies finds the organizations, countries and groups that are one, and the
// persons whom their office describes and no name.
func (m *matcher) bodies() []link {
	var links []link
	for _, class := range []schema.Class{schema.Organization, schema.Country, schema.Group, schema.Person} {
		var all []body
		byName := map[[2]string]int{} // index into all
		for i, a := range m.actors {
			if a.Class != class {
				continue
			}
			b := parseBody(i, a)
			if b.core == "" || b.country == "" && !strings.Contains(b.core, " ") && strings.ToLower(a.Name) == a.Name || class == schema.Person && (b.country == "" || named(a.Name)) {
				continue
			}
			all = append(all, b)
			key := [2]string{b.country, b.core}
			if first, ok := byName[key]; ok {
				links = append(links, m.sameBody(all[first].at, i))
			} else {
				byName[key] = len(all) - 1
			}
		}
		if class == schema.Organization {
			links = slices.Concat(links, m.acronyms(all), m.stateless(all))
		}
	}
	return links
}

// named reports whether a person has a name of his own.
func named(name string) bool {
	_, ok := parsePerson(name)
	return ok
}

func (m *matcher) sameBody(a, b int) link {
	x, y := m.actors[a], m.actors[b]
	l := link{a: min(a, b), b: max(a, b), rule: "same-words", score: 0.97, because: fmt.Sprintf("“%s” and “%s” are the same words", x.Name, y.Name)}
	if apartByCountry(x, y) {
		l.score = 0.6
	}
	return l
}

// acronyms joins "BGC" with the only body whose initials these are.
func (m *matcher) acronyms(all []body) []link {
	byLetters := map[string][]int{}
	for _, b := range all {
		for _, letters := range initials(m.actors[b.at].Name) {
			byLetters[letters] = append(byLetters[letters], b.at)
		}
	}
	var links []link
	for _, b := range all {
		x := m.actors[b.at]
		if !isAcronym(x.Name) {
			continue
		}
		full := byLetters[strings.ReplaceAll(x.Name, ".", "")]
		for _, at := range full {
			y := m.actors[at]
			l := link{a: min(b.at, at), b: max(b.at, at), rule: "acronym", score: 0.6, because: fmt.Sprintf("“%s” are the initials of “%s”", x.Name, y.Name)}
			why, together := m.registry.together(x, y)
			_, called := slices.BinarySearch(y.Aliases, x.Name)
			switch {
			case called && !apartByCountry(x, y):
				l.score, l.because = 0.95, l.because+", and a document calls it so"
			case len(full) > 1:
				l.score = 0.5
			case together && len(x.Name) > 2:
				l.score, l.because = 0.92, l.because+", and "+why
			}
			links = append(links, l)
		}
	}
	return links
}

// initials are the acronyms that a name may have: of its capitalised words, and
// of all its words.
func initials(name string) []string {
	list := strings.Fields(strings.TrimPrefix(name, "the "))
	if len(list) < 2 {
		return nil
	}
	var capitals, letters []rune
	for _, word := range list {
		r := []rune(word)[0]
		if unicode.IsUpper(r) {
			capitals = append(capitals, r)
		}
		letters = append(letters, unicode.ToUpper(r))
	}
	found := []string{string(capitals)}
	if all := string(letters); all != found[0] {
		found = append(found, all)
	}
	return slices.DeleteFunc(found, func(s string) bool { return len(s) < 2 })
}

// commonBody are the nouns of bodies of which many states have one of the same
// name: parties, councils, armed forces.
var commonBody = wordSet("party group army council coalition front union movement committee force forces congress alliance league")

// stateless joins "State Department" with the only body of that name that names
// its state, where the documents around it speak of that state.
func (m *matcher) stateless(all []body) []link {
	byCore := map[string][]body{}
	for _, b := range all {
		if b.country != "" && strings.Contains(b.core, " ") {
			byCore[b.core] = append(byCore[b.core], b)
		}
	}
	var links []link
	for _, b := range all {
		x := m.actors[b.at]
		if b.country != "" || slices.ContainsFunc(strings.Fields(x.Name), func(word string) bool { return unicode.IsLower([]rune(word)[0]) && len(word) > 3 }) {
			continue
		}
		full := byCore[b.core]
		states := map[string]bool{}
		for _, f := range full {
			states[f.country] = true
		}
		for _, f := range full {
			y := m.actors[f.at]
			l := link{a: min(b.at, f.at), b: max(b.at, f.at), rule: "its-state", score: 0.5, because: fmt.Sprintf("“%s” is “%s” without its state", x.Name, y.Name)}
			id := schema.EntityID(f.country)
			_, beside := slices.BinarySearch(x.beside, hash(id))
			switch {
			case len(states) > 1:
				l.score = 0.8 / float64(len(states))
			case slices.ContainsFunc(strings.Fields(b.core), func(word string) bool { return commonBody[word] }):
			case (slices.Contains(x.Of, id) || beside) && m.registry.company(x, y) >= m.registry.enough():
				l.score, l.because = 0.91, l.because+", no other state has one, and the documents speak of "+f.country
			}
			links = append(links, l)
		}
	}
	return links
}

// classes finds names that stand for actors of several classes: nothing but
// doubts.
func (m *matcher) classes() []link {
	byName := map[string][]int{}
	for i, a := range m.actors {
		key := strings.Join(words(strings.TrimSuffix(a.Name, " (person)")), " ")
		byName[key] = append(byName[key], i)
	}
	var links []link
	for key, same := range byName {
		for k, i := range same {
			for _, j := range same[k+1:] {
				x, y := m.actors[i], m.actors[j]
				if x.Class != y.Class && key != "" {
					links = append(links, link{a: min(i, j), b: max(i, j), rule: "other-class", score: 0.4, because: fmt.Sprintf("“%s” is the name of a %s and of a %s", x.Name, x.Class, y.Class)})
				}
			}
		}
	}
	return links
}
