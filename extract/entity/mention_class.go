package entity

import (
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// calendar holds the names of days and months, which are tagged as names.
var calendar = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"jan.": true, "feb.": true, "aug.": true, "sept.": true, "oct.": true, "nov.": true, "dec.": true,
}

// pronounClass is the class of the entity that a pronoun takes up, where the
// pronoun tells.
var pronounClass = map[string]schema.Class{
	"i": schema.Person, "me": schema.Person, "my": schema.Person, "mine": schema.Person, "myself": schema.Person,
	"he": schema.Person, "him": schema.Person, "his": schema.Person, "himself": schema.Person,
	"she": schema.Person, "her": schema.Person, "hers": schema.Person, "herself": schema.Person,
	"who": schema.Person, "whom": schema.Person, "someone": schema.Person, "somebody": schema.Person,
	"anyone": schema.Person, "everyone": schema.Person, "everybody": schema.Person, "nobody": schema.Person,
	"we": schema.Group, "us": schema.Group, "our": schema.Group, "ours": schema.Group, "ourselves": schema.Group,
}

// class is the class of a phrase that is no known name, by its head.
func (f *finder) class(i int, kind extract.MentionKind) schema.Class {
	t := &f.tokens[i]
	form := strings.ToLower(f.doc.Form(t))
	switch {
	case kind == extract.PronounMention:
		return pronounClass[form]
	case calendar[form] || t.UPOS == "NUM" && len(form) == 4 && isYear(form):
		return schema.Time
	case t.UPOS == "NUM" || t.UPOS == "SYM":
		return schema.Quantity
	}
	if class := vocab.ClassOfNoun(form, strings.ToLower(t.Lemma)); class != "" {
		if abstract[form] && !f.determined(i) {
			return schema.Concept
		}
		return class
	}
	if word := f.doc.Form(t); f.doc.Atlas.Demonym(word) != nil || vocab.PeopleNamed(word) != nil {
		if _, language := vocab.LanguageNamed(word); !language || f.determined(i) {
			return f.classOfOrigin(i)
		}
	}
	if kind == extract.NamedMention {
		return ""
	}
	return schema.Concept
}

// Nouns that speak of a body only with an article or an owner: "the force",
// but "come into force".
var abstract = words("office force authority intelligence leadership power command")

// determined reports whether the noun has a determiner, an owner, or a name or
// noun that tells which one it is.
func (f *finder) determined(i int) bool {
	for j := range i {
		if f.tokens[j].Head != i {
			continue
		}
		switch base(f.tokens[j].Deprel) {
		case "det", "nummod", "compound":
			return true
		case "nmod":
			if f.tokens[j].Deprel == "nmod:poss" {
				return true
			}
		case "amod":
			if vocab.Demonym(f.doc.Form(&f.tokens[j])) != nil {
				return true
			}
		}
	}
	return false
}

func isYear(s string) bool {
	if s[0] != '1' && s[0] != '2' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Predicates of which "it" is the subject without meaning anything.
var impersonal = map[string]bool{
	"important": true, "possible": true, "impossible": true, "clear": true, "unclear": true, "likely": true,
	"unlikely": true, "necessary": true, "essential": true, "vital": true, "crucial": true, "critical": true,
	"difficult": true, "hard": true, "easy": true, "good": true, "bad": true, "better": true, "best": true,
	"time": true, "true": true, "obvious": true, "evident": true, "imperative": true, "unacceptable": true,
	"acceptable": true, "premature": true, "early": true, "late": true, "too": true, "unfortunate": true,
	"natural": true, "inevitable": true, "reasonable": true, "fair": true, "wrong": true, "right": true,
	"safe": true, "useful": true, "seem": true, "appear": true, "turn": true, "happen": true, "rain": true, "snow": true,
	"remain": true, "matter": true, "doubtful": true, "shame": true, "fact": true, "question": true, "pity": true,
}

// expletive reports whether the pronoun stands for nothing: "there is",
// "it is clear that". A parser confuses this "it" with the "it" of "it is
// willing to", so the predicate decides.
func (f *finder) expletive(i int) bool {
	t := &f.tokens[i]
	form := strings.ToLower(f.doc.Form(t))
	if form == "there" {
		return true
	}
	if form != "it" || t.Head < 0 || t.Head >= len(f.tokens) {
		return false
	}
	if d := base(t.Deprel); d != "expl" && d != "nsubj" {
		return false
	}
	predicate := &f.tokens[t.Head]
	extraposed := false
	for j := range f.tokens {
		c := &f.tokens[j]
		if c.Head != t.Head || j == i {
			continue
		}
		switch base(c.Deprel) {
		case "nsubj":
			return base(t.Deprel) == "expl"
		case "csubj":
			return true
		case "ccomp", "advcl", "xcomp", "acl":
			extraposed = extraposed || j > t.Head
		}
	}
	return extraposed && impersonal[strings.ToLower(predicate.Lemma)]
}
