package serve

import (
	"cmp"
	"context"
	"maps"
	"net/http"
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
	Nodes []*entityCount `json:"nodes"`
	Edges []*drawnEdge   `json:"edges"`
	Total int            `json:"total"` // edges before the cut
}

// What a picture can hold.
const (
	mostAsked    = 300 // ids
	mostEdges    = 400
	defaultEdges = 40
)

// drawing gathers the statements between the entities asked for and, while
// there is room, around them. Ids of statements stand for those statements.
func (s *Server) drawing(ctx context.Context, r *http.Request) (any, error) {
	var asked struct {
		IDs   []string `json:"ids"`
		Edges int      `json:"edges"` // how many to draw; defaultEdges if zero
	}
	if err := readJSON(r, &asked); err != nil {
		return nil, err
	}
	c, err := s.glance(ctx)
	if err != nil {
		return nil, err
	}
	p := picture{catalogue: c, asked: map[string]bool{}, edges: map[string]*drawnEdge{}}
	for _, id := range first(asked.IDs, mostAsked) {
		if err := p.ask(ctx, s.store, id); err != nil {
			return nil, err
		}
	}
	for id := range p.asked {
		for statement, err := range s.store.Statements(ctx, graph.Filter{Actor: id}) {
			if err != nil {
				return nil, err
			}
			p.add(&statement)
		}
	}
	if asked.Edges <= 0 {
		asked.Edges = defaultEdges
	}
	return p.cut(min(asked.Edges, mostEdges)), nil
}

// picture gathers edges before the choice is made which of them are drawn.
type picture struct {
	catalogue *catalogue
	asked     map[string]bool
	edges     map[string]*drawnEdge
}

func (p *picture) ask(ctx context.Context, store *graph.Store, id string) error {
	if !strings.HasPrefix(id, "stmt:") {
		if _, ok := p.catalogue.entities[id]; ok {
			p.asked[id] = true
		}
		return nil
	}
	statements, err := store.Statement(ctx, id)
	if err != nil {
		return err
	}
	for _, s := range statements {
		p.asked[s.Subject.ID] = true
		if s.Object != nil {
			p.asked[s.Object.ID] = true
		}
	}
	return nil
}

func (p *picture) add(s *schema.Statement) {
	if s.Object == nil {
		return
	}
	distance := 1
	switch from, to := p.asked[s.Subject.ID], p.asked[s.Object.ID]; {
	case from && to:
		distance = 0
	case !from && !to: // asked for only as a source of what is said
		return
	}
	kind := kindOf(s)
	key := strings.Join([]string{s.Subject.ID, s.Relation.ID, s.Object.ID, string(kind)}, "\x00")
	e := p.edges[key]
	if e == nil {
		e = &drawnEdge{Subject: s.Subject.ID, Relation: s.Relation.ID, Object: s.Object.ID, Label: s.Relation.Name, Kind: kind, distance: distance}
		p.edges[key] = e
	}
	if !slices.Contains(e.Statements, s.ID) {
		e.Statements = append(e.Statements, s.ID)
	}
}

// cut keeps what can be read: the edges between what was asked for, then those
// that rest on most statements.
func (p *picture) cut(most int) drawn {
	edges := slices.SortedFunc(maps.Values(p.edges), func(a, b *drawnEdge) int {
		return cmp.Or(a.distance-b.distance, len(b.Statements)-len(a.Statements),
			cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Kind, b.Kind))
	})
	d := drawn{Nodes: []*entityCount{}, Edges: first(edges, most), Total: len(edges)}
	nodes := maps.Clone(p.asked)
	for _, e := range d.Edges {
		nodes[e.Subject], nodes[e.Object] = true, true
	}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		d.Nodes = append(d.Nodes, p.catalogue.entities[id])
	}
	return d
}
