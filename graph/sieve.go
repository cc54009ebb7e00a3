package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"parley/graph/quadstore"
	"parley/schema"
)

// sieve applies a filter to statements.
type sieve struct {
	r      *reader
	filter Filter
	quote  func(string) bool // of what the evidence must be; nil for any
	within map[string]bool   // paths of documents; nil for all
}

// yield yields what passes of some statements, or of all, in order.
func (s *sieve) yield(ctx context.Context, nodes []quadstore.ID, all bool, yield func(schema.Statement) error) error {
	if !all && len(nodes) <= sortedAtOnce {
		return s.pass(ctx, nodes, yield)
	}
	return s.passByDocument(ctx, nodes, all, yield)
}

// sortedAtOnce is how many statements are held to be put in order; it takes some
// 2 KB for each. More are read document by document.
const sortedAtOnce = 20_000

// pass yields what passes of some statements, in order.
func (s *sieve) pass(ctx context.Context, nodes []quadstore.ID, yield func(schema.Statement) error) error {
	var found []schema.Statement
	for some := range slices.Chunk(nodes, nodesAtOnce) {
		held, err := s.passing(ctx, some)
		if err != nil {
			return err
		}
		found = append(found, held...)
	}
	slices.SortFunc(found, compareStatements)
	for _, st := range found {
		if err := yield(st); err != nil {
			return err
		}
	}
	return nil
}

// passing are some statements, each once for each piece of evidence that passes.
func (s *sieve) passing(ctx context.Context, nodes []quadstore.ID) ([]schema.Statement, error) {
	graphs, err := s.r.factsOf(ctx, nodes)
	if err != nil {
		return nil, err
	}
	var held []schema.Statement
	for n, node := range nodes {
		iri, _ := s.r.names[node].(quad.IRI)
		some, err := graphs[n].statements(string(iri))
		if err != nil {
			return nil, err
		}
		held = append(held, some...)
	}
	docs, err := s.documents(ctx, held)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(held, func(st schema.Statement) bool {
		path := st.Evidence.Document
		return s.within != nil && !s.within[path] || s.quote != nil && !s.quote(st.Evidence.Quote) || !s.filter.match(&st, docs[path])
	}), nil
}

// documents reads the documents of some statements, by path, if the filter asks
// for what they tell.
func (s *sieve) documents(ctx context.Context, held []schema.Statement) (map[string]schema.Document, error) {
	if !s.filter.dated() {
		return nil, nil
	}
	var iris []string
	docs := map[string]schema.Document{}
	for i := range held {
		path := held[i].Evidence.Document
		if _, seen := docs[path]; !seen {
			docs[path] = schema.Document{}
			iris = append(iris, string(documentIRI(path)))
		}
	}
	ids, err := s.r.find(iris)
	if err != nil {
		return nil, err
	}
	heads, err := s.r.documentHeads(ctx, ids)
	for _, doc := range heads {
		docs[doc.Path] = doc
	}
	return docs, err
}

// testimony is a document and how many pieces of evidence it has.
type testimony struct {
	id    quadstore.ID
	path  string
	count int
}

// passByDocument yields what passes of some statements, or of all, in order: the
// statements of some documents at a time.
func (s *sieve) passByDocument(ctx context.Context, nodes []quadstore.ID, all bool, yield func(schema.Statement) error) error {
	documents, err := s.r.testimonies(ctx)
	if err != nil {
		return err
	}
	for len(documents) > 0 {
		n, count := 0, 0
		s.within = map[string]bool{}
		var ids []quadstore.ID
		for ; n < len(documents) && (n == 0 || count+documents[n].count <= nodesAtOnce); n++ {
			count += documents[n].count
			s.within[documents[n].path] = true
			ids = append(ids, documents[n].id)
		}
		documents = documents[n:]
		some, err := s.r.statementsIn(ctx, ids)
		if err != nil {
			return err
		}
		if !all {
			some = slices.DeleteFunc(some, func(id quadstore.ID) bool {
				_, wanted := slices.BinarySearch(nodes, id)
				return !wanted
			})
		}
		if err := s.pass(ctx, some, yield); err != nil {
			return err
		}
	}
	return nil
}

// testimonies are the documents that have evidence, by path.
func (r *reader) testimonies(ctx context.Context) ([]testimony, error) {
	var found []testimony
	err := r.qs.EachLink(ctx, quad.Quad{Predicate: hasSource}, eachAtOnce, func(edges []edge) error {
		for _, e := range edges { // those of one document come one after the other
			id := e[end(quad.Object)]
			if n := len(found); n == 0 || found[n-1].id != id {
				found = append(found, testimony{id: id})
			}
			found[len(found)-1].count++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(found, eachAtOnce) {
		ids := make([]quadstore.ID, len(some))
		for n := range some {
			ids[n] = some[n].id
		}
		values, err := r.qs.Terms(ctx, ids)
		if err != nil {
			return nil, err
		}
		for n, v := range values {
			iri, _ := v.(quad.IRI)
			some[n].path = documentPath(iri)
		}
	}
	slices.SortFunc(found, func(a, b testimony) int { return strings.Compare(a.path, b.path) })
	return found, nil
}

// statementsIn are the statements that some documents have evidence for.
func (r *reader) statementsIn(ctx context.Context, documents []quadstore.ID) ([]quadstore.ID, error) {
	source, err := r.qs.Find(hasSource)
	if err != nil {
		return nil, err
	}
	slices.Sort(documents)
	edges, err := r.qs.LinksAt(ctx, quad.Object, documents)
	if err != nil {
		return nil, err
	}
	var found []quadstore.ID
	for _, e := range edges {
		if e[end(quad.Predicate)] == source {
			found = append(found, e[end(quad.Label)])
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
