package graph

import "parley/schema"

// Filter chooses statements. A field left empty does not restrict; all that are
// set must hold.
type Filter struct {
	Actor         string          // id of an entity that is subject, object or source of an attribution, or named by a role
	With          string          // id of another of whom the same holds
	Subject       string          // id of the subject
	Object        string          // id of the object
	Relation      string          // id of the relation, without a mark
	Source        string          // source of the document, or id or name of a source in the attribution
	Document      string          // path of the document
	Since         string          // YYYY-MM-DD: the document's date, inclusive; undated documents do not match
	Until         string          // YYYY-MM-DD, inclusive
	Polarity      schema.Polarity // affirmed or negated
	Modality      schema.Modality // one of the six
	MinConfidence float64         // 0..1
	Class         schema.Class    // class of the subject or of the object
}

// StanceFilter chooses stances. A field left empty does not restrict.
type StanceFilter struct {
	Holder string       // id of who takes the stance
	On     string       // id of the target, or of the issue that a targeted position is about
	Side   schema.Side  // support, oppose or neutral
	Class  schema.Class // class of the holder or of the target
	// RestsOn chooses the statements of which a stance must rest on one.
	RestsOn Filter
}

// match reports whether a stance passes, but for the statements it rests on.
func (f *StanceFilter) match(s *schema.Stance) bool {
	return (f.Holder == "" || f.Holder == s.Holder.ID) && (f.Side == "" || f.Side == s.Stance) &&
		(f.Class == "" || f.Class == s.Holder.Class || f.Class == s.Target.Class)
}

// dated reports whether the filter asks for what only the document tells.
func (f *Filter) dated() bool { return f.Since != "" || f.Until != "" || f.Source != "" }

// match reports whether a statement from the document passes.
func (f *Filter) match(s *schema.Statement, doc schema.Document) bool {
	switch {
	case f.Actor != "" && !concerns(s, f.Actor),
		f.With != "" && !concerns(s, f.With),
		f.Subject != "" && s.Subject.ID != f.Subject,
		f.Object != "" && (s.Object == nil || s.Object.ID != f.Object),
		f.Relation != "" && s.Relation.ID != f.Relation,
		f.Source != "" && doc.Source != f.Source && !attributed(s, f.Source),
		f.Document != "" && s.Evidence.Document != f.Document,
		f.Since != "" && doc.Date < f.Since,
		f.Until != "" && (doc.Date == "" || doc.Date > f.Until),
		f.Polarity != "" && s.Polarity != f.Polarity,
		f.Modality != "" && s.Modality != f.Modality,
		f.Class != "" && s.Subject.Class != f.Class && (s.Object == nil || s.Object.Class != f.Class),
		s.Confidence < f.MinConfidence:
		return false
	}
	return true
}

func concerns(s *schema.Statement, id string) bool {
	return s.Subject.ID == id || (s.Object != nil && s.Object.ID == id) || attributed(s, id) || s.InRole(id)
}

func attributed(s *schema.Statement, source string) bool {
	for _, a := range s.Attribution {
		if a.Source.ID == source || a.Source.Name == source {
			return true
		}
	}
	return false
}
