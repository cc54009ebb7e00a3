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
			role.Value = timeValue(b.spanOf(p.Roles, i).In(b.doc.Text), b.doc.Date, b.ahead(p, ph.Head))
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

// spanOf is the text that tells the value of a time: that of the role, and for the
// ends of "from 2006 to 2008" all of it.
func (b *builder) spanOf(roles []extract.RolePhrase, i int) schema.Span {
	for _, k := range []int{i - 1, i} {
		if k < 0 || k+1 >= len(roles) || roles[k].Prep != "from" || roles[k+1].Role != schema.RoleTime || !rangeEnds[roles[k+1].Prep] || roles[k+1].Sentence != roles[k].Sentence {
			continue
		}
		if gap := roles[k+1].Span.Start - roles[k].Span.End; gap == 1 {
			return schema.Span{Start: roles[k].Span.Start, End: roles[k+1].Span.End}
		}
	}
	return roles[i].Span
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
