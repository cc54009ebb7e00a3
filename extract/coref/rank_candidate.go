package coref

import (
	"sort"

	"parley/extract"
	"parley/schema"
)

// How far back the candidates of each kind of anaphor lie, in sentences, and
// how many there are at most.
const (
	speakerReach, speakerMost = 30, 6
	nounReach, nounMost       = 40, 12
	nearReach, nearMost       = 3, 14
)

// linkRanked lets the ranker choose, in reading order, the antecedents of the
// pronouns and common nouns that the rules have left open.
func (r *resolver) linkRanked() {
	for i := range r.mentions {
		if r.mentions[i].whole || r.find(i) != i && !r.speaksOnly(i) {
			continue // it has an antecedent
		}
		if k := r.unnamed(i); k >= 0 {
			r.take(k, i)
			continue
		}
		candidates := r.candidates(i)
		if len(candidates) == 0 {
			continue
		}
		if best := r.choose(r, i, candidates); best >= 0 {
			r.take(candidates[best], i)
		}
		r.rule = "ranked"
	}
}

// speaksOnly reports whether all that is known of the pronoun i is what it says:
// its cluster has nothing before it but the "I" of its own words.
func (r *resolver) speaksOnly(i int) bool {
	if pronouns[r.mentions[i].form].person != 3 {
		return false
	}
	for _, k := range r.cluster(i).mentions {
		if k < i && pronouns[r.mentions[k].form].person != 1 {
			return false
		}
	}
	return true
}

// take merges two mentions of which one says that the entity is a person,
// whatever the recogniser took the other for.
func (r *resolver) take(earlier, later int) {
	for _, pair := range [2][2]int{{earlier, later}, {later, earlier}} {
		c, other := r.cluster(pair[0]), r.cluster(pair[1])
		if other.class == schema.Person && other.name == "" && r.doubtful(c) {
			c.class = schema.Person
		}
	}
	r.merge(earlier, later)
}

// unnamed is the person of whom the text has spoken without a name until the
// name i: "She was born in Oslo. Lind began …". That is who was spoken of last,
// if the name is a bare surname or given name that was never introduced, and
// no other person is named since.
func (r *resolver) unnamed(i int) int {
	m := &r.mentions[i]
	if m.Kind != extract.NamedMention || (r.cluster(i).class != schema.Person && !r.doubtful(r.cluster(i))) || len(m.words) != 1 || m.role != "nsubj" || m.title != "" {
		return -1
	}
	for k := i - 1; k >= 0 && r.apart(r.mentions[k].Sentence, m.Sentence) <= pronounReach && !r.beyond(i, k, 2*nounReach); k-- {
		other, c := &r.mentions[k], r.cluster(k)
		if c.class != schema.Person || c.number == 'p' || other.Sentence == m.Sentence {
			continue
		}
		if c.name != "" {
			return -1
		}
		if c.gender != 0 && other.Kind == extract.PronounMention && len(c.mentions) > 1 && (r.cluster(i).gender == 0 || r.cluster(i).gender == c.gender) {
			return k
		}
	}
	return -1
}

// candidates are the mentions that i may take up, the nearest first.
func (r *resolver) candidates(i int) []int {
	m := &r.mentions[i]
	p, personal := pronouns[m.form]
	switch {
	case m.Kind == extract.NamedMention || m.Class == schema.Time:
		return r.repeated(i)
	case m.Class == schema.Quantity:
		return nil
	case m.Kind == extract.NominalMention && (m.marks == indefinite || r.isPair(m)):
		return nil
	case m.Kind == extract.NominalMention:
		return r.nouns(i)
	case personal && p.person == 3:
		return r.antecedents(i, p)
	case personal:
		return r.speakers(i, p)
	case demonstratives[m.form] != 0:
		return r.pointed(i)
	}
	return nil
}

// repeated are the earlier mentions in the same words: of a time, or of what is
// written like a name at one place and like a noun at another.
func (r *resolver) repeated(i int) []int {
	m := &r.mentions[i]
	if m.Class == schema.Person {
		return nil
	}
	var found []int
	same := r.byLemma[m.lemma]
	same = same[:sort.SearchInts(same, i)]
	for n := len(same) - 1; n >= max(0, len(same)-telling) && len(found) < nounMost/2; n-- {
		if k := same[n]; r.traits[k].text == r.traits[i].text && r.mentions[k].Class != schema.Person && agree(r.cluster(k), r.cluster(i)) {
			found = append(found, k)
		}
	}
	return found
}

// demonstratives are the pronouns that point, by number.
var demonstratives = map[string]byte{"this": 's', "that": 's', "these": 'p', "those": 'p'}

// antecedents are those of a pronoun of the third person.
func (r *resolver) antecedents(i int, p pronoun) []int {
	m := &r.mentions[i]
	var found []int
	for s := m.Sentence; s >= 0 && s >= m.Sentence-2*pronounReach; s-- {
		if r.apart(s, m.Sentence) > pronounReach {
			continue
		}
		in := r.bySentence[s]
		if s == m.Sentence {
			in = in[:min(len(in), i-in[0]+crowd)]
		}
		for n := len(in) - 1; n >= 0 && len(found) < eligible && !r.beyond(i, in[n], 2*pronounReach); n-- {
			if k := in[n]; r.find(k) != r.find(i) && r.fits(i, k, p) {
				found = append(found, k)
			}
		}
	}
	return found
}

// speakers are pronouns of the same person and number, in the same quotation
// or outside of any. What is said in a quotation with a speaker is for the rules.
func (r *resolver) speakers(i int, p pronoun) []int {
	m := &r.mentions[i]
	if m.quote >= 0 && p.person == 1 && r.quotes[m.quote].speaker >= 0 {
		return nil
	}
	var found []int
	for k := i - 1; k >= 0 && !r.beyond(i, k, speakerReach) && len(found) < speakerMost; k-- {
		other := &r.mentions[k]
		if q := pronouns[other.form]; other.Kind == extract.PronounMention && q.person == p.person && q.number == p.number && m.quote == other.quote {
			found = append(found, k)
		}
	}
	return found
}

// pointed are the nouns near a demonstrative pronoun.
func (r *resolver) pointed(i int) []int {
	m := &r.mentions[i]
	var found []int
	for k := i - 1; k >= 0 && !r.beyond(i, k, nearReach) && len(found) < nearMost; k-- {
		c := r.cluster(k)
		if c.class == schema.Person || c.number != 0 && c.number != demonstratives[m.form] || r.nested(i, k) {
			continue
		}
		found = append(found, k)
	}
	return found
}

// nouns are the earlier nouns of the same lemma and, for a definite noun, what
// stands near it and may be called so.
func (r *resolver) nouns(i int) []int {
	m := &r.mentions[i]
	definitely := m.marks == definite || m.marks == demonstrative
	var found []int
	seen := map[int]bool{}
	same := r.byLemma[m.lemma]
	same = same[:sort.SearchInts(same, i)]
	for n := len(same) - 1; n >= 0 && len(found) < nounMost/2; n-- {
		k := same[n]
		if r.beyond(i, k, nounReach) {
			break
		}
		if r.mayBe(i, k) {
			found, seen[r.find(k)] = append(found, k), true
		}
	}
	for k := i - 1; definitely && k >= 0 && !r.beyond(i, k, nearReach) && len(found) < nounMost; k-- {
		root := r.find(k)
		if seen[root] || !r.mayBe(i, k) || r.mentions[k].Kind == extract.PronounMention && !r.resolved(k) {
			continue
		}
		found, seen[root] = append(found, k), true
	}
	return found
}

// mayBe reports whether nothing forbids that the noun i takes up k.
func (r *resolver) mayBe(i, k int) bool {
	m, other, c := &r.mentions[i], &r.mentions[k], r.cluster(k)
	return !other.whole && agree(c, r.cluster(i)) && (m.number == c.number || m.number == 0 || c.number == 0) &&
		!r.nested(i, k) && !r.sameClause(m, other) && !r.another(m, c) && !r.ownersDiffer(m, other)
}

// ownersDiffer reports whether two phrases name two owners: the leader's office is
// not his rival's.
func (r *resolver) ownersDiffer(m, other *mention) bool {
	if m.marks == possessed && m.owner >= 0 && r.mentions[m.owner].form == "whose" && other.marks != possessed {
		return true // "a man whose boat sank": not the boat spoken of before
	}
	if m.marks == possessed && m.owner >= 0 && r.mentions[m.owner].Kind == extract.NamedMention && other.Kind == extract.NamedMention {
		return true // "Dahl's office" is not the Trade Office
	}
	return m.marks == possessed && other.marks == possessed && m.owner >= 0 && other.owner >= 0 && r.cluster(m.owner).name != "" && r.cluster(other.owner).name != "" && r.find(m.owner) != r.find(other.owner)
}

// another reports whether the owner of a body tells it from the one that the
// cluster names: "Norland's Olympic committee" is not the international one.
func (r *resolver) another(m *mention, c *cluster) bool {
	return m.marks == possessed && m.side != "" && m.Class == schema.Organization && c.class == schema.Organization && c.name != "" && c.side != m.side
}

// nested reports whether one mention stands inside the other.
func (r *resolver) nested(i, k int) bool {
	m, other := &r.mentions[i], &r.mentions[k]
	return m.Sentence == other.Sentence && m.First < max(other.End, other.Full[1]) && other.First < max(m.End, m.Full[1])
}

// sameClause reports whether both are arguments of one verb.
func (r *resolver) sameClause(m, other *mention) bool {
	return m.Sentence == other.Sentence && m.tokens[m.top].Head >= 0 && m.tokens[m.top].Head == other.tokens[other.top].Head
}
