package clause

import (
	"fmt"
	"slices"

	"parley/extract"
	"parley/schema"
)

// cueModes is the word of saying, above the clause or beside it, that gives the
// mode to what is said.
func (e *explainer) cueModes() []finding {
	cues := e.above(e.chain[0])
	for i := range e.p.Attribution {
		if k := e.cueToken(&e.p.Attribution[i]); k >= 0 {
			cues = append(cues, k)
		}
	}
	for _, c := range cues {
		for _, table := range []map[string]cue{cueVerbs, cueNouns, cueAdjectives} {
			if word, ok := table[e.lemma(c)]; ok && word.mode == e.p.Modality {
				return []finding{{c, e.reporting(c), "what {word} introduces is " + modeWords[e.p.Modality]}}
			}
		}
	}
	return nil
}

// source tells by what word somebody says it, and where that word stands.
func (e *explainer) source(s *extract.Source) extract.Field {
	f := extract.Field{Name: extract.FieldSource, Value: s.Cue, Words: []extract.Words{e.doc.WordsAt(s.Sentence, s.Full), e.doc.WordsAt(s.Sentence, s.At)}}
	rule := "quote-continuation"
	if s.Sentence == e.at {
		rule = e.reporting(e.cueToken(s))
	}
	f.Steps = []extract.Step{{Rule: rule, Text: fmt.Sprintf("%s puts it into the mouth of %s: %s", quoted(s.At.In(e.doc.Text)), quoted(s.Full.In(e.doc.Text)), kindWords[s.Kind])}}
	return f
}

// cueToken is the token of a source's cue, -1 if it stands in another sentence.
func (e *explainer) cueToken(s *extract.Source) int {
	return slices.IndexFunc(e.tok, func(t extract.Token) bool { return t.Span == s.At })
}

// kindWords say how a source stands behind what it says.
var kindWords = map[schema.AttributionKind]string{
	schema.Report: "a report", schema.Claim: "a claim, for which the source answers",
	schema.Demand: "a demand", schema.Commitment: "a commitment",
}

// reporting is the rule by which a cue introduces the clause.
func (e *explainer) reporting(cue int) string {
	switch {
	case cue < 0:
		return "reported-speech"
	case e.lower[cue] == "according":
		return "according-to"
	case !e.isUnder(e.chain[0], cue):
		return "reported-aside"
	case e.nominal(cue):
		return "nominal-report"
	case slices.Contains(e.p.Rules, "object-control") && e.head[e.chain[0]] == cue:
		return "object-control"
	}
	return "reported-speech"
}
