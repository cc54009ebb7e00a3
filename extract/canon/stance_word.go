package canon

import (
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
	"parley/schema/vocab"
)

// wordLeaner reads the attitude that one noun or adjective tells.
type wordLeaner struct {
	*leaner     // of the statement whose words hold it
	sentence    int
	at          int
	lemma       string
	governor    *reading // of the verb whose argument it is, nil for none
	tokens      []extract.Token
	negatedHere bool
}

// leanOnWords: the nouns and adjectives that tell an attitude, wherever they
// stand: "France's criticism of the plan", "a critic of the mayor".
func (b *builder) leanOnWords() []leaning {
	var all []leaning
	for s := range b.doc.Sentences {
		tokens := b.doc.Sentences[s].Tokens
		for i := range tokens {
			if tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "ADJ" && tokens[i].UPOS != "VERB" {
				continue
			}
			if w := b.attitudeAt(s, i); w != nil {
				w.read()
				all = append(all, w.out...)
			}
		}
	}
	return all
}

// attitudeAt prepares to read a word; nil where no statement holds it.
func (b *builder) attitudeAt(sentence, at int) *wordLeaner {
	tokens := b.doc.Sentences[sentence].Tokens
	lemma := strings.ToLower(tokens[at].Lemma)
	known := false
	for _, kind := range []vocab.AttitudeKind{vocab.Toward, vocab.Agent, vocab.Fellow, vocab.Both, vocab.Quality} {
		known = known || len(vocab.AttitudeOf(kind, lemma)) > 0
	}
	if !known {
		return nil
	}
	var holding *reading
	for _, r := range b.inSentence[sentence] {
		span := r.Evidence.Span()
		if span.Contains(tokens[at].Span) && (holding == nil || span.Len() < holding.Evidence.Span().Len()) {
			holding = r
		}
	}
	if holding == nil {
		return nil
	}
	w := &wordLeaner{leaner: b.leanerOf(holding), sentence: sentence, at: at, lemma: lemma, tokens: tokens}
	w.governor = b.readingOf(sentence, at)
	if w.governor == nil && tokens[at].Head >= 0 && (tokens[at].Deprel == "obj" || strings.HasPrefix(tokens[at].Deprel, "obl") || tokens[at].Deprel == "nsubj:pass" || tokens[at].Deprel == "xcomp") {
		w.governor = b.readingOf(sentence, tokens[at].Head)
	}
	w.negatedHere = w.denied()
	return w
}

// readingOf is the reading of a proposition that a token heads as its predicate,
// nil for none.
func (b *builder) readingOf(sentence, head int) *reading {
	for _, r := range b.inSentence[sentence] {
		if p := &b.doc.Propositions[r.prop]; p.Sentence == sentence && p.Head == head && !hasRule(r.Rules, "nominal-event") {
			return r
		}
	}
	return nil
}

// denied reports whether the word is said not to be there: "no support".
func (w *wordLeaner) denied() bool {
	for i, t := range w.tokens {
		if t.Head == w.at && i < w.at && (lower(w.doc, t) == "no" || lower(w.doc, t) == "without" || lower(w.doc, t) == "any" || lower(w.doc, t) == "little") {
			return true
		}
	}
	h := w.tokens[w.at].Head
	return h >= 0 && (w.tokens[h].Lemma == "lack" || w.tokens[h].Lemma == "loss" || w.tokens[h].Lemma == "absence") && strings.HasPrefix(w.tokens[w.at].Deprel, "nmod")
}

// doubtful are words before a noun that leave open whether there is such a thing.
var doubtful = wordSet("alleged possible potential supposed perceived reported suspected apparent would-be hypothetical imaginary rumored rumoured former future")

// read adds what the word tells in every sense that it has.
func (w *wordLeaner) read() {
	for i, t := range w.tokens {
		if t.Head == w.at && i < w.at && doubtful[lower(w.doc, t)] {
			return
		}
	}
	if g := w.governor; g != nil && (g.Modality == schema.Possible || g.Modality == schema.Conditional) {
		return
	}
	if n := len(w.Attribution); n > 0 && (w.Attribution[n-1].Kind == schema.Demand || w.Attribution[n-1].Kind == schema.Claim) {
		return
	}
	noun := w.tokens[w.at].UPOS == "NOUN"
	if noun {
		for _, a := range vocab.AttitudeOf(vocab.Toward, w.lemma) {
			w.toward(a)
		}
		w.described = true
		for _, a := range vocab.AttitudeOf(vocab.Agent, w.lemma) {
			w.agent(a, false)
		}
		for _, a := range vocab.AttitudeOf(vocab.Fellow, w.lemma) {
			w.agent(a, true)
		}
		for _, a := range vocab.AttitudeOf(vocab.Both, w.lemma) {
			w.both(a)
		}
		return
	}
	w.described = true
	for _, a := range vocab.AttitudeOf(vocab.Quality, w.lemma) {
		w.quality(a)
	}
}

// side is the side of an attitude under the negation of its word: who has no
// faith in somebody is against him, who has no quarrel with him is not yet for
// him.
func (w *wordLeaner) side(side int, denied bool) int {
	if denied {
		return min(0, -side)
	}
	return side
}

// toward reads a noun like "criticism", "support", "attack".
func (w *wordLeaner) toward(a vocab.Attitude) {
	verb, subject, ok := w.governing()
	getting := ok && len(vocab.AttitudeOf(vocab.Getting, verb)) > 0
	giving := ok && len(vocab.AttitudeOf(vocab.Giving, verb)) > 0
	undoing := ok && len(vocab.AttitudeOf(vocab.Undoing, verb)) > 0
	denied := (w.negatedHere || ok && w.governor.Polarity == schema.Negated) != undoing
	side := w.side(a.Side, denied)
	holders := append(w.owners(w.sentence, w.at), w.complementsBy(w.sentence, w.at, "by", "from")...)
	if getting {
		holders = append(holders, w.complementsBy(w.sentence, w.at, "of")...)
		for _, h := range holders {
			w.add(h, subject, side, a.Strength)
		}
		return
	}
	if len(holders) == 0 && (giving || undoing) && (subject.Class.Actor() || w.properName(w.doc.Propositions[w.governor.prop].Subject)) {
		holders = []schema.Argument{subject}
	}
	for _, i := range w.complementHeads(w.sentence, w.at, a.Preps) {
		for _, t := range w.targetsAt(w.sentence, i) {
			for _, h := range holders {
				w.addOn(h, t.Argument, t.head, side, a.Strength)
			}
		}
	}
}

// governing is the verb of which the word is an argument, by its lemma, with
// its subject; "come under" and "face" are one verb here.
func (w *wordLeaner) governing() (string, schema.Argument, bool) {
	if w.governor == nil || w.governor.prop < 0 {
		return "", schema.Argument{}, false
	}
	p := &w.doc.Propositions[w.governor.prop]
	verb := strings.ToLower(w.doc.Sentences[p.Sentence].Tokens[p.Head].Lemma)
	if w.caseOf(w.sentence, w.at) == "under" {
		verb = "face"
	}
	return verb, w.governor.Subject, true
}

// agent reads a noun like "critic", "supporter"; fellows feel so about each
// other.
func (w *wordLeaner) agent(a vocab.Attitude, fellow bool) {
	if former(w.doc, w.tokens, w.at) || w.negatedHere {
		return
	}
	holder, denied, ok := w.denoted()
	if !ok || denied {
		return
	}
	targets := w.complementHeads(w.sentence, w.at, a.Preps)
	for _, relation := range []string{"nmod:poss", "compound"} { // in "Dahl's Liberal rival" the rival is Dahl's
		for i, t := range w.tokens {
			if len(targets) == 0 && t.Head == w.at && t.Deprel == relation && (relation != "compound" || t.UPOS == "PROPN") {
				targets = append(targets, i)
			}
		}
	}
	for _, i := range targets {
		for _, t := range w.targetsAt(w.sentence, i) {
			if strings.Contains(t.Name, holder.Name) {
				continue
			}
			w.addOn(holder, t.Argument, t.head, a.Side, a.Strength)
			if fellow && backed(t.Argument) {
				w.add(t.Argument, holder, a.Side, a.Strength)
			}
		}
	}
}

// denoted is whom the word calls by name: the name that it stands before or in
// apposition to, the subject of which it is said, or the name of its chain.
func (w *wordLeaner) denoted() (holder schema.Argument, denied, ok bool) {
	at := w.at
	for steps := 0; steps < 3 && w.tokens[at].Head >= 0; steps++ {
		t, head := &w.tokens[at], w.tokens[at].Head
		switch {
		case t.Deprel == "appos" || t.Deprel == "nmod:desc" || t.Deprel == "compound" && w.tokens[head].UPOS == "PROPN":
			a, ok := w.argument(w.phraseAt(w.sentence, head))
			return a, false, ok && backed(a)
		case strings.HasPrefix(t.Deprel, "nmod") && (w.tokens[head].Lemma == "one" || w.tokens[head].Lemma == "member" || w.tokens[head].Lemma == "among"):
			at = head
			continue
		}
		break
	}
	if r := w.readingOf(w.sentence, at); r != nil && r.Relation.Name != "" && strings.HasPrefix(r.Relation.Name, "be") {
		return r.Subject, r.Polarity == schema.Negated || r.Modality != schema.Actual, backed(r.Subject) || w.properName(w.doc.Propositions[r.prop].Subject)
	}
	for _, t := range w.tokens {
		if t.Deprel == "appos" && t.Head == at && t.UPOS == "PROPN" {
			a, ok := w.argument(w.phraseAt(w.sentence, slices.IndexFunc(w.tokens, func(x extract.Token) bool { return x.Span == t.Span })))
			return a, false, ok && backed(a)
		}
	}
	a, ok := w.argument(w.phraseAt(w.sentence, w.at))
	return a, false, ok && backed(a) && !strings.Contains(strings.ToLower(a.Name), w.lemma)
}

// both reads a noun like "feud", "alliance" between two.
func (w *wordLeaner) both(a vocab.Attitude) {
	var parties []schema.Argument
	between := w.complementsBy(w.sentence, w.at, "between", "among")
	if len(between) >= 2 {
		parties = between
	} else {
		others := w.complementsBy(w.sentence, w.at, a.Preps...)
		parties = w.owners(w.sentence, w.at)
		if verb, subject, ok := w.governing(); ok && len(parties) == 0 && w.governor.Polarity == schema.Affirmed &&
			(len(vocab.AttitudeOf(vocab.Giving, verb)) > 0 || verb == "be" || verb == "go" || verb == "form" || verb == "enter") && backed(subject) {
			parties = append(parties, subject)
		}
		if len(others) > 0 {
			parties = append(parties, others...)
		}
	}
	if len(parties) < 2 || w.negatedHere {
		return
	}
	for i, p := range parties {
		for _, q := range parties[i+1:] {
			w.add(p, q, a.Side, a.Strength)
			w.add(q, p, a.Side, a.Strength)
		}
	}
}

// quality reads an adjective or participle like "critical of".
func (w *wordLeaner) quality(a vocab.Attitude) {
	heads := w.complementHeads(w.sentence, w.at, a.Preps)
	if len(heads) == 0 {
		return
	}
	holder, denied, ok := w.bearer()
	if !ok {
		return
	}
	for _, i := range heads {
		for _, t := range w.targetsAt(w.sentence, i) {
			w.addOn(holder, t.Argument, t.head, w.side(a.Side, denied), a.Strength)
		}
	}
}

// bearer is of whom an adjective is said.
func (w *wordLeaner) bearer() (holder schema.Argument, denied, ok bool) {
	r := w.readingOf(w.sentence, w.at)
	if r == nil && w.governor != nil {
		r = w.governor
	}
	if r != nil {
		return r.Subject, r.Polarity == schema.Negated, r.Subject.Class.Actor() || w.properName(w.doc.Propositions[r.prop].Subject)
	}
	t := &w.tokens[w.at]
	if t.Head < 0 || !strings.HasPrefix(t.Deprel, "amod") && !strings.HasPrefix(t.Deprel, "acl") {
		return schema.Argument{}, false, false
	}
	a, ok := w.argument(w.phraseAt(w.sentence, t.Head))
	return a, false, ok && a.Class.Actor()
}
