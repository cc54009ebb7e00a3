package clause

import (
	"embed"
	"slices"

	"parley/extract"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// Rules lists the constructions that this package reads, by name.
func Rules() []extract.Rule { return extract.Rules(ruleFiles, "rules") }

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
