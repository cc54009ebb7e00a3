package clause

import (
	"slices"

	"parley/extract"
)

// Rule is one construction of English that this package reads.
type Rule struct {
	Name string  // as in Proposition.Rules
	Doc  string  // what it reads, with an example
	risk float64 // what the confidence of a proposition loses by it
}

// rules is the table of all constructions.
var rules = []Rule{
	{"verb-clause", "A verb with its subject: \"Russia presented demands\" is (Russia, present, demands).", 0},
	{"copula", "A predicate noun or adjective with \"be\": \"the call was Putin's initiative\" is (the call, be, Putin's initiative).", 0},
	{"copula-prepositional", "A prepositional predicate: \"Biden is at his home\" is (Biden, be at, his home), \"is in the mood for talks\" is (be in mood for, talks).", 0.02},
	{"clausal-predicate", "A clause as predicate: \"the problem is that troops are leaving\" is (the problem, be, troops are leaving).", 0.05},
	{"copula-relational", "A predicate noun with its complement: \"expansion is a threat to security\" is (expansion, be threat to, security).", 0.03},
	{"prepositional-object", "Without a direct object the most object-like prepositional phrase is the object: \"Blinken spoke with Zelenskiy\" is (Blinken, speak with, Zelenskiy).", 0.03},
	{"passive-agent", "The agent of a passive is the subject: \"delegations will be led by Sherman\" is (Sherman, lead, delegations).", 0.02},
	{"passive-patient", "A passive without an agent keeps its patient as subject: \"the deal was signed\" is (the deal, be signed).", 0},
	{"coordinated-arguments", "Each of several coordinated subjects or objects makes a proposition: \"A and B signed the deal\" is (A, sign, the deal) and (B, sign, the deal).", 0.02},
	{"shared-subject", "A coordinated verb takes the subject of the first: \"Putin denied the claim and accused the West\" has (Putin, accuse, the West).", 0.02},
	{"shared-object", "A verb takes the object of the verb coordinated with it: \"they signed and ratified the treaty\" has (they, sign, the treaty).", 0.05},
	{"reciprocal-subjects", "What two subjects do with each other: \"Xi and Biden met\" has (Xi, meet with, Biden).", 0.05},
	{"subject-control", "An infinitive shares the subject of the verb above it and makes one relation with it: \"Ukraine wants to join NATO\" is (Ukraine, want to join, NATO).", 0},
	{"object-control", "The object of a verb of urging, barring or accusing is the subject of the clause after it: \"Putin accused the West of stoking tensions\" has (the West, stoke, tensions).", 0.05},
	{"gerund-control", "A participle or gerund beside a clause takes that clause's subject: \"Washington led the charge in raising the alarm\" has (Washington, raise, the alarm).", 0.08},
	{"purpose", "An infinitive of purpose takes the subject of its clause and is wanted, not done: \"he came to sign the deal\" has (he, sign, the deal) as desired.", 0.1},
	{"relative-clause", "A relative pronoun, or the gap in a relative clause, stands for its antecedent: \"a forum that brings together Moscow and the West\" has (a forum, bring together, Moscow).", 0.03},
	{"reduced-relative", "A participle after a noun is said of the noun: \"tensions surrounding the conflict\" is (tensions, surround, the conflict).", 0.05},
	{"described-bearer", "What a relative clause says of a description it says of who bears it: \"Dahl is a lawyer who defended rebels\" has (Dahl, defend, rebels).", 0.05},
	{"example", "Members that a text names of a whole: \"several firms, including Acme\" has (several firms, include, Acme).", 0.05},
	{"postnominal-adjective", "An adjective behind its noun with what completes it: \"people close to the talks\" has (people, be close to, the talks).", 0.1},
	{"title-role", "A title before a name with the state, body or person that it belongs to: \"Russian Foreign Minister Sergei Lavrov\" is (Sergei Lavrov, be foreign minister of, Russian).", 0},
	{"appositive-role", "A title set beside a name: \"Ned Price, a spokesman for the State Department\" is (Ned Price, be spokesman of, the State Department).", 0.05},
	{"apposition", "A noun phrase set beside a name: \"the OSCE, a key forum\" is (the OSCE, be, a key forum).", 0.15},
	{"nominal-event", "A noun of action with agent and patient: \"U.S. support for Ukraine\" is (U.S., support, Ukraine).", 0.2},
	{"appraisal", "What a verb of naming or judging says of its object is its subject's claim: \"Iran called the plan a trap\" puts (the plan, be, a trap) into Iran's mouth.", 0.1},
	{"mutual-event", "A noun of what two do together, with both named: \"talks between Iran and Iraq\" is (Iran, hold talks with, Iraq) and the reverse.", 0.15},
	{"nominal-intention", "A noun of will with its holder and an infinitive: \"Iran's refusal to leave\" is (Iran, refuse to leave), and (Iran, leave) as negated.", 0.1},
	{"reported-speech", "What a verb of saying or thinking embeds is said by its subject: \"Putin said NATO is a threat\" puts (NATO, be, a threat) into Putin's mouth.", 0},
	{"reported-aside", "A reporting clause beside what it reports: \"Moscow is ready, Peskov said\" puts (Moscow, be ready) into Peskov's mouth.", 0.02},
	{"according-to", "A clause with \"according to X\" is said by X: \"according to Kyiv, Russia attacked\".", 0.02},
	{"nominal-report", "The clause after a noun of saying is only said: \"the allegation that Russia attacked\".", 0.05},
	{"quote-continuation", "A quoted sentence without a reporting clause belongs to the speaker of its quotation or of its neighbour in the paragraph; a paragraph after a colon to whom the colon announces, a turn of talk to the name before it.", 0.1},
	{"negation", "\"Not\", \"never\", \"no longer\", \"without\" negate their clause: \"NATO must not admit members\".", 0},
	{"hedge", "\"Reportedly\", \"perhaps\" leave their clause open: \"Iran allegedly sank the ship\" is only possible.", 0.05},
	{"negative-argument", "\"No\", \"nobody\", \"neither\" in subject or object negate the clause: \"no side attacked\".", 0.02},
	{"implicit-negation", "Verbs of refusing and failing deny the event below them: \"Iran refused to sign the deal\" has (Iran, sign, the deal) as negated. Negated themselves they may affirm it, as \"did not forget to sign\" does.", 0.05},
	{"implicative", "Managing, remembering or being forced to do something is doing it: \"Iran managed to sign the deal\" is (Iran, manage to sign, the deal), and that is signing it.", 0},
	{"phrasal-implicative", "Verbs with a noun tell as much of an infinitive: \"Iran took the opportunity to sign\" has (Iran, sign), \"missed the chance to sign\" has it as negated.", 0.05},
	{"factive", "What somebody does not know, regret or notice is so all the same: \"he does not know that Iran attacked\" has (Iran, attack).", 0.1},
	{"condition", "An if-clause and its consequence are conditional: \"if Russia attacks, we will respond\".", 0.02},
	{"question", "A question asserts nothing: \"Will Russia attack?\" is only possible.", 0.1},
	{"indirect-question", "A clause with \"whether\" or \"if\" is only possible: \"asked whether Russia attacked\".", 0.05},
	{"impersonal-mode", "\"It is possible to\", \"it is necessary that\" give the clause their mode.", 0.05},
}

// Rules lists the constructions in the order of the table.
func Rules() []Rule { return slices.Clone(rules) }

// rulesOf lists the rules behind one proposition of a frame.
func rulesOf(f *frame, s scope, subject, object argument) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if !slices.Contains(f.notes, "copula") && !slices.Contains(f.notes, "copula-prepositional") && !slices.Contains(f.notes, "passive-agent") {
		if f.passive {
			add("passive-patient")
		} else {
			add("verb-clause")
		}
	}
	for _, list := range [][]string{f.rules, f.notes} {
		for _, name := range list {
			add(name)
		}
	}
	if len(f.subjects) > 1 || len(f.objects) > 1 {
		add("coordinated-arguments")
	}
	add(subject.rule)
	add(object.rule)
	add(s.rule)
	return names
}

// mostConfidence is that of a plain clause.
const mostConfidence = 0.9

// confidence is what a proposition keeps after the risks of its rules.
func confidence(f *frame, names []string) float64 {
	c := mostConfidence - f.risk
	for _, rule := range rules {
		if slices.Contains(names, rule.Name) {
			c -= rule.risk
		}
	}
	return max(0.1, c)
}

// settle drops what was read twice.
func (r *reader) settle() {
	type key struct {
		name            string
		subject, object int
		negated         bool
	}
	seen := make(map[key]int, len(r.out))
	index := make([]int, len(r.out))
	kept := make([]extract.Proposition, 0, len(r.out))
	for i, p := range r.out {
		k := key{p.Name, p.Subject.Head, -1, p.Polarity == "negated"}
		if p.Object.Present {
			k.object = p.Object.Head
		}
		if at, ok := seen[k]; ok {
			index[i] = at
			continue
		}
		seen[k], index[i] = len(kept), len(kept)
		kept = append(kept, p)
	}
	for i := range kept {
		if c := kept[i].Content; c >= 0 {
			kept[i].Content = index[c]
		}
	}
	r.out = kept
}
