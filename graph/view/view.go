// Package view makes the picture behind every drawing: neutral nodes and edges
// of entities and relations, never raw quads, whose provenance would swamp it.
//
// One edge stands for all statements that agree in subject, marked relation and
// object, with their number as its weight; or, on request, for one statement.
package view

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Options choose what is drawn.
type Options struct {
	Filter     graph.Filter
	Statements bool // one edge a statement, not one a triple
}

// Node is an entity.
type Node struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Class  schema.Class `json:"class"`
	Weight int          `json:"weight"` // number of pieces of evidence that mention it as subject or object
}

// Edge is what one entity does to another, as the statements behind it have it.
type Edge struct {
	ID         string          `json:"id"`
	Source     string          `json:"source"` // id of the subject
	Target     string          `json:"target"` // id of the object
	Relation   string          `json:"relation"`
	Mark       string          `json:"mark"` // the relation as the graph writes it: "not:admits"
	Event      string          `json:"event,omitempty"`
	Polarity   schema.Polarity `json:"polarity"`
	Modality   schema.Modality `json:"modality"`
	SaidBy     []string        `json:"said_by,omitempty"` // names of the sources, sorted
	Factual    bool            `json:"factual"`
	Weight     int             `json:"weight"` // pieces of evidence
	Documents  []string        `json:"documents"`
	Confidence float64         `json:"confidence"` // the highest
	First      string          `json:"first,omitempty"`
	Last       string          `json:"last,omitempty"`
	Statements []string        `json:"statements"` // ids, sorted: the pointer to the evidence
}

// Graph is a picture: nodes by id; edges by source, target, mark and id.
type Graph struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Build draws the statements of a store that pass the filter. Statements
// without an object are no edges.
func Build(ctx context.Context, store *graph.Store, opts Options) (*Graph, error) {
	b := builder{opts: opts, dates: map[string]string{}, nodes: map[string]*Node{}, edges: map[string]*Edge{}}
	for doc, err := range store.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		b.dates[doc.Path] = doc.Date
	}
	for s, err := range store.Statements(ctx, opts.Filter) {
		if err != nil {
			return nil, err
		}
		if s.Object != nil {
			b.add(&s)
		}
	}
	return b.graph(), nil
}

type builder struct {
	opts  Options
	dates map[string]string // of documents, by path
	nodes map[string]*Node
	edges map[string]*Edge
}

func (b *builder) add(s *schema.Statement) {
	b.node(&s.Subject)
	b.node(s.Object)
	mark := graph.Mark(s)
	key := s.Subject.ID + " " + mark + " " + s.Object.ID
	if b.opts.Statements {
		key = s.ID
	}
	edge := b.edges[key]
	if edge == nil {
		edge = &Edge{
			ID: key, Source: s.Subject.ID, Target: s.Object.ID, Relation: s.Relation.ID, Mark: mark,
			Event: string(s.Relation.Event), Polarity: s.Polarity, Modality: s.Modality, Factual: s.Factual(),
		}
		b.edges[key] = edge
	}
	edge.Weight++
	edge.Confidence = max(edge.Confidence, s.Confidence)
	edge.Statements = insert(edge.Statements, s.ID)
	edge.Documents = insert(edge.Documents, s.Evidence.Document)
	for _, a := range s.Attribution {
		edge.SaidBy = insert(edge.SaidBy, a.Source.Name)
	}
	if date := b.dates[s.Evidence.Document]; date != "" {
		if edge.First == "" || date < edge.First {
			edge.First = date
		}
		edge.Last = max(edge.Last, date)
	}
}

func (b *builder) node(a *schema.Argument) {
	n := b.nodes[a.ID]
	if n == nil {
		n = &Node{ID: a.ID, Name: a.Name, Class: a.Class}
		b.nodes[a.ID] = n
	}
	n.Weight++
}

func (b *builder) graph() *Graph {
	g := &Graph{Nodes: make([]Node, 0, len(b.nodes)), Edges: make([]Edge, 0, len(b.edges))}
	for _, n := range b.nodes {
		g.Nodes = append(g.Nodes, *n)
	}
	for _, e := range b.edges {
		g.Edges = append(g.Edges, *e)
	}
	slices.SortFunc(g.Nodes, func(x, y Node) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(g.Edges, func(x, y Edge) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), strings.Compare(x.Target, y.Target),
			strings.Compare(x.Mark, y.Mark), strings.Compare(x.ID, y.ID))
	})
	return g
}

// insert adds a value to a sorted set.
func insert(set []string, value string) []string {
	at, found := slices.BinarySearch(set, value)
	if found {
		return set
	}
	return slices.Insert(set, at, value)
}
