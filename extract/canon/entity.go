package canon

import (
	"slices"
	"strings"

	"parley/schema"
)

// entities lists everything that the statements and stances mention, sorted by
// id, with the words used for it as aliases and what it is part of.
func (b *builder) entities(stances []schema.Stance) []schema.Entity {
	found := make(map[string]*schema.Entity)
	note := func(a schema.Argument) { noteEntity(found, a) }
	for _, r := range b.readings {
		note(r.Subject)
		if r.Object != nil {
			note(*r.Object)
		}
		for _, a := range r.Attribution {
			note(a.Source)
		}
	}
	for _, s := range stances {
		note(s.Holder)
		note(s.Target)
	}
	for id, p := range b.positions {
		if e, ok := found[id]; ok && e.Class == schema.Position {
			e.Issue, e.Opposes = p.Issue, p.Opposes
			note(schema.Argument{ID: p.Issue, Name: b.issues[p.Issue], Class: schema.Concept})
		}
	}
	b.noteRoles(found)
	b.belong(found)
	all := make([]schema.Entity, 0, len(found))
	for _, e := range found {
		slices.Sort(e.Aliases)
		all = append(all, *e)
	}
	slices.SortFunc(all, func(x, y schema.Entity) int { return strings.Compare(x.ID, y.ID) })
	return all
}

// noteRoles adds what only roles name.
func (b *builder) noteRoles(found map[string]*schema.Entity) {
	for _, r := range b.readings {
		for _, ph := range b.doc.Propositions[r.prop].Roles {
			if a, ok := b.named(ph); ok && slices.ContainsFunc(r.Roles, func(role schema.Role) bool { return role.ID == a.ID }) {
				a.Text = ""
				noteEntity(found, a)
			}
		}
	}
}

// noteEntity adds a mention. Words that are a name of their own, capitalised,
// become an alias; descriptions do not.
func noteEntity(found map[string]*schema.Entity, a schema.Argument) {
	e, ok := found[a.ID]
	if !ok {
		e = &schema.Entity{ID: a.ID, Name: a.Name, Class: a.Class}
		found[a.ID] = e
	}
	if e.Class == schema.Concept && a.Class != "" {
		e.Class = a.Class // the same words held as a position elsewhere
	}
	words := strings.Fields(a.Text)
	alias := strings.Join(words, " ")
	if len(words) == 0 || len(words) > 5 || alias == e.Name || pronouns[strings.ToLower(alias)] || !a.Class.Actor() || words[0] == strings.ToLower(words[0]) {
		return
	}
	if !slices.Contains(e.Aliases, alias) {
		e.Aliases = append(e.Aliases, alias)
	}
}
