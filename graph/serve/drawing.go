package serve

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// edgeKind says how an edge is drawn.
type edgeKind string

const (
	fact         edgeKind = "fact"         // the article says so, or somebody reports it
	attributed   edgeKind = "attributed"   // merely claimed, demanded or vowed
	hypothetical edgeKind = "hypothetical" // possible, wished, obliged, conditional
	negated      edgeKind = "negated"
)

func kindOf(s *schema.Statement) edgeKind {
	switch {
	case s.Polarity == schema.Negated:
		return negated
	case s.Factual():
		return fact
	case s.Modality != schema.Actual && s.Modality != schema.Future:
		return hypothetical
	}
	return attributed
}

// drawnNode is an entity in a picture.
type drawnNode struct {
	EntityCount
	Edges int `json:"edges" doc:"that pass the filter, drawn or not"`
}

// drawnEdge stands for all statements of one kind between two entities with
// one relation.
type drawnEdge struct {
	Subject    string   `json:"subject"`
	Relation   string   `json:"relation"`
	Object     string   `json:"object"`
	Label      string   `json:"label"`
	Kind       edgeKind `json:"kind"`
	Statements []string `json:"statements"`
	distance   int      // 0: both ends were asked for, 1: one of them
}

// drawn is a picture of part of the graph, small enough to be read.
type drawn struct {
	Nodes []drawnNode  `json:"nodes"`
	Edges []*drawnEdge `json:"edges"`
	Total int          `json:"total"` // edges before the cut
}

// What a picture can hold.
const (
	mostAsked    = 300 // ids
	mostEdges    = 400
	defaultEdges = 40
)

// drawingOrder is which part of the graph to draw.
type drawingOrder struct {
	IDs    []string      `json:"ids" doc:"of entities, and of statements, which stand for their two ends"`
	Edges  int           `json:"edges,omitempty" doc:"how many to draw; 40 where nothing is said, at most 400"`
	Each   int           `json:"each,omitempty" doc:"instead: so many around every id, twice as many for one that is named twice"`
	Filter drawingFilter `json:"filter,omitzero"`
}

// drawingFilter chooses statements by ids; what is empty does not restrict.
type drawingFilter struct {
	Relation string `json:"relation,omitempty"`
	Source   string `json:"source,omitempty"`
	Document string `json:"document,omitempty"`
	Since    string `json:"since,omitempty"`
	Until    string `json:"until,omitempty"`
	Polarity string `json:"polarity,omitempty"`
	Modality string `json:"modality,omitempty"`
}

func (f *drawingFilter) filter() graph.Filter {
	return graph.Filter{
		Relation: f.Relation, Source: f.Source, Document: f.Document, Since: f.Since, Until: f.Until,
		Polarity: schema.Polarity(f.Polarity), Modality: schema.Modality(f.Modality),
	}
}

// drawing gathers the statements between the entities asked for and, while
// there is room, around them.
func (s *Server) drawing(ctx context.Context, in *struct{ Body drawingOrder }) (drawn, error) {
	order := &in.Body
	c, err := s.glance(ctx)
	if err != nil {
		return drawn{}, err
	}
	p := picture{catalogue: c, filter: order.Filter.filter(), asked: map[string]int{}, edges: map[[4]string]*drawnEdge{}}
	for _, id := range first(order.IDs, mostAsked) {
		if err := p.ask(ctx, s.store, id); err != nil {
			return drawn{}, err
		}
	}
	p.gather()
	if order.Each > 0 {
		return p.draw(p.cutEach(order.Each)), nil
	}
	return p.draw(first(p.sorted(), min(cmp.Or(max(order.Edges, 0), defaultEdges), mostEdges))), nil
}

// picture gathers edges before the choice is made which of them are drawn.
type picture struct {
	catalogue *catalogue
	filter    graph.Filter
	asked     map[string]int // how often each id was named
	edges     map[[4]string]*drawnEdge
}

func (p *picture) ask(ctx context.Context, store *graph.Store, id string) error {
	if !strings.HasPrefix(id, "stmt:") {
		if _, ok := p.catalogue.entities[id]; ok {
			p.asked[id]++
		}
		return nil
	}
	statements, err := store.Statement(ctx, id)
	if err != nil {
		return err
	}
	for _, s := range statements {
		p.asked[s.Subject.ID]++
		if s.Object != nil {
			p.asked[s.Object.ID]++
		}
	}
	return nil
}

func (p *picture) gather() {
	for id := range p.asked {
		for _, l := range p.catalogue.linksOf(id, p.filter) {
			p.add(l, id)
		}
	}
}

func (p *picture) add(l *link, near string) {
	e := p.edges[l.key()]
	if e == nil {
		e = &drawnEdge{Subject: l.subject, Relation: l.relation, Object: l.object, Label: p.catalogue.relations[l.relation].Name, Kind: l.kind, distance: 1}
		if p.asked[l.other(near)] > 0 {
			e.distance = 0
		}
		p.edges[l.key()] = e
	}
	if !slices.Contains(e.Statements, l.statement) {
		e.Statements = append(e.Statements, l.statement)
	}
}

// sorted puts first what was asked for on both ends, then the ties between the
// pairs of which most is said, to whom most is said of.
func (p *picture) sorted() []*drawnEdge {
	pairs := map[[2]string]int{}
	for _, e := range p.edges {
		pairs[e.pair()] += len(e.Statements)
	}
	return slices.SortedFunc(maps.Values(p.edges), func(a, b *drawnEdge) int {
		return cmp.Or(a.distance-b.distance, pairs[b.pair()]-pairs[a.pair()], len(b.Statements)-len(a.Statements), p.reach(b)-p.reach(a),
			cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Kind, b.Kind))
	})
}

// pair is the two ends, whichever way the edge goes.
func (e *drawnEdge) pair() [2]string {
	return [2]string{min(e.Subject, e.Object), max(e.Subject, e.Object)}
}

// reach is how much is said of the end that was not asked for.
func (p *picture) reach(e *drawnEdge) int {
	end := e.Object
	if p.asked[end] > 0 {
		end = e.Subject
	}
	return p.catalogue.entities[end].Statements
}

// cutEach keeps what was asked for on both ends and, around every entity asked
// for, the strongest edges.
func (p *picture) cutEach(each int) []*drawnEdge {
	room := map[string]int{}
	for id, times := range p.asked {
		room[id] = each * times
	}
	var kept []*drawnEdge
	for _, e := range p.sorted() {
		near := e.Subject
		if p.asked[near] == 0 {
			near = e.Object
		}
		if e.distance > 0 && room[near] <= 0 || len(kept) == mostEdges {
			continue
		}
		room[near]--
		kept = append(kept, e)
	}
	return kept
}

// draw is the picture with the chosen edges, their ends and all that was asked for.
func (p *picture) draw(edges []*drawnEdge) drawn {
	d := drawn{Nodes: []drawnNode{}, Edges: first(edges, len(edges)), Total: len(p.edges)}
	nodes := map[string]bool{}
	for id := range p.asked {
		nodes[id] = true
	}
	for _, e := range edges {
		nodes[e.Subject], nodes[e.Object] = true, true
	}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		d.Nodes = append(d.Nodes, drawnNode{*p.catalogue.entities[id], p.catalogue.edgesOf(id, p.filter)})
	}
	return d
}
