package serve

import (
	"slices"

	"parley/graph"
	"parley/schema"
)

// link is a statement as pictures need it: whom it connects and how sure it is,
// without its words. The catalogue keeps all of them, so that a picture of any
// part of the graph is chosen and counted in memory.
type link struct {
	statement                 string // id
	subject, relation, object string // ids
	document                  string // path
	kind                      edgeKind
	polarity                  schema.Polarity
	modality                  schema.Modality
	sources                   []string // ids and names of who says so
}

// key tells which edge of a picture the link is part of.
func (l *link) key() [4]string {
	return [4]string{l.subject, l.relation, l.object, string(l.kind)}
}

// other is the end of the link that is not the given one.
func (l *link) other(id string) string {
	if l.subject == id {
		return l.object
	}
	return l.subject
}

// connect keeps a statement with an object as a link, once.
func (c *catalogue) connect(s *schema.Statement) {
	l := link{
		statement: s.ID, subject: s.Subject.ID, relation: s.Relation.ID, object: s.Object.ID,
		document: s.Evidence.Document, kind: kindOf(s), polarity: s.Polarity, modality: s.Modality,
	}
	for _, a := range s.Attribution {
		l.sources = append(l.sources, a.Source.ID, a.Source.Name)
	}
	at := len(c.links)
	c.links = append(c.links, l)
	c.around[l.subject] = append(c.around[l.subject], at)
	if l.object != l.subject {
		c.around[l.object] = append(c.around[l.object], at)
	}
}

// linksOf are the links of an entity that pass a filter.
func (c *catalogue) linksOf(id string, f graph.Filter) []*link {
	var list []*link
	for _, at := range c.around[id] {
		if l := &c.links[at]; c.passes(l, f) {
			list = append(list, l)
		}
	}
	return list
}

// passes reports whether a link passes a filter, as graph.Filter has it.
func (c *catalogue) passes(l *link, f graph.Filter) bool {
	document := c.documents[l.document]
	switch {
	case f.Subject != "" && l.subject != f.Subject,
		f.Object != "" && l.object != f.Object,
		f.Relation != "" && l.relation != f.Relation,
		f.Document != "" && l.document != f.Document,
		f.Source != "" && document.Source != f.Source && !slices.Contains(l.sources, f.Source),
		f.Since != "" && document.Date < f.Since,
		f.Until != "" && (document.Date == "" || document.Date > f.Until),
		f.Polarity != "" && l.polarity != f.Polarity,
		f.Modality != "" && l.modality != f.Modality:
		return false
	}
	return true
}

// edgesOf counts the edges that a picture of everything around an entity has.
func (c *catalogue) edgesOf(id string, f graph.Filter) int {
	different := map[[4]string]bool{}
	for _, l := range c.linksOf(id, f) {
		different[l.key()] = true
	}
	return len(different)
}
