package clause

import (
	"parley/extract"
	"parley/schema"
)

// appraisals are verbs that say what their object is in somebody's eyes: "called
// the plan a mistake", "views the drills as a threat".
var appraisals = fields("call label brand dub term deem consider declare designate describe regard view see portray depict denounce condemn criticize criticise characterize characterise dismiss hail praise")

// appraise adds what the subject of an appraisal says its object is.
func (r *reader) appraise(f *frame, s scope) {
	last := f.last()
	if !appraisals[r.lemma(last)] || f.negated || s.negated || s.mode != "" || f.mode != schema.Actual && f.mode != schema.Future || len(f.subjects) == 0 || len(f.objects) == 0 {
		return
	}
	k := r.appraisal(last)
	if k < 0 || f.objects[0].head == k || r.negativePhrase(k) {
		return
	}
	predicate := r.nounPhrase(k)
	if r.upos(k) == "ADJ" {
		predicate = r.adjectivePhrase(k)
	}
	in := s.below().saidBy(r.source(f.subjects[0], last, schema.Claim), "appraisal")
	for _, object := range f.objects {
		p := extract.Proposition{
			Sentence: r.at, Head: k, Relation: []int{last}, Name: "be",
			Subject: r.phrase(object.head, object.reach), Object: r.phrase(k, predicate), Content: -1,
			Polarity: schema.Affirmed, Modality: schema.Actual, Attribution: in.sources,
			Rules: []string{"appraisal"},
		}
		p.Evidence = r.evidence(p)
		r.out = append(r.out, p)
	}
}

// appraisal is the head of what a verb of appraisal says of its object: a noun
// or adjective beside it, or one after "as". It is -1 for none.
func (t *tree) appraisal(verb int) int {
	for _, k := range t.kids[verb] {
		if k < verb || !t.nominal(k) && t.upos(k) != "ADJ" || t.relativePronoun(k) || t.predicate(k) || t.timely(k) {
			continue
		}
		switch t.rel(k) {
		case "xcomp":
			return k
		case "obl", "advcl":
			if t.prep(k) == "as" {
				return k
			}
		}
	}
	return -1
}
