package canon

import (
	"strings"

	"parley/extract"
	"parley/schema"
)

// roles renders the arguments beside subject and object.
func (b *builder) roles(p *extract.Proposition) []schema.Role {
	var roles []schema.Role
	for i, ph := range p.Roles {
		if !ph.Present || ph.Span.Len() <= 0 {
			continue
		}
		role := schema.Role{Role: ph.Role, Text: ph.Span.In(b.doc.Text)}
		switch ph.Role {
		case schema.RoleTime:
			role.Value = b.timeOf(p, i)
		case schema.RoleAmount:
			role.Value = amountValue(role.Text)
		case schema.RoleCondition, schema.RoleReason, schema.RoleManner:
		default:
			if a, ok := b.named(ph); ok {
				role.ID = a.ID
			}
		}
		roles = append(roles, role)
	}
	return roles
}

// timeOf is the value of the i-th role of p. The ends of "from 2006 to 2008" have
// that of all of it.
func (b *builder) timeOf(p *extract.Proposition, i int) string {
	own := p.Roles[i]
	ahead := b.ahead(p, own.Head)
	for k := max(1, i); k <= i+1 && k < len(p.Roles); k++ {
		first, last := p.Roles[k-1], p.Roles[k]
		if first.Prep != "from" || last.Role != schema.RoleTime || !rangeEnds[last.Prep] || first.Sentence != last.Sentence || last.Span.Start != first.Span.End+1 {
			continue
		}
		whole := schema.Span{Start: first.Span.Start, End: last.Span.End}
		if v := timeValue(whole.In(b.doc.Text), b.doc.Date, ahead); v != "" && !strings.Contains(v, "..") {
			return v
		}
	}
	return timeValue(own.Span.In(b.doc.Text), b.doc.Date, ahead)
}

// rangeEnds stand before the end of a range of time.
var rangeEnds = wordSet("to until till through")

// named is the entity that a role names; descriptions name none.
func (b *builder) named(ph extract.RolePhrase) (schema.Argument, bool) {
	a, ok := b.argument(b.phraseAt(ph.Sentence, ph.Head))
	if !ok || a.Name == strings.ToLower(a.Name) || a.Class == schema.Concept || a.Class == schema.Time || a.Class == schema.Quantity {
		return schema.Argument{}, false
	}
	return a, true
}
