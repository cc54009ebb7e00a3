package clause

// callings are verbs that give their object a name.
var callings = fields("call term label dub describe brand consider deem")

// repairFreeRelative gives to a verb the name that somebody calls its object:
// "condemned what it called a cowardly attack" condemns the attack.
func (t *tree) repairFreeRelative() bool {
	changed := false
	for what := range t.tok {
		verb := t.head[what]
		if t.lower[what] != "what" || verb < 0 || verb > what || !t.is(what, "obj") || t.upos(verb) != "VERB" {
			continue
		}
		for _, r := range t.kids[what] {
			name := t.child(r, "obj", "xcomp")
			if t.rel(r) != "acl" || !callings[t.lemma(r)] || name < r || !t.nominal(name) || t.subject(r) < 0 {
				continue
			}
			t.head[name], t.dep[name] = verb, "obj"
			t.head[what] = r
			t.head[r], t.dep[r] = name, "acl"
			changed = true
			break
		}
	}
	return changed
}

// wishes are verbs that take an object and what shall be done to it.
var wishes = fields("want need prefer wish like")

// repairWished makes a wish of what looks like a participle of its object:
// "wants the wage doubled".
func (t *tree) repairWished() bool {
	changed := false
	for i := 2; i < len(t.tok); i++ {
		o := t.head[i]
		if t.pos(i) != "VBN" || !t.is(i, "acl") || o < 0 || o != i-1 || !t.is(o, "obj") {
			continue
		}
		if verb := t.head[o]; verb >= 0 && wishes[t.lemma(verb)] && t.child(verb, "xcomp", "ccomp") < 0 {
			t.head[i], t.dep[i], changed = verb, "xcomp", true
		}
	}
	return changed
}
