package graph

import "parley/schema"

// Filter chooses statements. A field left empty does not restrict; all that are
// set must hold.
type Filter struct {
	Actor         string          // id of an entity that is subject, object or source of an attribution
	Subject       string          // id of the subject
	Object        string          // id of the object
	Relation      string          // id of the relation, without a mark
	Source        string          // source of the document, or id or name of a source in the attribution
	Document      string          // path of the document
	From          string          // YYYY-MM-DD: the document's date, inclusive; undated documents do not match
	To            string          // YYYY-MM-DD, inclusive
	Polarity      schema.Polarity // affirmed or negated
	Modality      schema.Modality // one of the six
	MinConfidence float64         // 0..1
}

// StanceFilter chooses stances. A field left empty does not restrict.
type StanceFilter struct {
	Holder string      // id of who takes the stance
	On     string      // id of the target, or of the issue that a targeted position is about
	Side   schema.Side // support, oppose or neutral
}
