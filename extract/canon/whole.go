package canon

import (
	"slices"
	"strings"

	"parley/schema"
)

// belong tells what the actors among some entities are part of: a ministry, a
// delegation, an administration and troops of a state; a person of the state
// or body whose office he holds. The wholes join the entities.
func (b *builder) belong(found map[string]*schema.Entity) {
	b.countryOf("") // so that all offices are known
	for id := range b.countries {
		if e := found[id]; e != nil && e.Class == schema.Person {
			b.join(found, e, b.countries[id])
		}
	}
	for _, e := range actorsIn(found) {
		if e.Class == schema.Organization || e.Class == schema.Group {
			b.join(found, e, b.wholeOf(found, e.Name))
		}
	}
}

// actorsIn are the actors among some entities, in order.
func actorsIn(found map[string]*schema.Entity) []*schema.Entity {
	var all []*schema.Entity
	for _, e := range found {
		if e.Class.Actor() {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(x, y *schema.Entity) int { return strings.Compare(x.ID, y.ID) })
	return all
}

// join makes an entity part of a whole, which is a country unless it is known
// for something else.
func (b *builder) join(found map[string]*schema.Entity, e *schema.Entity, whole string) {
	id := schema.EntityID(whole)
	if whole == "" || id == e.ID {
		return
	}
	if found[id] == nil {
		found[id] = &schema.Entity{ID: id, Name: whole, Class: schema.Country}
	}
	if !slices.Contains(e.Of, id) {
		e.Of = append(e.Of, id)
		slices.Sort(e.Of)
	}
}

// wholeOf is the name of the actor that the name of a group or body begins or
// ends with: "Russian troops", "Kenya's delegation", "Biden administration",
// "government of San Telmo".
func (b *builder) wholeOf(found map[string]*schema.Entity, name string) string {
	if strings.Contains(name, " and ") || strings.Contains(name, "-") {
		return "" // of several
	}
	if country := countryInName(name); country != "" {
		return country
	}
	if owner, _, owned := strings.Cut(name, "'s "); owned {
		return b.ownerNamed(found, owner)
	}
	words := strings.Fields(name)
	for n := min(3, len(words)-1); n > 0; n-- {
		if owner := b.ownerNamed(found, strings.Join(words[:n], " ")); owner != "" {
			return owner
		}
	}
	if i := strings.LastIndex(name, " of "); i > 0 {
		whole := strings.TrimPrefix(name[i+len(" of "):], "the ")
		if e := found[schema.EntityID(whole)]; e != nil && e.Class == schema.Country {
			return e.Name
		}
	}
	return ""
}

// ownerNamed is the country of a name, or the one in which a person of the name
// or surname holds an office.
func (b *builder) ownerNamed(found map[string]*schema.Entity, name string) string {
	if e := found[schema.EntityID(name)]; e != nil && e.Class == schema.Country {
		return e.Name
	}
	home := ""
	for _, e := range actorsIn(found) {
		if e.Class != schema.Person || e.Name != name && !strings.HasSuffix(e.Name, " "+name) {
			continue
		}
		country := b.countries[e.ID]
		if country == "" || home != "" && country != home {
			return ""
		}
		home = country
	}
	return home
}
