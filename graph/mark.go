package graph

import "parley/schema"

// modalMarks says how the modalities that are not facts mark a relation.
var modalMarks = map[schema.Modality]string{
	schema.Possible:    "may",
	schema.Obligation:  "must",
	schema.Desired:     "wants",
	schema.Conditional: "if",
}

// marks are all marks that a relation may carry, negated or not.
var marks = func() map[string]bool {
	all := map[string]bool{"not": true, "claimed": true, "claimed-not": true}
	for _, mark := range modalMarks {
		all[mark], all[mark+"-not"] = true, true
	}
	return all
}()

// Mark is the name of the relation on the statement's own quad. A factual
// statement (schema.Statement.Factual) has the plain id. Any other carries a
// mark, so that nobody takes it for a fact: the modality's where there is one
// ("may:", "must:", "wants:", "if:"), since it says most; else "claimed:" where
// a source stands for it otherwise than by a plain report (a claim, a demand, a
// commitment); with "-not" before the colon if the statement is negated, and
// "not:" alone for a negation that is actual or future and only reported.
func Mark(s *schema.Statement) string {
	if s.Factual() {
		return s.Relation.ID
	}
	mark := modalMarks[s.Modality]
	if mark == "" && claimed(s) {
		mark = "claimed"
	}
	switch {
	case mark == "":
		mark = "not"
	case s.Polarity == schema.Negated:
		mark += "-not"
	}
	return mark + ":" + s.Relation.ID
}

func claimed(s *schema.Statement) bool {
	for _, a := range s.Attribution {
		if a.Kind != schema.Report {
			return true
		}
	}
	return false
}
