package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// addRole adds the phrase headed by k as a role. Its span begins with the
// preposition. An empty name is found from preposition and noun.
func (t *tree) addRole(f *frame, name schema.RoleName, k int, prep string) {
	if t.punct(k) || t.relativePronoun(k) || t.upos(k) == "ADP" || t.upos(k) == "PRON" && t.feat(k, "Reflex=Yes") {
		return
	}
	if prep == "in" && t.lower[k] == "order" {
		return
	}
	if name == "" {
		name = t.roleName(f, prep, k)
	}
	for i, h := range t.roleHeads(k, prep) {
		r := t.nounPhrase(h)
		switch {
		case i == 0 && groupPrepositions[prep]:
			r = t.wholePhrase(h)
		case t.upos(h) == "ADV": // "seventeen years ago"
			r = t.yield(h, func(int) bool { return false })
		}
		settings := t.ownSettings(h)
		if len(settings) > 0 {
			r = t.yield(h, func(c int) bool {
				return slices.Contains(settings, c) || t.aside(c) || t.head[c] == h && in(t.rel(c), []string{"case", "conj", "cc"})
			})
		}
		for _, c := range t.prepositions(h) {
			r.first = min(r.first, c)
		}
		f.roles = append(f.roles, extract.RolePhrase{Role: name, Phrase: t.phrase(h, t.trim(r, h)), Prep: prep})
		for _, c := range settings {
			t.addRole(f, "", c, t.prep(c))
		}
	}
}

// ownSettings are the places and times that a tree hangs on the setting at h
// though they tell of the clause as much: "at a port in Togo in May".
func (t *tree) ownSettings(h int) []int {
	var all []int
	for _, c := range t.kids[h] {
		if t.rel(c) == "nmod" && c > h && settingPrepositions[t.prep(c)] && (t.locative(c) || t.timely(c)) && (t.locative(h) || t.timely(h) || t.class(h) == "") {
			all = append(all, c)
		}
	}
	return all
}

var settingPrepositions = fields("in at near on during since until")

// roleHeads are the nouns that play one role: each of several coordinated ones,
// unless the preposition takes them together.
func (t *tree) roleHeads(k int, prep string) []int {
	if groupPrepositions[prep] {
		return []int{k}
	}
	return t.conjuncts(k)
}

// groupPrepositions need several: "between Iran and Iraq".
var groupPrepositions = fields("between among amongst amid")

// roleName finds what part a prepositional phrase plays.
func (t *tree) roleName(f *frame, prep string, h int) schema.RoleName {
	if timePrepositions[prep] || t.timely(h) {
		return schema.RoleTime
	}
	verb := t.lemma(f.last())
	switch prep {
	case "":
		if t.amount(h) {
			return schema.RoleAmount
		}
		return schema.RoleManner
	case "because of", "due to", "over", "thanks to", "owing to", "in response to", "on account of":
		switch {
		case prep == "over" && t.locative(h):
			return schema.RolePlace
		case prep == "over" && communicative(verb):
			return schema.RoleTopic
		}
		return schema.RoleReason
	case "about", "regarding", "concerning", "on":
		if prep != "on" || communicative(verb) && !t.locative(h) {
			return schema.RoleTopic
		}
	case "with", "alongside", "along with", "together with":
		if t.actor(h) {
			return schema.RoleComitative
		}
		return schema.RoleInstrument
	case "by", "via", "through", "by means of", "using":
		if !t.locative(h) {
			return schema.RoleInstrument
		}
	case "for", "on behalf of":
		if t.actor(h) {
			return schema.RoleBeneficiary
		}
		return schema.RolePurpose
	case "to":
		if t.actor(h) && !t.place(h) || cueVerbs[verb].kind != "" {
			return schema.RoleRecipient
		}
	case "as", "like":
		return schema.RoleManner
	}
	if placePrepositions[prep] && (t.locative(h) || prep == "near" || prep == "across") {
		return schema.RolePlace
	}
	return schema.RoleOther
}

// communicative reports whether a verb says, thinks or talks.
func communicative(verb string) bool {
	_, says := cueVerbs[verb]
	_, talks := reciprocals[verb]
	return says || talks || verb == "discuss" || verb == "consult" || verb == "lecture" || verb == "focus"
}

// locative reports whether h names or describes a place.
func (t *tree) locative(h int) bool {
	return t.place(h) || placeNouns[t.lemma(h)]
}

func (t *tree) place(h int) bool {
	c := t.class(h)
	return c == schema.Country || c == schema.Place
}

// amount reports whether h is a measure: "by 3 percent", "$2 billion".
func (t *tree) amount(h int) bool {
	return t.upos(h) == "NUM" || t.upos(h) == "SYM" || units[t.lemma(h)]
}

// units are what amounts are counted in.
var units = fields("percent dollar euro pound peso yuan yen rouble ruble rupee lira franc krona crown dinar dirham riyal rial shekel rand naira shilling baht mile kilometer kilometre meter metre ton tonne point times barrel hectare acre")

// timely reports whether h heads an expression of time.
func (t *tree) timely(h int) bool {
	if t.is(h, "obl:tmod", "nmod:tmod") {
		return true
	}
	if t.upos(h) == "NUM" {
		if h > 0 && months[t.lower[h-1]] {
			return true
		}
		form := t.lower[h]
		return len(form) == 4 && form[0] == '1' || len(form) == 4 && form[:2] == "20" || len(form) == 5 && (form[2] == ':' || form[2] == '.') || len(form) == 4 && form[1] == ':' || len(form) == 5 && form[4] == 's'
	}
	if !timeNouns[t.lemma(h)] && !timeNouns[t.lower[h]] {
		return false
	}
	if in(t.lower[h], []string{"may", "march", "second", "fall"}) && !t.capital(h) && t.upos(h) != "NOUN" {
		return false
	}
	return t.class(h) == "" || t.class(h) == schema.Time
}

// weekday reports whether the noun modifier k is a day that belongs to the
// clause rather than to the noun: "his ministry on Thursday said".
func (t *tree) weekday(k int) bool {
	if !t.weekdayNoun(k) {
		return false
	}
	p := t.prep(k)
	return p == "on" || p == ""
}

func (t *tree) weekdayNoun(k int) bool {
	return weekdays[t.lower[k]]
}

// strayTimes gives the clause the days that the tree hangs on its arguments.
func (t *tree) strayTimes(f *frame) {
	for _, list := range [][]argument{f.subjects, f.objects} {
		for _, a := range list {
			for _, k := range t.kids[a.head] {
				if a.rule == "" && (t.rel(k) == "nmod" && t.weekday(k) || t.rel(k) == "appos" && t.weekdayNoun(k)) {
					t.addRole(f, schema.RoleTime, k, t.prep(k))
				}
			}
		}
	}
}

// clauseRoles adds the adverbial clauses and adverbs of time.
func (t *tree) clauseRoles(f *frame) {
	for i, e := range f.chain {
		for _, k := range t.kids[e] {
			switch {
			case t.rel(k) == "advcl" && !t.quotedAs(e, k) && (i+1 >= len(f.chain) || k != f.chain[i+1]):
				t.addClauseRole(f, k)
			case t.rel(k) == "xcomp" && e == f.last() && t.predicate(k) && t.chained(e) != k:
				t.addClause(f, schema.RoleOther, k)
			case t.rel(k) == "advmod" && deicticTimes[t.lower[k]]:
				t.addRole(f, schema.RoleTime, k, "")
			}
		}
	}
	if f.content >= 0 && len(f.objects) > 0 {
		t.addClause(f, schema.RoleTopic, f.content)
	}
	t.bareManner(f)
}

// bareManner adds the adverbs that say how or how far, where a verb has nothing
// else beside it: "prices rose sharply".
func (t *tree) bareManner(f *frame) {
	last := f.last()
	if len(f.objects) > 0 || len(f.roles) > 0 || f.content >= 0 || t.upos(last) != "VERB" {
		return
	}
	for _, k := range t.kids[last] {
		if t.rel(k) != "advmod" || t.upos(k) != "ADV" || looseAdverbs[t.lower[k]] || hedges[t.lower[k]] || t.negates(k) || t.particle(last, k) || t.afterComma(k) || slices.Contains(f.tokens, k) {
			continue
		}
		r := t.yield(k, func(int) bool { return false })
		name := schema.RoleManner
		if deicticPlaces[t.lower[k]] {
			name = schema.RolePlace
		}
		f.roles = append(f.roles, extract.RolePhrase{Role: name, Phrase: t.phrase(k, r)})
	}
}

// deicticPlaces are adverbs that point at a place.
var deicticPlaces = fields("here there abroad overseas nearby elsewhere home inland northward southward eastward westward")

// looseAdverbs link clauses, weigh them or tell of their time, and say nothing
// of how something is done.
var looseAdverbs = fields(`also too however only even just still already then now yet thus therefore hence indeed instead nevertheless nonetheless moreover
	furthermore meanwhile otherwise again once ever never always often usually sometimes rarely seldom generally normally typically mostly mainly largely
	clearly obviously certainly surely actually really finally eventually ultimately initially originally first later soon recently currently previously
	formerly subsequently immediately so as how when where why rather quite almost nearly merely simply probably possibly perhaps maybe likely not`)

func (t *tree) addClauseRole(f *frame, k int) {
	m := t.childBase(k, "mark")
	if m < 0 {
		m = t.childBase(k, "case")
	}
	word := ""
	if m >= 0 {
		word = t.lower[m]
	}
	if t.childMark(k, "to") {
		word = "to"
	}
	switch word {
	case "if", "unless", "provided", "lest":
		t.addClause(f, schema.RoleCondition, k)
	case "because", "as":
		t.addClause(f, schema.RoleReason, k)
	case "to":
		t.addClause(f, schema.RolePurpose, k)
	case "while":
		if t.subject(k) < 0 {
			t.addClause(f, schema.RoleTime, k)
		}
	case "after", "before", "when", "until", "once", "since":
		if t.rightmost(k)-t.leftmost(k) < 10 {
			t.addClause(f, schema.RoleTime, k)
		}
	case "by":
		t.addClause(f, schema.RoleInstrument, k)
	case "from", "of", "into", "for", "in", "at", "without", "despite":
		t.addClause(f, schema.RoleOther, k)
	}
}

// addClause adds a whole clause with its conjunction as a role.
func (t *tree) addClause(f *frame, name schema.RoleName, k int) {
	r := t.yield(k, func(c int) bool {
		return t.rel(c) == "parataxis" || t.rel(c) == "cc" && t.head[c] == k && c < k
	})
	prep := ""
	if m := t.childBase(k, "mark"); m >= 0 {
		prep = t.lower[m]
	}
	f.roles = append(f.roles, extract.RolePhrase{Role: name, Phrase: t.phrase(k, r), Prep: prep})
}
