package coref

import (
	"strings"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
)

// traits are what the features ask of a mention, computed once.
type traits struct {
	kind     uint32 // of the phrase: pronoun by person and number, noun by determiner, name
	role     uint32
	lemma    uint32 // hash
	governor uint32 // hash of what the phrase depends on, with the relation
	verb     uint32 // hash of what the phrase depends on
	prep     uint32 // hash of the preposition before it
	text     uint32 // hash of its words with its clauses, but without an article
	place    uint32 // first of its sentence, second, …
	heading  bool
}

// The kinds of names and nouns; pronouns have theirs by form.
const (
	kindName uint32 = iota + 100
	kindLastName
	kindNoun // plus mark
)

// formKinds groups the pronouns that are ranked alike.
var formKinds = map[string]uint32{
	"he": 1, "him": 1, "his": 2, "himself": 3, "she": 1, "her": 2, "hers": 2, "herself": 3,
	"it": 4, "its": 5, "itself": 6, "they": 7, "them": 8, "their": 9, "theirs": 9, "themselves": 10,
	"i": 11, "me": 11, "my": 11, "mine": 11, "myself": 11, "we": 12, "us": 12, "our": 12, "ours": 12, "ourselves": 12,
	"you": 13, "your": 13, "yours": 13, "yourself": 13, "this": 14, "that": 15, "these": 16, "those": 17,
}

// describeTraits fills the traits of every mention.
func (r *resolver) describeTraits() {
	r.traits = make([]traits, len(r.mentions))
	r.byLemma = map[string][]int{}
	for s := range r.bySentence {
		for place, i := range r.bySentence[s] {
			r.traits[i] = r.traitsOf(&r.mentions[i])
			r.traits[i].place = uint32(min(place, 6))
			if m := &r.mentions[i]; m.Kind != extract.PronounMention {
				r.byLemma[m.lemma] = append(r.byLemma[m.lemma], i)
			}
		}
	}
}

func (r *resolver) traitsOf(m *mention) traits {
	t := traits{lemma: linear.Hash(m.lemma), role: linear.Hash(m.tokens[m.top].Deprel), heading: r.prose[m.Sentence] < 0}
	switch {
	case m.Kind == extract.PronounMention:
		t.kind = formKinds[m.form]
	case m.Kind == extract.NamedMention && len(m.words) > 1:
		t.kind = kindName
	case m.Kind == extract.NamedMention:
		t.kind = kindLastName
	default:
		t.kind = kindNoun + uint32(m.marks)
	}
	if head := m.tokens[m.top].Head; head >= 0 && head < len(m.tokens) {
		t.verb = linear.Hash(strings.ToLower(m.tokens[head].Lemma))
		t.governor = linear.Join(t.verb, t.role)
	}
	t.text = r.textOf(m)
	for j := m.First - 1; j >= 0 && j >= m.First-2; j-- {
		if m.tokens[j].UPOS == "ADP" {
			t.prep = linear.Hash(m.tokens[j].Lemma)
		}
	}
	for j := m.First; j < m.Head; j++ {
		if m.tokens[j].UPOS == "ADP" && m.tokens[j].Head == m.Head {
			t.prep = linear.Hash(m.tokens[j].Lemma)
		}
	}
	return t
}

// textOf is the hash of the words of a mention with its clauses, without case
// and without an article.
func (r *resolver) textOf(m *mention) uint32 {
	h := uint32(0)
	first, end := m.First, m.End
	if m.Full[1] > m.Full[0] {
		first, end = m.Full[0], m.Full[1]
	}
	for j := first; j < min(end, first+widest); j++ {
		word := strings.ToLower(r.doc.Form(&m.tokens[j]))
		if word != "the" && word != "a" && word != "an" && m.tokens[j].XPOS != "POS" {
			h = linear.Join(h, linear.Hash(word))
		}
	}
	return h
}

// featureList gathers hashed features; each is joined with the kind of anaphor.
type featureList struct {
	anaphor uint32
	list    []uint32
}

func (f *featureList) add(template uint32, values ...uint32) {
	h := linear.Join(template*0x1000193, f.anaphor)
	for _, v := range values {
		h = linear.Join(h, v)
	}
	f.list = append(f.list, h^h>>13)
}

// features are those of mention i with each candidate, and alone.
func (r *resolver) features(i int, candidates []int) ([][]uint32, []float64) {
	all := make([][]uint32, 0, len(candidates)+1)
	most, seen := 0, map[int]uint32{}
	for _, k := range candidates {
		most = max(most, len(r.cluster(k).mentions))
		if root := r.find(k); seen[root] == 0 {
			seen[root] = uint32(len(seen)) + 1
		}
	}
	salience, best := r.salience(i, candidates)
	for n, k := range candidates {
		f := featureList{anaphor: r.traits[i].kind, list: make([]uint32, 0, 40)}
		r.pairFeatures(&f, i, k)
		order := seen[r.find(k)]
		f.add(60, bucket(n))
		f.add(61, bucket(int(order)))
		f.add(62, flag(len(r.cluster(k).mentions) == most), bucket(most))
		f.add(63, bucket(int(order)), r.traits[k].role)
		if salience != nil {
			f.add(64, uint32(min(8, (best-salience[n])/0.3)))
			f.add(65, uint32(min(8, (best-salience[n])/0.3)), bucket(len(seen)))
			f.add(66, uint32(int32(max(-8, salience[n])/0.5)))
		}
		all = append(all, f.list)
	}
	prior := make([]float64, len(candidates)+1)
	for n := range salience {
		prior[n] = salience[n] + 1
	}
	return append(all, r.newFeatures(i, candidates)), prior
}

// salience rates the candidates of a pronoun of the third person, and gives the best rating.
func (r *resolver) salience(i int, candidates []int) (ratings []float64, best float64) {
	p, ok := pronouns[r.mentions[i].form]
	if !ok || p.person != 3 {
		return nil, 0
	}
	best = -100
	last := -1
	if m := &r.mentions[i]; r.reports(m) {
		last = r.lastSpeaker(m)
	}
	for _, k := range candidates {
		s := r.score(i, k, p, last)
		ratings = append(ratings, s)
		best = max(best, s)
	}
	return ratings, best
}

// bucket groups counts: small ones each, larger ones together.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 99
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 13:
		return 6
	case n < 30:
		return 7
	}
	return 8
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// classCode is a class as a value of features.
func classCode(class schema.Class) uint32 { return linear.Hash(string(class)) }

// newFeatures are those of a mention that takes up nothing.
func (r *resolver) newFeatures(i int, candidates []int) []uint32 {
	m, t := &r.mentions[i], &r.traits[i]
	f := featureList{anaphor: t.kind}
	again := false
	for _, k := range candidates {
		again = again || r.mentions[k].lemma == m.lemma
	}
	modified := bucket(len(m.mods))
	f.add(1)
	f.add(2, t.lemma)
	f.add(3, t.role)
	f.add(4, flag(again))
	f.add(5, bucket(len(candidates)))
	f.add(6, modified, flag(m.Full[1] > m.End), flag(again))
	f.add(7, t.governor)
	f.add(8, t.place, flag(m.Sentence == 0))
	f.add(9, classCode(m.Class), flag(again))
	f.add(10, uint32(m.number), flag(again))
	f.add(11, t.prep)
	f.add(12, flag(m.quote >= 0))
	return f.list
}

// pairFeatures are those of mention i with the candidate k.
func (r *resolver) pairFeatures(f *featureList, i, k int) {
	m, other := &r.mentions[i], &r.mentions[k]
	t, u, c := &r.traits[i], &r.traits[k], r.cluster(k)
	apart := m.Sentence - other.Sentence
	far := bucket(apart)
	class := classCode(c.class)
	named := flag(c.name != "")
	size := bucket(len(c.mentions))
	f.add(20, far)
	f.add(21, u.kind)
	f.add(22, u.role)
	f.add(23, u.role, t.role)
	f.add(24, class, uint32(c.number))
	f.add(25, flag(c.gender != 0), class)
	f.add(26, size, named)
	f.add(47, flag(r.doubtful(c)), class)
	f.add(27, far, u.role)
	f.add(28, far, u.kind)
	f.add(29, far, named, size)
	f.add(30, u.place, far)
	f.add(31, u.prep)
	f.add(32, u.lemma)
	f.add(33, t.governor, class)
	f.add(34, flag(t.verb == u.verb), far)
	f.add(35, flag(other.form == m.form), u.kind)
	f.add(36, flag(u.heading), flag(t.heading))
	f.add(37, flag(r.doc.Sentences[m.Sentence].Block == r.doc.Sentences[other.Sentence].Block), far)
	f.add(38, r.quoting(m, other, k))
	f.add(39, t.role, u.role, min(far, 2), named)
	f.add(40, u.role, u.kind)
	if apart == 0 {
		between := other.Head - m.Head
		f.add(41, uint32(int32(r.command(other, m)*10)), u.role)
		f.add(42, bucket(abs(between)/3), flag(between > 0))
		f.add(43, flag(r.sameClause(m, other)), u.role, t.role)
		f.add(48, flag(r.specifies(other, m)), u.role)
	} else {
		f.add(44, uint32(r.depth(other)), far)
	}
	if m.Kind != extract.PronounMention {
		r.nounFeatures(f, i, k, far, class)
	} else {
		f.add(45, uint32(m.form[0]), u.role, far)
		if p := pronouns[m.form]; p.gender != 'm' && p.gender != 'f' {
			f.add(49, uint32(int32(r.selects(i, k))))
			f.add(50, flag(r.opens(m)), flag(r.mainSubject(other)), far)
		}
		f.add(51, flag(apart == 0 && r.holdsOf(other, m)), class)
		f.add(46, flag(r.reports(m)), r.quoting(m, other, k))
	}
}

// nounFeatures compare two nouns.
func (r *resolver) nounFeatures(f *featureList, i, k int, far, class uint32) {
	m, other := &r.mentions[i], &r.mentions[k]
	t, u, c := &r.traits[i], &r.traits[k], r.cluster(k)
	match := flag(m.lemma == other.lemma) + 2*flag(m.form == other.form)
	mods := flag(subset(m.mods, r.modifiers(k), c.side)) + 2*flag(subset(other.mods, m.mods, ""))
	owners := uint32(0)
	if m.owner >= 0 && other.owner >= 0 {
		owners = 1 + flag(r.find(m.owner) == r.find(other.owner))
	}
	same := flag(t.text == u.text)
	f.add(81, same, t.kind, u.kind)
	f.add(82, same, far)
	f.add(83, same, flag(m.Full[1]-m.Full[0] > 2), classCode(m.Class))
	f.add(70, match, mods, owners)
	f.add(71, match, mods, u.kind)
	f.add(72, match, mods, far)
	f.add(73, match, u.role, t.role)
	f.add(74, t.lemma, class)
	f.add(75, t.lemma, u.lemma)
	f.add(76, classCode(m.Class), class, match)
	f.add(77, match, flag(m.Full[1] > m.End), flag(other.Full[1] > other.End))
	if c.name != "" {
		f.add(78, flag(calledSo(c, m.lemma)), flag(r.introduced(m, c)), class)
	}
	f.add(79, match, bucket(len(m.mods)), bucket(len(other.mods)))
	f.add(80, match, t.lemma)
}

// quoting tells how two mentions stand to quotations.
func (r *resolver) quoting(m, other *mention, k int) uint32 {
	code := flag(m.quote >= 0) + 2*flag(other.quote >= 0) + 4*flag(m.quote >= 0 && m.quote == other.quote)
	if m.quote >= 0 && r.quotes[m.quote].speaker >= 0 && r.find(r.quotes[m.quote].speaker) == r.find(k) {
		code += 8
	}
	return code
}

// depth is how deep a phrase stands inside other phrases and clauses.
func (r *resolver) depth(m *mention) int {
	n := 0
	for t := m.top; m.tokens[t].Head >= 0 && n < 5; t = m.tokens[t].Head {
		n++
	}
	return n
}
