package clause

import (
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
	if prep == "in" && t.lower[k] == "order" {
		return
	}
	r := t.wholePhrase(k)
	if t.upos(k) == "ADV" { // "seventeen years ago"
		r = t.yield(k, func(int) bool { return false })
	}
	for _, c := range t.prepositions(k) {
		if c < r.first {
			r.first = c
		}
	}
	if name == "" {
		name = t.roleName(f, prep, k)
	}
	f.roles = append(f.roles, extract.RolePhrase{Role: name, Phrase: t.phrase(k, t.trim(r, k)), Prep: prep})
}

// roleName finds what part a prepositional phrase plays.
func (t *tree) roleName(f *frame, prep string, h int) schema.RoleName {
	first, _, _ := strings.Cut(prep, " ")
	if amountPrepositions[first] && t.fraction(h) || first == "per" {
		return schema.RoleAmount
	}
	if timePrepositions[prep] || t.timely(h) {
		return schema.RoleTime
	}
	if role := t.phraseRole(prep, h); role != "" {
		return role
	}
	if amountPrepositions[first] && t.amount(h) || first == "by" && t.childBase(h, "nummod") >= 0 && t.plural(h) {
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
