package query

import (
	"strings"
	"time"
	"unicode"

	"parley/schema"
)

// contradict reports whether two statements of a contest are about the same, so
// that they cannot both be right, and how many days lie between them.
func (c *court) contradict(a, b *schema.Statement, kind DisputeKind) (days int, ok bool) {
	here := c.archive.same(a.Evidence.Document, b.Evidence.Document)
	if here && len(a.Attribution) == 0 && len(b.Attribution) == 0 || sameVoice(a, b) {
		return 0, false
	}
	if !here && !samePair(a, b) {
		return 0, false
	}
	if kind == Denial && !covers(a, b, "") {
		return 0, false
	}
	days, told := c.apart(a, b)
	if told && days > 0 || c.within > 0 && days > c.within {
		return 0, false
	}
	return days, true
}

// sameVoice reports whether the same source says both in the same document: more
// often misread than a source that contradicts itself in one breath.
func sameVoice(a, b *schema.Statement) bool {
	n, m := len(a.Attribution), len(b.Attribution)
	return a.Evidence.Document == b.Evidence.Document && n > 0 && m > 0 && a.Attribution[n-1].Source.ID == b.Attribution[m-1].Source.ID
}

// samePair reports whether subject and object of two statements, which are of the
// same names, are the same in different documents. Of a relation that holds both
// ways they may have changed places.
func samePair(a, b *schema.Statement) bool {
	subject, object := &b.Subject, b.Object
	if object != nil && a.Subject.ID != subject.ID {
		subject, object = object, subject
	}
	return ownName(&a.Subject) && ownName(subject) && (a.Object == nil || identified(a.Object, object))
}

// ownName reports whether an argument has a name of its own.
func ownName(a *schema.Argument) bool { return strings.ContainsFunc(a.Name, unicode.IsUpper) }

// identified reports whether two objects are the same in different documents:
// those with a name of their own; of other things and of groups those that
// neither text points at as "the" or "his": who denies "a deal" or "troops"
// denies every one.
func identified(a, b *schema.Argument) bool {
	if ownName(a) && ownName(b) {
		return true
	}
	return (!a.Class.Actor() || a.Class == schema.Group) && !definite(a.Text) && !definite(b.Text)
}

// definite reports whether a text points at one thing among others of its name.
func definite(text string) bool {
	word, _, more := strings.Cut(strings.TrimLeft(strings.ToLower(text), `"'“‘`), " ")
	return more && determiners[word] && !indefinites[word]
}

// indefinites are the determiners that point at nothing.
var indefinites = map[string]bool{"a": true, "an": true, "some": true, "any": true, "no": true, "such": true}

// bounds are the roles that bound a denial: who did not meet in Geneva may have
// met.
var bounds = map[schema.RoleName]bool{
	schema.RolePlace: true, schema.RoleTopic: true, schema.RoleRecipient: true, schema.RoleInstrument: true, schema.RolePurpose: true,
	schema.RoleReason: true, schema.RoleManner: true, schema.RoleBeneficiary: true, schema.RoleComitative: true, schema.RoleAmount: true,
	schema.RoleCondition: true,
}

// covers reports whether what is affirmed has every bound of what is denied, but
// for those of a role.
func covers(affirmed, denied *schema.Statement, but schema.RoleName) bool {
	for _, bound := range denied.Roles {
		if !bounds[bound.Role] || bound.Role == but {
			continue
		}
		found := false
		for _, role := range affirmed.Roles {
			found = found || role.Role == bound.Role && sameRole(&role, &bound)
		}
		if !found {
			return false
		}
	}
	return true
}

func sameRole(a, b *schema.Role) bool {
	switch {
	case a.ID != "" || b.ID != "":
		return a.ID == b.ID
	case a.Value != "" || b.Value != "":
		return a.Value == b.Value
	}
	return strings.EqualFold(a.Text, b.Text)
}

// apart is how many days lie between two statements, 0 if that is not known,
// and whether both name their time themselves.
func (c *court) apart(a, b *schema.Statement) (days int, told bool) {
	p, toldA := timeOf(a)
	q, toldB := timeOf(b)
	if !toldA {
		p = c.archive.day(a.Evidence.Document)
	}
	if !toldB {
		q = c.archive.day(b.Evidence.Document)
	}
	return daysBetween(p, q), toldA && toldB
}

// daysBetween is the number of days from the end of the earlier period to the
// beginning of the later one, 0 if they meet.
func daysBetween(p, q period) int {
	if p.meets(q) {
		return 0
	}
	if q.to != "" && p.from != "" && q.to < p.from {
		p, q = q, p
	}
	end, errEnd := time.Parse(time.DateOnly, p.to)
	begin, errBegin := time.Parse(time.DateOnly, q.from)
	if errEnd != nil || errBegin != nil {
		return 0
	}
	return int(begin.Sub(end).Hours() / 24)
}
