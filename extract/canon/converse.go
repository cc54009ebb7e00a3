package canon

import (
	"slices"
	"strings"

	"parley/schema"
)

// converses adds to every passive with its agent what the text itself says, in
// its order: "the town was hit by a storm" is (a storm, hit, the town), and
// (the town, be hit by, a storm) as the converse of it.
func (b *builder) converses() {
	for _, r := range slices.Clone(b.readings) {
		if r.derived || r.Object == nil || !hasRule(r.Rules, "passive-agent") {
			continue
		}
		head := &b.tokens(&b.doc.Propositions[r.prop])[b.doc.Propositions[r.prop].Head]
		participle := strings.ToLower(b.doc.Form(head))
		_, particle, _ := strings.Cut(r.Relation.Name, " ")
		c := &reading{prop: r.prop, derived: true}
		c.Statement = r.Statement
		subject := r.Subject
		c.Subject, c.Object, c.Converse = *r.Object, &subject, r.ID
		c.Relation.Name = strings.Join(strings.Fields("be "+participle+" "+particle+" by"), " ")
		c.Relation.ID = schema.RelationID(c.Relation.Name)
		c.Relation.Event, c.Confidence = "", 0
		c.Roles = slices.Clone(r.Roles)
		c.Rules = append(slices.Clone(r.Rules), "passive-voice")
		c.Identify()
		b.readings = append(b.readings, c)
	}
}
