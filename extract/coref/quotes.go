package coref

import (
	"sort"
	"strings"

	"parley/extract"
)

// quote is a stretch between quotation marks, within one paragraph.
type quote struct {
	first, last [2]int // sentence and token of the marks
	speaker     int    // mention, -1 if unknown
}

// saying are the verbs whose subject speaks the quotation beside them.
var saying = words(`say tell add ask announce claim warn note insist argue write tweet post declare state explain reply answer
	respond stress emphasize emphasise continue conclude observe comment remark recall admit acknowledge concede confirm deny
	vow promise pledge demand urge call describe quote believe think suggest predict assert maintain contend reiterate repeat
	complain joke shout cry whisper testify read reveal disclose caution go assure inform report lament boast quip mention
	accuse criticize criticise condemn reject dismiss welcome praise hail refer label brand express hope fear doubt
	convince feel agree disagree offer sign publish speak talk point counter retort fire`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// findQuotes finds the quotations, tells the mentions inside which of them they
// stand in, and finds the speakers.
func findQuotes(r *resolver) []quote {
	var quotes []quote
	for _, q := range extract.Quotations(r.doc) {
		quotes = append(quotes, quote{first: q.First, last: q.Last, speaker: -1})
	}
	r.quotes = quotes
	for i := range r.mentions {
		r.mentions[i].quote = r.quoteAt(r.mentions[i].Sentence, r.mentions[i].Head)
	}
	r.findSpeeches()
	for q := range quotes {
		quotes[q].speaker = r.speaker(q)
	}
	return quotes
}

func (q *quote) holds(sentence, token int) bool {
	after := sentence > q.first[0] || sentence == q.first[0] && token > q.first[1]
	before := sentence < q.last[0] || sentence == q.last[0] && token < q.last[1]
	return after && before
}

// speaker is the subject of the verb of saying nearest to the quotation in
// the sentences that it touches; a quotation without one continues that
// before it in the paragraph.
func (r *resolver) speaker(q int) int {
	best, bestGap := -1, 1<<30
	for s := r.quotes[q].first[0]; s <= r.quotes[q].last[0]; s++ {
		for _, said := range r.beside(q, s) {
			if gap := r.quotes[q].gap(s, said.verb); gap < bestGap && saying[r.doc.Sentences[s].Tokens[said.verb].Lemma] && r.mentions[said.subject].quote < 0 {
				best, bestGap = said.subject, gap
			}
		}
	}
	if best < 0 && q > 0 {
		before, at := &r.quotes[q-1], &r.quotes[q]
		if r.doc.Sentences[before.last[0]].Block == r.doc.Sentences[at.first[0]].Block && at.first[0]-before.last[0] <= 1 {
			return before.speaker
		}
	}
	return best
}

// beside are the verbs of saying in a sentence that may stand nearest to the quotation.
func (r *resolver) beside(q, s int) []speech {
	said, at := r.index[s].spoken, &r.quotes[q]
	first, end := 0, len(said)
	if s == at.first[0] {
		first = sort.Search(len(said), func(n int) bool { return said[n].verb >= at.first[1] })
	}
	if s == at.last[0] {
		end = sort.Search(len(said), func(n int) bool { return said[n].verb > at.last[1] })
	}
	return said[max(0, first-crowd):min(len(said), end+crowd)]
}

// quoted reports whether a token stands inside a quotation.
func (r *resolver) quoted(sentence, token int) bool { return r.quoteAt(sentence, token) >= 0 }

// quoteAt is the quotation in which a token stands, -1 for none.
func (r *resolver) quoteAt(sentence, token int) int {
	after := sort.Search(len(r.quotes), func(q int) bool {
		first := r.quotes[q].first
		return first[0] > sentence || first[0] == sentence && first[1] >= token
	})
	if after > 0 && r.quotes[after-1].holds(sentence, token) {
		return after - 1
	}
	return -1
}

// gap is the number of tokens between a quotation and a token outside it in
// one of its sentences.
func (q *quote) gap(sentence, token int) int {
	gap := 1 << 20
	if sentence == q.first[0] && token < q.first[1] {
		gap = q.first[1] - token
	}
	if sentence == q.last[0] && token > q.last[1] {
		gap = min(gap, token-q.last[1])
	}
	return gap
}

// subject is the mention that is the subject of the verb, its own or that of
// the verb it is conjoined with, or of whose adverbial clause it is the head
// ("…, adding that").
func (r *resolver) subject(sentence, verb int) int {
	tokens := r.doc.Sentences[sentence].Tokens
	for range min(len(tokens), deepest) {
		if t := r.subjectToken(sentence, verb); t >= 0 {
			return r.covering(sentence, t)
		}
		switch base(tokens[verb].Deprel) {
		case "conj", "advcl", "xcomp":
			verb = tokens[verb].Head
		default:
			return -1
		}
		if verb < 0 {
			return -1
		}
	}
	return -1
}

// covering is the mention headed by the token, or else the first that it stands
// in: a title before a name may pass for the subject. It is -1 for none.
func (r *resolver) covering(sentence, token int) int {
	if m := r.at(sentence, token); m >= 0 {
		return m
	}
	for _, i := range r.bySentence[sentence] {
		if m := &r.mentions[i]; m.First <= token && token < m.End {
			return i
		}
	}
	return -1
}

// base is a relation without its subtype.
func base(deprel string) string {
	before, _, _ := strings.Cut(deprel, ":")
	return before
}
