package clause

import (
	"slices"
	"strings"

	"parley/schema"
)

// objectCues are verbs, some with a preposition, whose object is no clause but
// names or sums up what their subject says, thinks, wants or promises:
// "criticized the deal", "called for talks".
var objectCues = objectCueTable(
	objectCueClass{schema.Report, "", "mention cite discuss announce explain acknowledge reveal disclose confirm emphasize emphasise stress highlight outline underscore tout reiterate repeat reference recall concede note write tell tweet quote proclaim declare state unveil detail indicate"},
	objectCueClass{schema.Report, "of", "speak"},
	objectCueClass{schema.Report, "about", "speak write joke ask inquire testify tweet comment"},
	objectCueClass{schema.Report, "on", "comment elaborate expand report"},
	objectCueClass{schema.Report, "to", "point refer allude admit testify"},
	objectCueClass{schema.Claim, "", "criticize criticise blast denounce condemn slam mock praise endorse reject dismiss question dispute deny accuse blame lambast lambaste laud hail applaud welcome deride ridicule decry bemoan lament fear doubt suspect allege claim call label brand describe characterize characterise portray liken compare express voice assert argue contend maintain suggest imply estimate predict forecast expect believe rebuke chastise chide scold castigate assail disparage belittle downplay understate caution admire despise resent regret protest"},
	objectCueClass{schema.Claim, "of", "complain boast accuse dream despair"},
	objectCueClass{schema.Claim, "about", "complain worry brag boast speculate wonder rave rant"},
	objectCueClass{schema.Claim, "against", "rail argue speak caution inveigh"},
	objectCueClass{schema.Claim, "at", "hint lash scoff bristle balk marvel"},
	objectCueClass{schema.Claim, "with", "agree disagree"},
	objectCueClass{schema.Claim, "in", "believe"},
	objectCueClass{schema.Demand, "", "demand urge propose recommend request advocate encourage implore exhort ask"},
	objectCueClass{schema.Demand, "for", "call push press appeal plead argue ask lobby advocate"},
	objectCueClass{schema.Demand, "on", "call insist urge"},
	objectCueClass{schema.Commitment, "", "promise pledge vow offer threaten warn"},
	objectCueClass{schema.Commitment, "of", "warn"},
	objectCueClass{schema.Commitment, "about", "warn"},
	objectCueClass{schema.Commitment, "against", "warn"},
	objectCueClass{schema.Commitment, "to", "agree commit pledge vow"},
)

type objectCueClass struct {
	kind        schema.AttributionKind
	preposition string
	verbs       string
}

func objectCueTable(classes ...objectCueClass) map[string]schema.AttributionKind {
	table := make(map[string]schema.AttributionKind)
	for _, class := range classes {
		for verb := range fields(class.verbs) {
			table[strings.TrimSpace(verb+" "+class.preposition)] = class.kind
		}
	}
	return table
}

// willCues are verbs whose infinitive says what their subject wants or
// undertakes.
var willCues = map[string]schema.AttributionKind{
	"ask": schema.Demand, "demand": schema.Demand, "propose": schema.Demand, "hope": schema.Claim, "claim": schema.Claim, "decline": schema.Claim, "promise": schema.Commitment,
	"pledge": schema.Commitment, "vow": schema.Commitment, "threaten": schema.Commitment, "agree": schema.Commitment, "offer": schema.Commitment, "swear": schema.Commitment,
}

// relationCue is the word by which the relation of a frame itself says who
// holds what, with its kind: "denied the charge", "vowed to fight", "said that".
// It is -1 where the relation is no cue.
func (r *reader) relationCue(f *frame) (int, schema.AttributionKind) {
	first, last := f.chain[0], f.last()
	if len(f.subjects) == 0 || f.passive && !slices.Contains(f.notes, "passive-agent") {
		return -1, ""
	}
	if kind, ok := willCues[r.lemma(first)]; ok && first != last && !r.passive(first) {
		return first, kind
	}
	if first != last && f.mode != schema.Actual { // who decides to speak has not yet spoken
		return -1, ""
	}
	if f.content >= 0 {
		if c := r.embedder(last, f.subjects); c != nil && (!perceptionVerbs[r.lemma(last)] || r.finite(f.content)) {
			return last, c.kind
		}
		return -1, ""
	}
	at := strings.LastIndex(f.name, r.lemma(last))
	if len(f.objects) == 0 || at < 0 {
		return -1, ""
	}
	if kind, ok := objectCues[f.name[at:]]; ok && !(f.name[at:] == "question" && r.actor(f.objects[0].head)) { // the police question suspects
		return last, kind
	}
	return -1, ""
}
