package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// cueOf is the cue of a verb or of a predicate adjective, nil for none.
func (t *tree) cueOf(i int) *cue {
	if t.upos(i) == "ADJ" || t.upos(i) == "VERB" && t.copular(i) {
		if c, ok := cueAdjectives[t.lower[i]]; ok {
			return &c
		}
		return nil
	}
	if t.upos(i) != "VERB" {
		return nil
	}
	if c, ok := cueVerbs[t.lemma(i)]; ok {
		return &c
	}
	return nil
}

// contentOf is the complement clause of a verb group, or -1: "said that …",
// or a quotation that stands beside the verb that introduces it.
func (t *tree) contentOf(g group) int {
	for _, e := range g.chain {
		for _, k := range t.kids[e] {
			if t.complementClause(k) {
				return k
			}
		}
	}
	last := g.last()
	if t.cueOf(last) == nil || t.child(last, "obj") >= 0 && !recipientVerbs[t.lemma(last)] {
		return -1
	}
	for _, k := range t.kids[last] {
		if t.rel(k) == "parataxis" && t.predicate(k) && t.cueOf(k) == nil && t.quoted(k) {
			return k
		}
		if t.rel(k) == "csubj" && k < last {
			return k
		}
	}
	return -1
}

// complementClause reports whether k is what e says, thinks or sees.
func (t *tree) complementClause(k int) bool {
	switch t.rel(k) {
	case "ccomp":
		return true
	case "xcomp":
		return t.childBase(k, "nsubj") >= 0
	}
	return false
}

// recipientVerbs have whom they tell as their object.
var recipientVerbs = fields("tell warn inform assure reassure remind notify brief advise promise convince persuade ask")

// quoted reports whether the clause of k stands in quotation marks or after a
// colon.
func (t *tree) quoted(k int) bool {
	first := t.leftmost(k)
	return isQuote(t.lower[first]) || first > 0 && (isQuote(t.lower[first-1]) || t.lower[first-1] == ":")
}

// asideCues finds the reporting clauses that stand beside what they report
// ("C, X said"), by the head of what is reported. Outermost come last.
func (t *tree) asideCues() map[int][]int {
	var found map[int][]int
	for i := range t.tok {
		if !t.asideCue(i) {
			continue
		}
		if c := t.reportedBy(i); c >= 0 {
			if found == nil {
				found = make(map[int][]int)
			}
			found[c] = append(found[c], i)
		}
	}
	return found
}

// asideCue reports whether i heads a reporting clause without a complement:
// ", X said", "as X said".
func (t *tree) asideCue(i int) bool {
	if t.cueOf(i) == nil || t.childBase(i, "ccomp") >= 0 || t.childBase(i, "nsubj") < 0 || t.head[i] < 0 {
		return false
	}
	if o := t.child(i, "obj"); o >= 0 && !recipientVerbs[t.lemma(i)] {
		return false
	}
	if s := t.subject(i); s >= 0 && t.lower[s] == "you" { // "you know" fills a pause
		return false
	}
	switch t.rel(i) {
	case "parataxis":
		return t.contentOf(group{chain: []int{i}}) < 0
	case "advcl":
		return t.childMark(i, "as") && t.child(i, "obj", "xcomp") < 0
	}
	return false
}

// reportedBy is the head of the clause that a reporting clause beside it is
// about: the highest one above it.
func (t *tree) reportedBy(cue int) int {
	c := t.head[cue]
	if t.rel(cue) == "advcl" {
		return c
	}
	if s := t.subject(cue); s >= 0 && in(t.lower[s], []string{"i", "we", "you"}) && t.pos(cue) != "VBD" { // "prompted, I think, by"
		if !t.predicate(c) {
			c = t.clauseOver(c)
		}
		return c
	}
	for t.head[c] >= 0 && !(t.asideCue(c) && t.predicate(c)) {
		c = t.head[c]
	}
	return c
}

// pastAside is the scope s of clause i for the clause k that "but" coordinates with
// it. What stands behind a reporting clause with a subject of its own is not what
// that reports: "the vote was fair, the council said, but Norland left".
func (r *reader) pastAside(k, i int, s scope) scope {
	cc := r.childBase(k, "cc")
	if cc < 0 || r.lower[cc] != "but" || r.subject(k) < 0 {
		return s
	}
	for _, cue := range r.reports[i] {
		if cue > i && cue < cc && !r.quoted(k) && !r.quotedAt(k) {
			s.sources = slices.DeleteFunc(slices.Clone(s.sources), func(src extract.Source) bool { return src.At == r.tok[cue].Span })
			s.rule = ""
		}
	}
	return s
}

// quotedAt reports whether token i stands inside quotation marks.
func (t *tree) quotedAt(i int) bool {
	marks := 0
	for k := range i {
		if isQuote(t.lower[k]) {
			marks++
		}
	}
	return marks%2 == 1
}

// speaksOf reports whether cue is a reporting clause about the clause of p.
func (r *reader) speaksOf(cue, p int) bool {
	for _, k := range r.reports[p] {
		if k == cue {
			return true
		}
	}
	return false
}

// reportedAside reads the reporting clauses beside clause p, outermost first,
// and returns the scope inside them.
func (r *reader) reportedAside(p int, s scope) scope {
	s = r.accordingTo(p, s)
	cues := r.reports[p]
	for i := len(cues) - 1; i >= 0; i-- {
		k := cues[i]
		if r.done[k] {
			continue
		}
		before := len(r.out)
		outer := s
		r.clause(k, s)
		s = r.inside(k, r.subjects(k), outer)
		s.rule = "reported-aside"
		if len(r.out) > before {
			r.quote(before, p)
		}
	}
	return s
}

// quote makes the reported clause the object of a reporting proposition, or
// its topic where the object is whom it is told.
func (r *reader) quote(i, content int) {
	reach := r.clausePhrase(content)
	for j := i; j < len(r.out) && r.out[j].Head == r.out[i].Head; j++ {
		if c := r.cueOf(r.out[j].Head); c != nil && r.out[j].Cue == "" {
			r.out[j].Cue, r.out[j].Kind = r.lemma(r.out[j].Head), c.kind
		}
		if !r.out[j].Object.Present {
			r.out[j].Object = r.phrase(content, reach)
			continue
		}
		r.out[j].Roles = append(r.out[j].Roles, extract.RolePhrase{Role: schema.RoleTopic, Phrase: r.phrase(content, reach)})
		r.out[j].Evidence = r.evidence(r.out[j])
	}
}

// inside is the scope of what the predicate e with these subjects embeds.
func (r *reader) inside(e int, subjects []argument, s scope) scope {
	c := r.embedder(e, subjects)
	if c == nil {
		return s.below()
	}
	in := s.below()
	if c.mode != "" {
		in.mode = c.mode
	}
	in.negated = c.negates
	if r.passive(e) && r.agentChild(e) < 0 {
		if a, ok := cueAdjectives[r.lower[e]]; ok {
			c = &a
		} else { // "was told that": nobody is named
			subjects = nil
		}
	}
	if len(subjects) == 0 {
		if in.mode == "" {
			in.mode = schema.Possible
		}
		return in
	}
	kind := c.kind
	if kind == schema.Report && r.mistaken(e) {
		kind = schema.Claim
	}
	return in.saidBy(r.source(subjects[0], e, kind), "reported-speech")
}

// embedder is the cue by which the predicate e with these subjects embeds a
// clause, nil where nobody says it.
func (r *reader) embedder(e int, subjects []argument) *cue {
	if c := r.cueOf(e); c != nil {
		return c
	}
	if silentVerbs[r.lemma(e)] || len(subjects) == 0 || r.nominalPredicate(e) {
		return nil
	}
	if c, ok := cueVerbs[r.lemma(e)]; ok {
		return &c
	}
	return &cue{kind: schema.Report}
}

// complements reads the complement clauses of a frame in the scope that its
// predicate gives them.
func (r *reader) complements(f *frame, s scope, first int) {
	if f.content >= 0 {
		r.content(f, s, first)
	}
	for _, e := range f.chain {
		for _, k := range r.kids[e] {
			if !r.done[k] && r.predicate(k) && (r.rel(k) == "xcomp" || r.rel(k) == "advcl") && r.causingOf(e, k) != nil && (r.child(e, "obj", "iobj") >= 0 || r.addressee(e) >= 0) {
				r.clause(k, r.caused(f, e, k, s))
			}
		}
	}
}

// content reads the complement clause and notes it in the propositions that
// embed it.
func (r *reader) content(f *frame, s scope, first int) {
	k := f.content
	in := r.embedding(f, s)
	at := -1
	if r.predicate(k) {
		at = r.clause(k, in)
	} else {
		r.visit(k, in)
	}
	if first < 0 || at < 0 {
		return
	}
	for i := first; i < at && i < len(r.out); i++ {
		if r.out[i].Head == f.last() {
			r.out[i].Content = at
		}
	}
}

// embedding is the scope of a frame's complement clause.
func (r *reader) embedding(f *frame, s scope) scope {
	k := f.content
	e := r.head[k]
	if e < 0 {
		return s.below()
	}
	if held, ok := r.supposition(e); ok {
		in := s.below()
		in.mode, in.negated, in.rule = held.mode, held.negated, "impersonal-mode"
		return in
	}
	if r.heard(e) {
		in := s.below()
		in.mode, in.rule = schema.Possible, "impersonal-mode"
		return in
	}
	if in, ok := r.presupposed(f, e, k, s); ok {
		return in
	}
	if r.childMark(k, "mark") || (f.negated || f.denies > 0) && r.cueOf(e) != nil {
		in := r.inside(e, f.subjects, s)
		in.mode = schema.Possible
		in.negated = in.negated && !f.negated // who does not deny it leaves it open
		if r.childMark(k, "whether") || r.childMark(k, "if") {
			in.rule = "indirect-question"
		}
		return in
	}
	in := r.inside(e, f.subjects, s)
	plain := f.mode == schema.Actual || f.mode == schema.Future && len(f.chain) == 1
	if !plain && in.mode == "" && len(in.sources) > len(s.sources) { // "is expected to rule that"
		in.mode = schema.Possible
	}
	if perceptionVerbs[r.lemma(e)] && !r.finite(k) {
		in = s.below()
		if f.mode != schema.Actual {
			in.mode = f.mode
		}
	}
	if r.childMark(k, "whether") || r.childMark(k, "if") {
		in.mode, in.rule = schema.Possible, "indirect-question"
		if n := len(in.sources); n > len(s.sources) {
			in.sources[n-1].Kind = schema.Report
		}
	}
	if c := r.cueOf(e); c != nil && c.kind == schema.Demand && c.mode == "" { // "insist"
		switch own := r.verbGroup(k).mode; {
		case r.subjunctive(k):
			in.mode = schema.Obligation
		case own != schema.Obligation && len(in.sources) > len(s.sources):
			in.sources[len(in.sources)-1].Kind = schema.Claim
		}
	}
	return in
}

// presupposed is the scope of the clause k of a factive predicate e, and whether e is
// one. Who does not know it does not say so either.
func (r *reader) presupposed(f *frame, e, k int, s scope) (scope, bool) {
	if !factives[r.lemma(e)] && !factives[r.lower[e]] || r.childMark(k, "whether") || r.childMark(k, "if") || !r.finite(k) || r.asking(k) {
		return scope{}, false
	}
	if f.negated || f.mode != schema.Actual {
		in := s.below()
		in.rule = "factive"
		return in, true
	}
	in := r.inside(e, f.subjects, s)
	if n := len(in.sources); n > len(s.sources) {
		in.sources[n-1].Kind = schema.Report
	}
	return in, true
}

// asking reports whether a clause begins with a question word: "knows who did it".
func (t *tree) asking(k int) bool {
	first := t.leftmost(k)
	return in(t.lower[first], []string{"who", "what", "which", "where", "when", "why", "how", "whom", "whose"})
}

// finite reports whether a clause has a tensed verb.
func (r *reader) finite(k int) bool {
	if in(r.pos(k), []string{"VBZ", "VBP", "VBD", "MD"}) {
		return true
	}
	for _, c := range r.kids[k] {
		if (r.rel(c) == "aux" || r.rel(c) == "cop") && in(r.pos(c), []string{"VBZ", "VBP", "VBD", "MD"}) {
			return true
		}
	}
	return false
}

// subjunctive reports whether a clause is in the mandative subjunctive: "that
// the demands be met".
func (r *reader) subjunctive(k int) bool {
	if r.finite(k) {
		return false
	}
	if r.pos(k) == "VB" {
		return true
	}
	for _, c := range r.kids[k] {
		if (r.rel(c) == "aux" || r.rel(c) == "cop") && r.lower[c] == "be" {
			return true
		}
	}
	return false
}

// caused is the scope of what the object of e does below e.
func (r *reader) caused(f *frame, e, k int, s scope) scope {
	c := r.causingOf(e, k)
	in := s.below()
	in.rule = "object-control"
	in.mode = c.mode
	in.negated = r.childMark(k, "against")
	switch told := signatures[r.lemma(e)].in(f.negated || f.denies > 0); {
	case told != open && in.negated: // "warned against": no implicative
	case told == fails && f.mode != schema.Desired && f.mode != schema.Possible: // who wants to stop it holds it possible
		in.mode, in.negated = imposed(f.mode), true
		return in
	case told == holds:
		in.mode = imposed(f.mode)
	case (f.negated || f.denies > 0) && c.kind == "":
		in.mode = schema.Possible
	case c.kind == "" && in.mode == "": // "could help them win": they could
		in.mode = imposed(f.mode)
	}
	if c.kind != "" && len(f.subjects) > 0 && !r.predicate(f.subjects[0].head) {
		return in.saidBy(r.source(f.subjects[0], e, c.kind), "object-control")
	}
	return in
}

// imposed is a mode as it passes to what follows from a clause: what is actual
// imposes none.
func imposed(mode schema.Modality) schema.Modality {
	if mode == schema.Actual {
		return ""
	}
	return mode
}
