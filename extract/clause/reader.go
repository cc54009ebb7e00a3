package clause

import (
	"slices"

	"parley/extract"
	"parley/schema"
)

// maxPropositions bounds what one sentence yields, for trees of no sense.
const maxPropositions = 256

// scope is what stands above a clause: who says it and in which mode.
type scope struct {
	sources []extract.Source
	mode    schema.Modality // imposed from above, empty for none
	negated bool
	rule    string // that led here, empty for none
}

// below is the scope of a clause that s puts nothing new upon.
func (s scope) below() scope { return scope{sources: s.sources, mode: s.lasting()} }

// lasting is the part of the mode that subordinate clauses keep.
func (s scope) lasting() schema.Modality {
	if s.mode == schema.Conditional {
		return s.mode
	}
	return ""
}

func (s scope) saidBy(src extract.Source, rule string) scope {
	s.sources = append(slices.Clone(s.sources), src)
	s.rule = rule
	return s
}

// reader reads one sentence.
type reader struct {
	*tree
	out     []extract.Proposition
	done    []bool
	scopes  []scope       // per predicate: the scope that it was read in
	reports map[int][]int // content head -> cues that stand beside it
	accords map[int]int   // predicate -> head of X in "according to X"
}

func newReader(t *tree) *reader {
	return &reader{tree: t, done: make([]bool, len(t.tok)), scopes: make([]scope, len(t.tok)), reports: t.asideCues(), accords: t.accordings()}
}

// read visits every predicate of the sentence once, from the root.
func (r *reader) read() {
	for i := range r.tok {
		if r.head[i] < 0 {
			r.visit(i, r.topScope())
		}
	}
	for i := range r.tok {
		if !r.done[i] && r.predicate(i) {
			r.clause(i, scope{})
		}
	}
	r.titles()
	r.appositions()
	r.nominalEvents()
	r.mutualEvents()
	r.intentions()
	r.examples()
	r.postnominals()
	r.settle()
}

// topScope is the scope of a main clause: a question asserts nothing.
func (r *reader) topScope() scope {
	for i := len(r.tok) - 1; i >= max(0, len(r.tok)-3); i-- {
		if r.lower[i] == "?" && !r.quotedTail(i) {
			return scope{mode: schema.Possible, rule: "question"}
		}
	}
	return scope{}
}

// quotedTail reports whether the question mark at i ends a quotation that began
// inside the sentence: the question is not the sentence's own.
func (t *tree) quotedTail(i int) bool {
	if i+1 >= len(t.tok) || !isQuote(t.lower[i+1]) {
		return false
	}
	for k := i - 1; k > 0; k-- {
		if isQuote(t.lower[k]) {
			return true
		}
	}
	return false
}

// visit reads i as a clause if it is one and what is below it otherwise.
func (r *reader) visit(i int, s scope) int {
	if r.done[i] {
		return -1
	}
	if r.predicate(i) {
		return r.clause(i, s)
	}
	r.done[i] = true
	s = r.reportedAside(i, s)
	r.descend(i, s)
	return -1
}

// clause reads predicate p and all below it and returns the index of its first
// proposition, or -1.
func (r *reader) clause(p int, s scope) int {
	if r.done[p] {
		return -1
	}
	r.done[p] = true
	before := len(r.out)
	s = r.reportedAside(p, s)
	asides := r.out[before:len(r.out):len(r.out)]
	around := s
	if r.aims(p) {
		s.mode = combine(schema.Desired, s.mode)
	}
	f := r.frame(p)
	for _, e := range f.chain {
		r.done[e] = true
	}
	r.suppose(f, s)
	for _, e := range f.chain {
		r.scopes[e] = s
	}
	r.outerClause(p, around)
	first := r.emit(f, s)
	for i := range asides {
		if asides[i].Content < 0 && r.speaksOf(asides[i].Head, p) {
			r.out[before+i].Content = first
		}
	}
	r.complements(f, s, first)
	for _, e := range f.chain {
		r.descend(e, s)
	}
	return first
}

// descend visits what hangs on i and was not yet read.
func (r *reader) descend(i int, s scope) {
	for _, k := range r.kids[i] {
		if !r.done[k] {
			r.visit(k, r.scopeOf(k, i, s))
		}
	}
}

// scopeOf is the scope of the clause k below i.
func (r *reader) scopeOf(k, i int, s scope) scope {
	switch r.rel(k) {
	case "conj":
		if r.loneGerund(k) {
			s.mode = combine(schema.Possible, s.mode)
		}
		return r.pastAside(k, i, s)
	case "advcl":
		return r.adverbialScope(k, i, s)
	case "acl":
		return r.modifierScope(k, i, s)
	case "ccomp":
		if r.nominal(i) && saying(r.lemma(i)) {
			return r.nominalReport(i, s)
		}
		return r.inside(i, r.subjects(i), s)
	case "csubj":
		if held, ok := r.supposition(i); ok {
			return scope{sources: s.sources, mode: held.mode, negated: held.negated, rule: "impersonal-mode"}
		}
		if r.heard(i) {
			return scope{sources: s.sources, mode: schema.Possible, rule: "impersonal-mode"}
		}
		return s.below()
	}
	if n := len(s.sources); n > 0 && s.rule == "according-to" && s.sources[n-1].Head == k { // who is quoted does not say what is said of him
		s.sources = s.sources[: n-1 : n-1]
		return s
	}
	if r.predicate(k) || r.predicate(i) && r.rel(k) == "parataxis" {
		return s.below()
	}
	return s
}

// modifierScope is the scope of the clause k that modifies the noun i.
func (r *reader) modifierScope(k, i int, s scope) scope {
	if r.is(k, "acl:relcl") && r.restricts(k) { // "any state that attacks" need not exist
		return scope{sources: s.sources, mode: schema.Possible}
	}
	if held, ok := r.phrasal(i); ok {
		return r.phrasalScope(held, i, s)
	}
	if r.childMark(k, "without") {
		return scope{sources: s.sources, mode: s.lasting(), negated: true, rule: "negation"}
	}
	if saying(r.lemma(i)) && !r.is(k, "acl:relcl") && (r.childMark(k, "that") || r.childMark(k, "to")) {
		return r.nominalReport(i, s)
	}
	if saying(r.lemma(i)) && r.contentRelative(k) {
		return r.nominalReport(i, s)
	}
	if k := r.subject(i); r.copular(i) && !r.plainCopula(i) && k >= 0 && !r.cleft(k, i) { // "is no state that attacks": nobody attacks
		return scope{sources: s.sources, mode: schema.Possible}
	}
	if r.childMark(k, "to") && r.firstOrLast(i) && r.verbGroup(max(0, r.clauseOver(k))).mode == schema.Actual { // "the first to enter": it entered
		return s.below()
	}
	if r.childMark(k, "to") {
		return scope{sources: s.sources, mode: schema.Possible}
	}
	if n := len(s.sources); n > 0 && s.rule == "object-control" { // what is wanted presupposes it
		return scope{sources: s.sources[: n-1 : n-1], mode: s.lasting()}
	}
	if r.wanted(i) {
		return scope{sources: s.sources, mode: schema.Possible}
	}
	if m := r.childBase(k, "mark"); m >= 0 && r.pos(k) == "VBG" && obstacles[r.lemma(i)] {
		return scope{sources: s.sources, mode: schema.Possible}
	}
	return s.below()
}

// adverbialScope is the scope of an adverbial clause.
func (r *reader) adverbialScope(k, i int, s scope) scope {
	in := s.below()
	if o := r.causingOf(i, k); o != nil && r.passive(i) {
		in.rule = "object-control"
		if o.kind != schema.Report {
			in.mode = schema.Possible
		}
		if by := r.agentChild(i); by >= 0 && o.kind != "" {
			return in.saidBy(r.source(r.nounArgument(by), i, o.kind), "object-control")
		}
		return in
	}
	m := r.childBase(k, "mark")
	if r.inverted(k) || conjunctionRoles[r.conjunction(k)] == schema.RoleCondition {
		in.mode, in.rule = schema.Conditional, "condition"
		return in
	}
	if m < 0 {
		return in
	}
	if r.childMark(k, "to") && k > i && r.lemma(i) == "go" && r.word(i+1) == "on" { // what one goes on to do is done
		return in
	}
	switch {
	case r.outcome(k):
		return in
	case r.childMark(k, "to") && (r.subject(k) < 0 || r.markOf(k, "for") >= 0):
		in.mode, in.rule = schema.Desired, "purpose"
		return in
	}
	top := i
	for r.rel(top) == "xcomp" && r.head[top] >= 0 {
		top = r.head[top]
	}
	if own := r.verbGroup(top).mode; r.lower[m] == "by" && r.pos(k) == "VBG" && own != schema.Actual { // "promised to help by cutting taxes"
		in.mode = combine(own, in.mode)
		return in
	}
	if r.unrealGerund(k, i, m) {
		in.mode = schema.Possible
		return in
	}
	if r.lower[m] == "from" && m > 0 && r.lower[m-1] == "far" { // "far from attacking"
		in.negated, in.rule = true, "negation"
		return in
	}
	switch r.lower[m] {
	case "while", "whereas", "although", "though":
		if n := len(in.sources); n > 0 && k > i && r.afterComma(k) && r.subject(k) >= 0 && r.lower[max(0, r.firstWord(k)-1)] == "," {
			in.sources = in.sources[: n-1 : n-1]
		}
	case "without", "instead", "rather":
		in.negated, in.rule = true, "negation"
	case "whether", "as":
		if r.lower[m] == "whether" || m+1 < len(r.tok) && (r.lower[m+1] == "if" || r.lower[m+1] == "though") {
			in.mode = schema.Possible
		}
	}
	return in
}

// suppose puts the consequence of an if-clause into the conditional, unless
// the clause tells what happened or what somebody said.
func (r *reader) suppose(f *frame, s scope) {
	if f.would && f.mode == schema.Future && len(s.sources) == 0 {
		f.mode = schema.Conditional // nobody's future in the past
	}
	for _, e := range f.chain {
		for _, k := range r.kids[e] {
			if r.rel(k) != "advcl" || !r.limits(k) {
				continue
			}
			if f.mode == schema.Actual && (r.pos(f.chain[0]) == "VBD" || r.cueOf(f.last()) != nil) {
				continue
			}
			f.mode = schema.Conditional
			f.notes = append(f.notes, "condition")
		}
	}
}

// limits reports whether the clause k is the condition of the clause above it. What
// is done in case of something is done.
func (r *reader) limits(k int) bool {
	word := r.conjunction(k)
	return r.inverted(k) || conjunctionRoles[word] == schema.RoleCondition && word != "in case" && word != "lest"
}

// emit adds the propositions of a frame, one for each pair of coordinated
// subject and object, and returns the index of the first, or -1.
func (r *reader) emit(f *frame, s scope) int {
	first := len(r.out)
	if r.existential(f) {
		r.exist(f, s)
	}
	if len(f.subjects) == 0 || f.name == "" || r.asks(f.subjects[0].head) || r.passingDay(f) {
		return -1
	}
	r.imply(f)
	objects := f.objects
	if len(objects) == 0 {
		objects = []argument{{head: -1}}
	}
	for _, subject := range f.subjects {
		for _, object := range objects {
			if len(r.out) >= maxPropositions || object.head == subject.head {
				break
			}
			r.out = append(r.out, r.proposition(f, s, subject, object))
		}
	}
	if second, ok := r.relational(f); ok {
		f2 := *second
		f2.rules = nil
		for _, subject := range f.subjects {
			for _, object := range f2.objects {
				r.out = append(r.out, r.proposition(&f2, s, subject, object))
			}
		}
	}
	r.reciprocal(f, s)
	r.deny(f, s)
	r.appraise(f, s)
	r.gapped(f, s)
	if len(r.out) == first {
		return -1
	}
	return first
}

// passingDay reports whether the tree has a day as who acts: "today ranks tenth".
func (r *reader) passingDay(f *frame) bool {
	k := f.subjects[0].head
	return weekdays[r.lower[k]] && r.name[k] < 0 && len(f.subjects) == 1 && !r.copular(f.last()) && !in(r.lemma(f.last()), []string{"mark", "be", "see", "bring", "come", "fall"})
}

// agentChild is the agent of the passive verb i, or -1.
func (t *tree) agentChild(i int) int {
	for _, k := range t.kids[i] {
		if t.rel(k) == "obl" && t.prep(k) == "by" && !t.timely(k) {
			return k
		}
	}
	return -1
}

// asks reports whether a subject is a question word or a pronoun that stands
// for nothing here.
func (r *reader) asks(h int) bool {
	switch r.lower[h] {
	case "who", "what", "which", "whoever", "whatever", "neither", "nor", "where", "when", "why", "how":
		return len(r.kids[h]) == 0
	case "that":
		return r.pos(h) == "WDT" || r.pos(h) == "IN"
	}
	return false
}

// reciprocal adds "X meets with Y" for "X and Y met", but not for "neither X nor
// Y met".
func (r *reader) reciprocal(f *frame, s scope) {
	if slices.Contains(f.notes, "negative-argument") {
		return
	}
	with, ok := reciprocals[r.lemma(f.last())]
	if !ok || len(f.objects) > 0 || f.content >= 0 || len(f.subjects) != 2 || f.passive || len(f.chain) > 1 || slices.ContainsFunc(f.roles, func(role extract.RolePhrase) bool { return role.Prep == with }) {
		return
	}
	g := *f
	g.name += " " + with
	g.notes = append(slices.Clone(g.notes), "reciprocal-subjects")
	for i := range f.subjects {
		r.out = append(r.out, r.proposition(&g, s, f.subjects[i], f.subjects[1-i]))
	}
}

// proposition makes one proposition of a frame.
func (r *reader) proposition(f *frame, s scope, subject, object argument) extract.Proposition {
	tokens := slices.Clone(f.tokens)
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	p := extract.Proposition{
		Sentence: r.at, Head: f.last(), Relation: tokens, Name: f.name,
		Subject: r.phrase(subject.head, subject.reach), Content: -1,
		Roles: slices.Clone(f.roles), Polarity: schema.Affirmed,
		Modality: combine(f.mode, s.mode), Attribution: s.sources,
	}
	if f.denies > 0 {
		p.Head = f.chain[f.denies-1]
	}
	if object.head >= 0 {
		p.Object = r.phrase(object.head, object.reach)
	} else if f.content >= 0 {
		p.Object = r.phrase(f.content, r.clausePhrase(f.content))
	}
	if f.negated != s.negated != (object.head >= 0 && r.negatedConjunct(object.head)) {
		p.Polarity = schema.Negated
	}
	if cue, kind := r.relationCue(f); cue >= 0 {
		p.Cue, p.Kind = r.lemma(cue), kind
	}
	p.Rules = rulesOf(f, s, subject, object)
	p.Evidence = r.evidence(p)
	return p
}

// negatedConjunct reports whether an argument has a "not" of its own: "built on
// checks and not on trust", "talks rather than war".
func (t *tree) negatedConjunct(h int) bool {
	return !t.predicate(h) && t.hasChild(h, func(k int) bool {
		return k < h && (t.lower[k] == "not" || t.rel(k) == "cc" && in(t.lower[k], []string{"rather", "instead"}))
	})
}

// combine is the mode of a clause of mode own below mode above.
func combine(own, above schema.Modality) schema.Modality {
	switch {
	case above == "":
		return own
	case own == schema.Actual, above == schema.Conditional:
		return above
	case own == schema.Future && above != schema.Actual:
		return above
	}
	return own
}

// evidence is the smallest range that holds a proposition's parts.
func (r *reader) evidence(p extract.Proposition) schema.Span {
	span := schema.Span{Start: r.tok[p.Head].Start, End: r.tok[p.Head].End}
	add := func(o schema.Span) {
		span.Start, span.End = min(span.Start, o.Start), max(span.End, o.End)
	}
	for _, k := range p.Relation {
		add(r.tok[k].Span)
	}
	for _, phrase := range []extract.Phrase{p.Subject, p.Object} {
		if phrase.Present {
			add(phrase.Span)
		}
	}
	for _, role := range p.Roles {
		add(role.Span)
	}
	return span
}
