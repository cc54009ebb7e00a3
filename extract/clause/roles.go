package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// addRole adds the phrase headed by k as a role. Its span begins with the
// preposition. An empty name is found from preposition and noun.
func (t *tree) addRole(f *frame, name schema.RoleName, k int, prep string) {
	if t.punct(k) || t.relativePronoun(k) || t.upos(k) == "ADP" || t.upos(k) == "PRON" && t.feat(k, "Reflex=Yes") {
		return
	}
	if prep == "in" && t.lower[k] == "order" || prep == "" && t.rate(k) {
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
		if name == schema.RoleTime && prep == "" { // "the purchase last year of a rival"
			r = t.withoutThing(h, r)
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

// withoutThing is the phrase r of the time h without the thing that the tree hangs
// on it though it belongs to the noun before.
func (t *tree) withoutThing(h int, r reach) reach {
	for _, c := range t.kids[h] {
		if c > h && t.nominal(h) && (t.rel(c) == "nmod" && t.prep(c) == "of" && !t.timely(c) || t.rel(c) == "acl" && t.childMark(c, "of")) {
			r.end = max(h+1, min(r.end, t.leftmost(c)))
		}
	}
	return r
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
	all := t.conjuncts(k)
	return slices.DeleteFunc(all, func(c int) bool { return c != k && t.negatedConjunct(c) })
}

// passing are verbs that lead through a place.
var passing = fields("pass go move travel sail drive walk flow run fly march guide escort cross wind cut slip ship route transit")

// groupPrepositions need several: "between Iran and Iraq".
var groupPrepositions = fields("between among amongst amid")

// roleName finds what part a prepositional phrase plays.
func (t *tree) roleName(f *frame, prep string, h int) schema.RoleName {
	first, _, _ := strings.Cut(prep, " ")
	if amountPrepositions[first] && t.fraction(h) || prep == "per" && (timeNouns[t.lemma(h)] || t.amount(h)) {
		return schema.RoleAmount
	}
	if timePrepositions[prep] || t.timely(h) || prep == "throughout" && !t.locative(h) {
		return schema.RoleTime
	}
	if prep == "through" && passing[t.lemma(f.last())] || prep == "throughout" {
		return schema.RolePlace
	}
	if role := t.phraseRole(prep, h); role != "" {
		return role
	}
	if amountPrepositions[first] && t.amount(h) && (t.upos(h) != "NUM" || in(first, []string{"", "by", "between"})) || first == "by" && t.childBase(h, "nummod") >= 0 && t.plural(h) {
		return schema.RoleAmount
	}
	if role := t.prepositionRole(f, prep, h); role != "" {
		return role
	}
	if placePrepositions[prep] && (t.locative(h) || prep == "near" || prep == "across") {
		return schema.RolePlace
	}
	return schema.RoleOther
}

// prepositionRole is the part that a preposition gives the noun h beside the
// verb of a clause, "" where the noun's being a place decides.
func (t *tree) prepositionRole(f *frame, prep string, h int) schema.RoleName {
	verb := t.lemma(f.last())
	switch prep {
	case "", "as", "like":
		return schema.RoleManner
	case "because of", "due to", "thanks to", "owing to", "in response to", "on account of":
		return schema.RoleReason
	case "over":
		return t.overRole(verb, h)
	case "about", "regarding", "concerning":
		return schema.RoleTopic
	case "on":
		switch {
		case media[t.lower[h]]:
			return schema.RoleInstrument
		case communicative(verb) && !t.locative(h):
			return schema.RoleTopic
		}
	case "of":
		if informing[verb] {
			return schema.RoleTopic
		}
	case "with":
		return t.withRole(h)
	case "alongside", "along with", "together with":
		return schema.RoleComitative
	case "by", "via", "through", "by means of", "using":
		if t.is(h, "obl:agent") && t.human(h) { // of a verb above: "been asked by Chad to mediate"
			return schema.RoleOther
		}
		if !t.locative(h) {
			return schema.RoleInstrument
		}
	case "without":
		if f.mode == schema.Conditional || f.would {
			return schema.RoleCondition
		}
		return schema.RoleManner
	case "for", "on behalf of":
		return t.forRole(verb, h)
	case "to":
		return t.toRole(f, verb, h)
	}
	return ""
}

func (t *tree) overRole(verb string, h int) schema.RoleName {
	switch {
	case t.locative(h):
		return schema.RolePlace
	case communicative(verb):
		return schema.RoleTopic
	}
	return schema.RoleReason
}

// withRole tells company from tool and manner: "with Veldoria", "with rockets",
// "with caution".
func (t *tree) withRole(h int) schema.RoleName {
	first := t.firstWord(h)
	switch {
	case t.human(h) || t.place(h) || first > 0 && in(t.lower[first-1], []string{"together", "jointly", "along"}):
		return schema.RoleComitative
	case mannerNouns[t.lower[h]]:
		return schema.RoleManner
	}
	return schema.RoleInstrument
}

// forRole tells what somebody is punished for from whom and what something is
// for.
func (t *tree) forRole(verb string, h int) schema.RoleName {
	switch {
	case requiting[verb]:
		return schema.RoleReason
	case t.human(h):
		return schema.RoleBeneficiary
	}
	return schema.RolePurpose
}

func (t *tree) toRole(f *frame, verb string, h int) schema.RoleName {
	if giving[verb] && (t.human(h) || t.place(h)) && !t.givesPeople(f) || t.actor(h) && !t.place(h) || cueVerbs[verb].kind != "" {
		return schema.RoleRecipient
	}
	return ""
}

// givesPeople reports whether those whom a frame sends are people: they go to a
// place, and are given to nobody.
func (t *tree) givesPeople(f *frame) bool { return len(f.objects) > 0 && t.human(f.objects[0].head) }

// phraseRole is the part of a noun that makes a preposition with the words
// around it ("in response to the test"), or an adverb ("in secret"); "" for none.
func (t *tree) phraseRole(prep string, h int) schema.RoleName {
	if role := phraseRoles[prep]; role != "" { // a preposition of several words
		return role
	}
	phrase := strings.TrimSpace(prep + " " + t.lower[h])
	if role := phraseRoles[phrase]; role != "" {
		return role
	}
	for _, k := range t.kids[h] {
		if k > h && !t.punct(k) {
			return phraseRoles[phrase+" "+t.lower[t.firstWord(k)]]
		}
	}
	return ""
}

// human reports whether h names or describes one who acts, or people at all.
func (t *tree) human(h int) bool {
	if t.actor(h) {
		return true
	}
	class := vocab.ClassOfNoun(t.lower[h], t.lemma(h))
	return t.upos(h) == "NOUN" && (class == schema.Person || class == schema.Group || class == schema.Organization)
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
