package clause

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// clauseRoles adds the adverbial clauses and adverbs of time and manner.
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
			case e != f.last() || t.rel(k) != "advmod" || slices.Contains(f.tokens, k):
			case deicticPlaces[t.lower[k]] && t.upos(k) == "ADV" && t.bare(f):
				t.addRole(f, schema.RolePlace, k, "")
			case t.mannerAdverb(k) || t.bare(f) && t.loneAdverb(k):
				t.addRole(f, schema.RoleManner, k, "")
			}
		}
	}
	if f.content >= 0 && len(f.objects) > 0 {
		t.addClause(f, schema.RoleTopic, f.content)
	}
}

// deicticPlaces are adverbs that point at a place.
var deicticPlaces = fields("here there abroad overseas nearby elsewhere home inland northward southward eastward westward downstream upstream")

// where it has none.
func (t *tree) addClauseRole(f *frame, k int) {
	word := t.conjunction(k)
	switch {
	case t.asIs(k) || t.outcome(k) || t.childMark(k, "to") && t.measured(k, t.head[k]): // no reason and no purpose
		return
	case t.inverted(k):
		word = ""
	case t.childMark(k, "to") && (t.subject(k) < 0 || t.markOf(k, "for") >= 0):
		word = "to"
	}
	if role, ok := conjunctionRoles[word]; ok {
		t.addClause(f, role, k)
		return
	}
	switch word {
	case "":
		if role := t.bareRole(k); role != "" {
			t.addClause(f, role, k)
		}
	case "while":
		if t.subject(k) < 0 {
			t.addClause(f, schema.RoleTime, k)
		}
	case "since":
		if t.subject(k) >= 0 && !t.perfect(f.last()) {
			t.addClause(f, schema.RoleReason, k)
		} else {
			t.shortTime(f, k)
		}
	case "after", "before", "when", "until", "once":
		t.shortTime(f, k)
	case "for":
		if requiting[t.lemma(f.last())] {
			t.addClause(f, schema.RoleReason, k)
		} else {
			t.addClause(f, schema.RoleOther, k)
		}
	}
}

// shortTime adds a clause as a time, unless it is so long that it tells a story
// of its own.
func (t *tree) shortTime(f *frame, k int) {
	if t.rightmost(k)-t.leftmost(k) < 10 {
		t.addClause(f, schema.RoleTime, k)
	}
}

// conjunctionRoles are the roles of clauses by what introduces them.
var conjunctionRoles = byWord(map[schema.RoleName]string{
	schema.RoleCondition:  "if unless provided providing assuming lest in_case on_condition as_long_as so_long_as",
	schema.RoleReason:     "because as given",
	schema.RolePurpose:    "to in_order so_that so_as_to",
	schema.RoleInstrument: "by",
	schema.RoleOther:      "from of into in at without despite",
})

// conjunction is the words that introduce clause k: "if", "in case", "so that";
// empty for none.
func (t *tree) conjunction(k int) string {
	m := t.childBase(k, "mark")
	if m < 0 {
		m = t.childBase(k, "case")
	}
	if m < 0 {
		return ""
	}
	if m >= 2 && t.lower[m] == "as" && t.lower[m-1] == "long" && t.lower[m-2] == "as" {
		return "as long as"
	}
	if m+1 < k && t.lower[m] == "as" && in(t.lower[m+1], []string{"if", "though"}) {
		return "as if"
	}
	words := []int{m}
	for _, c := range t.kids[m] {
		if t.rel(c) == "fixed" {
			words = append(words, c)
		}
	}
	if len(words) == 1 && m+1 < k && t.lower[m] == "so" && t.lower[m+1] == "that" {
		words = append(words, m+1)
	}
	return t.words(words)
}

// bareRole is the role of a clause without conjunction: "should the talks fail",
// "using drones", "accompanied by aid workers".
func (t *tree) bareRole(k int) schema.RoleName {
	switch {
	case t.inverted(k):
		return schema.RoleCondition
	case t.lower[k] == "assuming" && t.childBase(k, "ccomp") >= 0:
		return schema.RoleCondition
	case t.lower[k] == "using" && t.childBase(k, "obj") >= 0:
		return schema.RoleInstrument
	case in(t.lower[k], []string{"accompanied", "flanked", "joined"}) && t.agentChild(k) >= 0:
		return schema.RoleComitative
	}
	return ""
}

// bare reports whether the verb of a frame has nothing else beside it.
func (t *tree) bare(f *frame) bool {
	return len(f.objects) == 0 && len(f.roles) == 0 && f.content < 0 && t.upos(f.last()) == "VERB"
}

// loneAdverb reports whether an adverb tells how something is done where it is all
// that stands beside the verb: "prices rose sharply", "came very close".
func (t *tree) loneAdverb(k int) bool {
	w := t.lower[k]
	return t.upos(k) == "ADV" && !linkAdverbs[w] && !otherAdverbs[w] && !hedges[w] && !deicticTimes[w] && !t.negates(k) && !t.particle(t.head[k], k) && !t.afterComma(k) && t.childBase(k, "case") < 0
}

// mannerAdverb reports whether an adverb tells how: "carefully", not "recently",
// "reportedly" or "nearly".
func (t *tree) mannerAdverb(k int) bool {
	w := t.lower[k]
	if k+1 < len(t.tok) && t.lower[k+1] == "with" { // "together with"
		return false
	}
	return !t.particle(t.head[k], k) && (strings.HasSuffix(w, "ly") && t.upos(k) == "ADV" && t.pos(k) == "RB" || mannerAdverbs[w]) && !hedges[w] && !shortfalls[w] && !deicticTimes[w] && !otherAdverbs[w] && !degreeAdverbs[w] && !t.negator(k)
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
