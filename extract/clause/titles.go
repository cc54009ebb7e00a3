package clause

import (
	"cmp"
	"slices"
	"strings"

	"parley/schema"
	"parley/schema/vocab"
)

// roleNouns are nouns for what somebody is to a state, an organisation or
// another person.
var roleNouns = fields(`president minister secretary spokesman spokeswoman spokesperson chairman chairwoman chair chairperson leader chief head
	ambassador envoy chancellor premier governor mayor senator commander commissioner director secretary-general general-secretary representative adviser advisor aide
	deputy lawmaker congressman congresswoman founder co-founder owner ceo king queen prince princess emperor sultan emir pope coordinator negotiator
	diplomat official inspector prosecutor attorney speaker whip counsel editor correspondent analyst strategist manager coach captain ombudsman administrator superintendent
	counterpart ally rival neighbor neighbour partner opponent successor predecessor son daughter brother sister wife husband father mother member
	chief-of-staff treasurer marshal admiral general colonel rapporteur delegate boss vice-president vice-chairman undersecretary lawyer candidate dictator ruler strongman champion capital executive`)

// relationalNouns need a possessor to mean anything and stand before names of
// every class: "its neighbor Ukraine".
var relationalNouns = fields("counterpart ally rival neighbor neighbour partner opponent successor predecessor son daughter brother sister wife husband father mother enemy foe subsidiary capital")

// titleModifiers are words inside a title that never name its holder.
var titleModifiers = fields(`foreign public prime deputy defense defence interior finance vice first second chief national security press justice trade health energy economy education
	agriculture labor labour environment oil transport culture economic political military permanent special senior acting former interim general assistant under attorney
	communications information home state treasury commerce affairs opposition executive co managing supreme army navy air force police parliamentary majority minority house
	senate party presidential honorary incoming outgoing caretaker principal lead main campaign policy peace climate humanitarian human rights
	nuclear regional rebel militant separatist faction nationalist ruling top veteran longtime ex then crown late ousted deposed toppled overthrown onetime erstwhile future elect designate`)

// tenures are words of an office that is not held now, or not yet, with what
// the normalised title calls them.
var tenures = map[string]string{"former": "former", "ex": "former", "then": "former", "onetime": "former", "one-time": "former", "erstwhile": "former", "late": "late",
	"ousted": "ousted", "deposed": "ousted", "toppled": "ousted", "overthrown": "ousted", "outgoing": "outgoing", "incoming": "incoming", "future": "future", "acting": "acting"}

// nameless titles say rank or courtesy, not an office.
var courtesies = fields("mr. mrs. ms. dr. mr mrs ms dr sir lord lady dame prof. prof professor sen. sen rep. rep gov. gov gen. gen lt. lt col. col capt. capt maj. maj sgt. sgt st. rev. rev madam")

// fadedModifiers are left out of the normalised title.
var fadedModifiers = fields("senior top veteran longtime new current main key close chief-ranking")

// demonymEndings end adjectives of nations.
var demonymEndings = []string{"an", "ian", "ish", "ese", "i", "ch", "ic", "sh", "ek"}

// demonyms with other endings, or that are also written with points.
var demonyms = fields("u.s. us u.s u.k. uk u.n. un eu e.u. american british french german greek dutch swiss thai czech polish finnish irish welsh scottish english danish swedish turkish spanish chinese japanese kremlin western eastern european")

// nationality reports whether token i names a state or region by adjective or
// abbreviation: "Russian", "U.S.".
func (t *tree) nationality(i int) bool {
	if !t.capital(i) || titleModifiers[t.lower[i]] || roleNouns[t.lower[i]] {
		return false
	}
	if demonyms[t.lower[i]] || vocab.Demonym(t.doc.Form(&t.tok[i])) != nil {
		return true
	}
	if t.upos(i) != "ADJ" {
		return false
	}
	for _, e := range demonymEndings {
		if strings.HasSuffix(t.lower[i], e) && len(t.lower[i]) > len(e)+2 {
			return true
		}
	}
	return false
}

// title is a noun phrase that says what somebody is.
type title struct {
	noun   int    // its role noun
	name   string // normalised: "deputy foreign minister"
	tokens []int
	holder reach // of whom or what: "U.S.", "State Department"; empty for none
	head   int   // head token of the holder
	prep   int   // preposition before a holder that follows, -1 for none
}

// titleBefore reads the title that ends right before token end: "U.S. Deputy
// Secretary of State" before "Wendy Sherman".
func (t *tree) titleBefore(end int) (title, bool) {
	for noun := end - 1; noun >= 0 && noun >= end-6; noun-- {
		if !t.roleNoun(noun) {
			if !t.titleTail(noun) {
				return title{}, false
			}
			continue
		}
		return t.titleAround(noun, end)
	}
	return title{}, false
}

// roleNoun reports whether token i is a noun of office or relation.
func (t *tree) roleNoun(i int) bool {
	return (t.upos(i) == "NOUN" || t.upos(i) == "PROPN") && roleNouns[strings.TrimPrefix(strings.TrimSuffix(t.lower[i], "."), "ex-")]
}

// titleTail reports whether i may stand between the role noun and the name:
// "of State", "of the General Staff", "of NATO".
func (t *tree) titleTail(i int) bool {
	if t.lower[i] == "elect" || t.lower[i] == "designate" || t.lower[i] == "-" {
		return true
	}
	switch t.upos(i) {
	case "NOUN", "PROPN", "ADJ", "DET", "ADP":
		return t.upos(i) != "ADP" || t.lower[i] == "of" || t.lower[i] == "for"
	}
	return false
}

// titleAround reads the title whose role noun is given: its modifiers and
// holder to the left, and "of …" up to token end to the right.
func (t *tree) titleAround(noun, end int) (title, bool) {
	ti := title{noun: noun, prep: -1, head: -1, tokens: []int{noun}}
	parts := []string{strings.Replace(t.lower[noun], "ex-", "former ", 1)}
	i := noun - 1
	for ; i >= 0 && t.titlePart(i); i-- {
		ti.tokens = append(ti.tokens, i)
		if (titleModifiers[t.lower[i]] || roleNouns[t.lower[i]]) && !fadedModifiers[t.lower[i]] {
			parts = append([]string{cmp.Or(tenures[t.lower[i]], t.lower[i])}, parts...)
		}
	}
	t.leftHolder(&ti, i)
	prefix := ti.name
	if tenure, at := t.tenureBefore(&ti); tenure != "" && !slices.Contains(parts, tenure) {
		prefix = tenure + " " + prefix
		ti.tokens = append(ti.tokens, at)
	}
	for k := noun + 1; k < end && t.class(k) != schema.Person; k++ {
		of := t.lower[k] == "of" || t.lower[k] == "for" || t.lower[k] == "to"
		if of && t.lower[k] != "of" && ti.holder.end > ti.holder.first {
			break // "the U.S. envoy for Norland" is that of the U.S.
		}
		if of && t.namesHolder(k+1, end) {
			t.rightHolder(&ti, k, end)
			break
		}
		ti.tokens = append(ti.tokens, k)
		parts = append(parts, t.lower[k])
	}
	ti.name = prefix + strings.ReplaceAll(strings.Join(parts, " "), " - ", "-")
	return ti, ti.holder.end > ti.holder.first
}

// tenureBefore is the tenure that stands before a title and its holder, with
// its token: "former Finnish president", "then-U.S. President".
func (t *tree) tenureBefore(ti *title) (string, int) {
	i := slices.Min(ti.tokens)
	if ti.holder.end > ti.holder.first {
		i = min(i, ti.holder.first)
	}
	i--
	if i > 0 && t.lower[i] == "-" {
		i--
	}
	if i < 0 {
		return "", -1
	}
	return tenures[t.lower[i]], i
}

// titlePart reports whether token i, left of the role noun, is part of the
// title itself.
func (t *tree) titlePart(i int) bool {
	w := t.lower[i]
	if w == "-" && i > 0 {
		return titleModifiers[t.lower[i-1]] || roleNouns[t.lower[i-1]]
	}
	if t.nationality(i) || t.class(i).Actor() && !titleModifiers[w] && !roleNouns[w] {
		return false
	}
	if t.insideOrganization(i) {
		return false
	}
	return titleModifiers[w] || roleNouns[w] || t.upos(i) == "ADJ" && !t.capital(i)
}

// insideOrganization reports whether the modifier i belongs to a name that
// ends with the word of an organisation: "State Department", "Foreign
// Ministry".
func (t *tree) insideOrganization(i int) bool {
	for k := i; k < len(t.tok) && k < i+4; k++ {
		switch t.lower[k] {
		case "ministry", "department", "office", "house", "council", "party", "agency", "commission", "committee", "parliament", "government", "administration":
			return t.capital(k) || k == i
		}
		if t.roleNoun(k) || !t.nounish(k) {
			return false
		}
	}
	return false
}

func (t *tree) nounish(k int) bool {
	return t.upos(k) == "PROPN" || t.upos(k) == "NOUN" || t.upos(k) == "ADJ"
}

// leftHolder finds the holder that ends at token i: a possessive ("his",
// "Russia's"), a name or a demonym.
func (t *tree) leftHolder(ti *title, i int) {
	if i < 0 {
		return
	}
	possessive := false
	if t.nationality(i) && i > 0 && t.pos(i-1) == "PRP$" {
		ti.tokens = append(ti.tokens, i)
		i--
	}
	switch {
	case t.pos(i) == "PRP$":
		ti.holder, ti.head = reach{i, i + 1}, i
		return
	case t.pos(i) == "POS" && i > 0:
		possessive = true
		i--
	}
	if !t.nounish(i) || !possessive && t.name[i] < 0 && !t.nationality(i) && !t.insideOrganization(i) {
		return
	}
	first := i
	if possessive && t.class(i) == schema.Person {
		ti.holder = reach{max(0, t.names[t.name[i]].First), i + 1}
		ti.head = t.nameHead(ti.holder)
		return
	}
	for first > 0 && tenures[t.lower[first-1]] == "" && t.nounish(first-1) && (t.capital(first-1) || t.sameName(first-1, i)) && !t.roleBreak(first-1, i) {
		first--
	}
	if t.nationality(first) && first < i && !t.sameName(first, i) && !t.insideOrganization(first+1) { // "Ukrainian Infrastructure Minister"
		for k := i; k > first; k-- {
			ti.tokens = append(ti.tokens, k)
			ti.name = t.lower[k] + " " + ti.name
		}
		i = first
	}
	ti.holder, ti.head = reach{first, i + 1}, i
}

func (t *tree) sameName(a, b int) bool { return t.name[a] >= 0 && t.name[a] == t.name[b] }

// roleBreak reports whether a holder that ends at i cannot reach left to j.
func (t *tree) roleBreak(j, i int) bool {
	return courtesies[t.lower[j]] || t.name[i] >= 0 && t.name[j] >= 0 && t.name[i] != t.name[j] && !t.nationality(j)
}

// namesHolder reports whether a holder begins at token k.
func (t *tree) namesHolder(k, end int) bool {
	if k < end && (t.upos(k) == "DET" || t.pos(k) == "PRP$") {
		k++
	}
	if k >= end {
		return false
	}
	switch t.lower[k] {
	case "state", "staff", "defense", "defence", "war", "affairs", "justice", "the":
		return false
	}
	if t.name[k] >= 0 && !t.sameName(k, min(end, len(t.tok)-1)) {
		return true
	}
	return t.upos(k) == "PROPN"
}

func (t *tree) rightHolder(ti *title, of, end int) {
	first := of + 1
	last := end - 1
	for last > first && t.punct(last) {
		last--
	}
	ti.prep = of
	ti.tokens = append(ti.tokens, of)
	ti.holder, ti.head = reach{first, last + 1}, last
}
