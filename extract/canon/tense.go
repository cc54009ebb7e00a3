package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// ahead reports whether what is said at a token of p's sentence lies after the day
// of writing, by the tense of the verb that the token belongs to: "agreed on
// Tuesday to meet" is past, "agreed to meet on Tuesday" is to come.
func (b *builder) ahead(p *extract.Proposition, token int) bool {
	tokens := b.tokens(p)
	at := verbOver(tokens, token)
	if at < 0 {
		return p.Modality == schema.Future
	}
	forms := b.groupForms(tokens, at)
	has := func(words string) bool {
		return slices.ContainsFunc(strings.Fields(words), func(w string) bool { return slices.Contains(forms, w) })
	}
	switch xpos := tokens[at].XPOS; {
	case has("have has had having 've did"):
		return false
	case has("will 'll shall would may might must should can could"):
		return true
	case xpos == "VBD":
		return false
	case xpos == "VBZ" || xpos == "VBP":
		return !saidNow[strings.ToLower(tokens[at].Lemma)]
	case has("is are am 's 're being"):
		return true
	case has("was were"):
		return scheduled[strings.ToLower(tokens[at].Lemma)]
	case xpos == "VB" || has("to"):
		return p.Modality != schema.Actual || has("to") && len(p.Relation) > 0 && p.Head != at
	}
	return p.Modality == schema.Future
}

// scheduled are verbs whose participle looks ahead whatever its tense: "was due
// on Friday".
var scheduled = wordSet("schedule set due expect plan slate book")

// saidNow are verbs whose present tells what was just said: "the ministry says on
// Friday".
var saidNow = wordSet("say tell report claim")

// verbOver is the verb that a token belongs to, -1 for none: a predicate with a
// copula stands for it.
func verbOver(tokens []extract.Token, token int) int {
	for i, steps := tokens[token].Head, 0; i >= 0 && steps < len(tokens); i, steps = tokens[i].Head, steps+1 {
		if tokens[i].UPOS == "VERB" || tokens[i].UPOS == "AUX" || slices.ContainsFunc(tokens, func(t extract.Token) bool { return t.Head == i && t.Deprel == "cop" }) {
			return i
		}
	}
	return -1
}

// groupForms are the auxiliaries and marks of a verb in small letters.
func (b *builder) groupForms(tokens []extract.Token, at int) []string {
	var forms []string
	for i := range tokens {
		d := tokens[i].Deprel
		if tokens[i].Head == at && (strings.HasPrefix(d, "aux") || d == "cop" || d == "mark" || d == "advmod" && tokens[i].UPOS == "AUX") {
			forms = append(forms, strings.ToLower(b.doc.Form(&tokens[i])))
		}
	}
	return forms
}
