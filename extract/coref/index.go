package coref

import (
	"sort"
	"strings"
)

// A document, a sentence or a chain without end is resolved in time that grows
// with its length: no rule looks at more than these.
const (
	crowd     = 60  // mentions of a sentence, on each side, and for each sentence that a rule reaches back
	deepest   = 64  // tokens on the way from a word up to the root
	widest    = 200 // tokens on each side of a head, for what hangs on it
	telling   = 400 // mentions of a cluster, the first ones
	eligible  = 60  // antecedents of a pronoun, the nearest
	fewest    = 8   // mentions of a cluster, where each costs more
	namesakes = 100 // entities that share a name or a part of it
)

// index finds what stands under a token of a sentence.
type index struct {
	subject    []int // token that is the subject of the verb itself, -1 for none
	topped     []int // first mention, no coordination, whose topmost token it is, -1 for none
	complement []int // first clause that the verb has for a complement, -1 for none
	spoken     []speech
}

// speech is a verb of saying outside of quotations and the mention that is its subject.
type speech struct{ verb, subject int }

// buildIndex describes the sentences once their mentions are described.
func (r *resolver) buildIndex() {
	r.index = make([]index, len(r.doc.Sentences))
	for s := range r.index {
		tokens := r.doc.Sentences[s].Tokens
		all := make([]int, 3*len(tokens))
		for i := range all {
			all[i] = -1
		}
		n := len(tokens)
		x := index{subject: all[:n], topped: all[n : 2*n], complement: all[2*n:]}
		for t := range tokens {
			h := tokens[t].Head
			if h < 0 || h >= n {
				continue
			}
			if d := tokens[t].Deprel; (d == "nsubj" || d == "nsubj:pass") && x.subject[h] < 0 {
				x.subject[h] = t
			}
			if d := base(tokens[t].Deprel); (d == "ccomp" || d == "parataxis") && tokens[t].UPOS != "PUNCT" && x.complement[h] < 0 {
				x.complement[h] = t
			}
		}
		for _, i := range r.bySentence[s] {
			m := &r.mentions[i]
			if h := tokens[m.top].Head; m.role == "nsubj" && h >= 0 && h < n && x.subject[h] < 0 {
				x.subject[h] = m.top
			}
			if !m.whole && x.topped[m.top] < 0 {
				x.topped[m.top] = i
			}
		}
		r.index[s] = x
	}
}

// findSpeeches lists the verbs of saying, once the quotations are found.
func (r *resolver) findSpeeches() {
	for s := range r.index {
		tokens := r.doc.Sentences[s].Tokens
		for t := range tokens {
			if tokens[t].UPOS != "VERB" || !saying[strings.ToLower(tokens[t].Lemma)] || r.quoted(s, t) {
				continue
			}
			if k := r.subject(s, t); k >= 0 {
				r.index[s].spoken = append(r.index[s].spoken, speech{t, k})
			}
		}
	}
}

// subjectToken is the token that is the subject of the verb itself, -1 for none.
func (r *resolver) subjectToken(sentence, verb int) int {
	if subject := r.index[sentence].subject; verb < len(subject) {
		return subject[verb]
	}
	return -1
}

// at is the mention whose head or topmost token is the given one, -1 for none.
func (r *resolver) at(sentence, token int) int {
	if m := r.headed[sentence][token]; m >= 0 {
		return m
	}
	return r.index[sentence].topped[token]
}

// inside are the mentions of a sentence whose heads lie in a range of tokens.
// Mentions are in the order of their heads.
func (r *resolver) inside(sentence, first, end int) []int {
	in := r.bySentence[sentence]
	from := sort.Search(len(in), func(n int) bool { return r.mentions[in[n]].Head >= first })
	to := sort.Search(len(in), func(n int) bool { return r.mentions[in[n]].Head >= end })
	return in[from:max(from, to)]
}

// around are the mentions of the cluster that stand in the sentence of i and not
// too far from it.
func (r *resolver) around(i int, c *cluster) []int {
	in := r.bySentence[r.mentions[i].Sentence]
	first, last := max(in[0], i-crowd), min(in[len(in)-1], i+crowd)
	from := sort.SearchInts(c.mentions, first)
	to := from
	for to < len(c.mentions) && c.mentions[to] <= last {
		to++
	}
	return c.mentions[from:to]
}

// beyond reports whether mention k stands too far before i for a rule that
// reaches so many sentences back.
func (r *resolver) beyond(i, k, reach int) bool {
	return r.mentions[i].Sentence-r.mentions[k].Sentence > reach || i-k > (reach+1)*crowd
}

// some are the mentions of a cluster that tell what it is.
func (c *cluster) some() []int { return c.mentions[:min(len(c.mentions), telling)] }

// first reports whether what a rule asks of a cluster is asked for the first
// time since the last [resolver.afresh].
func (r *resolver) first(k int) bool {
	root := r.find(k)
	if r.asked[root] == r.question {
		return false
	}
	r.asked[root] = r.question
	return true
}

// afresh begins another question to the clusters.
func (r *resolver) afresh() { r.question++ }
