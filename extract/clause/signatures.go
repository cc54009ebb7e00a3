package clause

import "strings"

// verdict is what a predicate tells of the event below it.
type verdict uint8

// The verdicts.
const (
	open  verdict = iota // nothing: "wanted to sign"
	holds                // it happens: "managed to sign"
	fails                // it does not: "forgot to sign"
)

// signature is the verdict of an implicative predicate on the event below it,
// where the predicate itself is affirmed, and where it is negated: Nairn,
// Condoravdi and Karttunen 2006, "Computing relative polarity for textual
// inference". That work writes managed + - and forgot - +.
type signature struct{ affirmed, negated verdict }

// in is the verdict of a predicate in a context.
func (s signature) in(negated bool) verdict {
	if negated {
		return s.negated
	}
	return s.affirmed
}

// signatures of verbs and adjectives with an infinitive or gerund, whether their
// own subject does what that says ("managed to sign") or their object ("forced
// Norland to sign", "Norland was forced to sign").
var signatures = signatureTable(map[string]string{
	"+ -": `manage succeed bother dare deign condescend remember happen turn choose opt elect proceed end begin start continue keep resume
		get see_fit`,
	"- +": `forget fail neglect omit avoid refrain abstain desist stop cease quit resist short close`,
	"+ o": `force compel coerce oblige_into cause lead drive prompt make trigger persuade convince induce trick rush hasten hurry`,
	"- o": `refuse decline deny rule unable unwilling reluctant forbid prohibit ban bar prevent block deter discourage dissuade restrain exclude
		preclude hinder pretend feign`,
	"o -": `allow permit let enable able authorize authorise entitle afford empower`,
	"o +": `hesitate`,
})

// phrasalSignatures are those of verbs with a noun: "took the opportunity to sign".
var phrasalSignatures = signatureTable(map[string]string{
	"+ -": `have_courage have_nerve have_foresight have_audacity have_temerity have_guts have_sense have_wisdom have_decency have_gall
		take_opportunity take_chance take_trouble take_time take_step take_care take_liberty seize_opportunity seize_chance use_opportunity find_time find_courage`,
	"- +": `miss_chance miss_opportunity`,
	"- o": `lose_chance lose_opportunity squander_chance squander_opportunity waste_chance waste_opportunity
		lack_courage lack_nerve lack_means lack_time lack_will lack_strength`,
	"o -": `have_chance have_opportunity have_time have_means have_ability have_power have_authority`,
})

// factives are predicates whose clause is so, whether they are affirmed, negated
// or asked: "does not know that Norland attacked".
var factives = fields("know regret realize realise remember forget notice resent ignore overlook aware unaware sorry proud glad")

func signatureTable(classes map[string]string) map[string]signature {
	verdicts := map[byte]verdict{'+': holds, '-': fails, 'o': open}
	table := make(map[string]signature)
	for class, words := range classes {
		for word := range fields(words) {
			table[strings.ReplaceAll(word, "_", " ")] = signature{verdicts[class[0]], verdicts[class[2]]}
		}
	}
	return table
}

// signatureOf finds the signature of the predicate e.
func (t *tree) signatureOf(e int) (signature, bool) {
	if near := t.child(e, "advmod"); t.lemma(e) == "come" && near >= 0 && t.lower[near] == "close" {
		return signatures["close"], true
	}
	if s, ok := signatures[t.lower[e]]; ok {
		return s, true
	}
	s, ok := signatures[t.lemma(e)]
	return s, ok && (t.lemma(e) != "turn" || t.particled(e, "out")) && (t.lemma(e) != "end" || t.particled(e, "up")) && (t.lemma(e) != "rule" || t.particled(e, "out"))
}

// particled reports whether the verb e has a particle.
func (t *tree) particled(e int, particle string) bool {
	return t.hasChild(e, func(k int) bool { return k > e && k <= e+2 && t.lower[k] == particle })
}

// phrasal is the signature of the object o with its verb, for the infinitive that
// hangs on it.
func (t *tree) phrasal(o int) (signature, bool) {
	verb := t.head[o]
	if verb < 0 || !t.is(o, "obj") {
		return signature{}, false
	}
	s, ok := phrasalSignatures[t.lemma(verb)+" "+t.lemma(o)]
	return s, ok
}
