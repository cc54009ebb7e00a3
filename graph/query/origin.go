package query

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"parley/graph"
	"parley/schema"
)

// archive is what is known of some documents.
type archive struct {
	documents map[string]schema.Document // by path, without their texts
	texts     map[string]int             // number of the text; documents that are one have the same
}

// readArchive reads documents, one at a time, and keeps a sample of each text.
func readArchive(ctx context.Context, s *graph.Store, paths map[string]bool) (archive, error) {
	a := archive{documents: map[string]schema.Document{}}
	sketches := map[string]sketch{}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		doc, err := s.Document(ctx, path)
		if err != nil {
			return a, err
		}
		sketches[path] = sketchOf(doc.Text)
		doc.Text = ""
		a.documents[path] = doc
	}
	a.texts = sameTexts(sketches)
	return a, nil
}

// same reports whether two documents are one, or reprints of one text.
func (a *archive) same(one, other string) bool { return a.texts[one] == a.texts[other] }

// day is the period of a document's date, open if it has none.
func (a *archive) day(path string) period {
	date := a.documents[path].Date
	return period{date, date}
}

// origins counts independent origins among statements.
//
// A statement comes from the source that it is attributed to, if that has a name
// of its own: whoever quotes it adds nothing. Otherwise it comes from the text
// and from the outlet: two outlets that print one text are one origin, and so
// are two texts of one outlet.
type origins struct {
	archive *archive
	parent  []int
	of      map[string]int // by a source, a text or an outlet
}

func (o *origins) add(s *schema.Statement) {
	doc := o.archive.documents[s.Evidence.Document]
	if source, ok := named(s); ok {
		o.join("source " + source.ID)
		return
	}
	keys := []string{fmt.Sprint("text ", o.archive.texts[doc.Path])}
	if doc.Source != "" && len(s.Attribution) == 0 {
		keys = append(keys, "outlet "+doc.Source)
	}
	o.join(keys...)
}

// named is the last source that a statement is attributed to, if it has a name
// of its own.
func named(s *schema.Statement) (schema.Argument, bool) {
	n := len(s.Attribution)
	if n == 0 {
		return schema.Argument{}, false
	}
	source := s.Attribution[n-1].Source
	return source, !vague(&source)
}

// name is who says a statement: its source, its outlet, or the document alone.
func (o *origins) name(s *schema.Statement) string {
	if n := len(s.Attribution); n > 0 {
		return s.Attribution[n-1].Source.Name
	}
	return cmp.Or(o.archive.documents[s.Evidence.Document].Source, s.Evidence.Document)
}

// join makes one origin of all that have one of the keys.
func (o *origins) join(keys ...string) {
	first := -1
	for _, key := range keys {
		i, known := o.of[key]
		if !known {
			i = len(o.parent)
			o.of[key] = i
			o.parent = append(o.parent, i)
		}
		if first < 0 {
			first = o.root(i)
		}
		o.parent[o.root(i)] = first
	}
}

func (o *origins) root(i int) int {
	for o.parent[i] != i {
		i = o.parent[i]
	}
	return i
}

func (o *origins) count() int {
	n := 0
	for i := range o.parent {
		if o.root(i) == i {
			n++
		}
	}
	return n
}
