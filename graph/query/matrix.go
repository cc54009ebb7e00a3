package query

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"parley/graph"
	"parley/schema"
)

// Targets says on what kind of things sides are taken.
type Targets string

// The kinds of targets: what may be done or thought, who may do it, and both.
const (
	Issues   Targets = "issues"
	Entities Targets = "entities"
	All      Targets = "all"
)

// MatrixOptions choose what a matrix shows.
type MatrixOptions struct {
	Holders []string     // names of the rows; empty for whoever takes most sides
	On      string       // name of the one column; empty for the most contested
	Targets Targets      // kind of the columns; empty for issues
	Unnamed bool         // rows for those that have no name of their own too, such as "protesters"
	Actors  int          // most rows; 0 for all
	Issues  int          // most columns; 0 for all
	Filter  graph.Filter // of the statements; its class is that of an actor or target
}

// Matrix is where actors stand on issues.
type Matrix struct {
	Actors     []MatrixActor  `json:"actors"`  // rows: those with the most cells first
	Targets    []MatrixTarget `json:"targets"` // columns: those on which the most actors take sides first
	Cells      []Cell         `json:"cells"`   // row by row; where nobody is known to stand there is none
	AllActors  int            `json:"all_actors"`
	AllTargets int            `json:"all_targets"` // rows and columns before the cut
}

// MatrixActor is a row.
type MatrixActor struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Class      schema.Class `json:"class"`
	Document   string       `json:"document,omitempty"` // see Cell
	Cells      int          `json:"cells"`              // in the columns shown
	Statements int          `json:"statements"`         // behind these
}

// MatrixTarget is a column.
type MatrixTarget struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Class      schema.Class `json:"class"`
	Document   string       `json:"document,omitempty"` // see Cell
	Actors     int          `json:"actors"`             // that take a side on it
	Statements int          `json:"statements"`
}

// Cell is where one actor stands on one issue. A document is set where only its
// readers can tell who or what is meant: "the deal" of one article is another
// column than that of the next.
type Cell struct {
	Actor          string `json:"actor"`
	ActorName      string `json:"actor_name"`
	ActorDocument  string `json:"actor_document,omitempty"`
	Target         string `json:"target"`
	TargetName     string `json:"target_name"`
	TargetDocument string `json:"target_document,omitempty"`
	Standing
}

// square is the place of a cell.
type square struct{ holder, target party }

// StanceMatrix shows where actors stand on issues: positions are counted as
// sides on their issue.
func StanceMatrix(ctx context.Context, s *graph.Store, opts MatrixOptions) (Matrix, error) {
	on, err := idOf(ctx, s, "target", opts.On)
	if err != nil {
		return Matrix{}, err
	}
	holders := map[string]bool{}
	for _, name := range opts.Holders {
		id, err := idOf(ctx, s, "actor", name)
		if err != nil {
			return Matrix{}, err
		}
		holders[id] = true
	}
	only := "" // where there is one row, nobody else need be read
	for id := range holders {
		if len(holders) == 1 {
			only = id
		}
	}
	all, err := readSides(ctx, s, only, on, opts.Filter)
	if err != nil {
		return Matrix{}, err
	}
	squares := map[square][]leaning{}
	for _, l := range all.leanings {
		if (len(holders) > 0 && !holders[l.holder.id]) || (len(holders) == 0 && !opts.Unnamed && l.holder.document != "") ||
			!opts.Targets.has(all.known[l.target.id].Class) && on == "" {
			continue
		}
		at := square{l.holder, l.target}
		squares[at] = append(squares[at], l)
	}
	return matrixOf(squares, all.known, opts), nil
}

// idOf is the id of a name; none of none.
func idOf(ctx context.Context, s *graph.Store, kind, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	e, err := find(ctx, s, kind, name)
	return e.ID, err
}

func (t Targets) has(class schema.Class) bool {
	entity := class.Actor() || class == schema.Place
	return t == All || entity == (t == Entities)
}

// matrixOf chooses rows and columns and fills them. Of the rows those with the
// most cells in company come first, of the columns those with the most cells in
// these rows; a row that is empty then is left out.
func matrixOf(squares map[square][]leaning, known map[string]schema.Argument, opts MatrixOptions) Matrix {
	standings := make(map[square]Standing, len(squares))
	columns, rows, company := ranking{}, ranking{}, ranking{}
	for at, leanings := range squares {
		standings[at] = standingOf(leanings)
		columns.count(at.target, standings[at])
	}
	for at, standing := range standings {
		rows.count(at.holder, standing)
		if columns[at.target].cells > 1 {
			company.count(at.holder, standing)
		}
	}
	m := Matrix{Actors: []MatrixActor{}, Targets: []MatrixTarget{}, Cells: []Cell{}, AllTargets: len(columns), AllActors: len(rows)}
	chosen := rows.first(opts.Actors, company)
	within := ranking{}
	for at, standing := range standings {
		if chosen[at.holder] {
			within.count(at.target, standing)
		}
	}
	shown := within.sorted(columns)
	if opts.Issues > 0 {
		shown = firstOf(shown, opts.Issues)
	}
	m.fill(standings, known, chosen, shown)
	for i := range m.Targets {
		score := columns[party{m.Targets[i].ID, m.Targets[i].Document}]
		m.Targets[i].Actors, m.Targets[i].Statements = score.cells, score.statements
	}
	return m
}

// fill writes the columns shown and the rows chosen.
func (m *Matrix) fill(standings map[square]Standing, known map[string]schema.Argument, chosen map[party]bool, shown []party) {
	column := make(map[party]int, len(shown))
	for i, target := range shown {
		a := known[target.id]
		m.Targets = append(m.Targets, MatrixTarget{ID: target.id, Name: a.Name, Class: a.Class, Document: target.document})
		column[target] = i
	}
	rows, cells := ranking{}, map[party][]Cell{}
	for at, standing := range standings {
		if _, visible := column[at.target]; !visible || !chosen[at.holder] {
			continue
		}
		rows.count(at.holder, standing)
		cells[at.holder] = append(cells[at.holder], Cell{
			at.holder.id, known[at.holder.id].Name, at.holder.document,
			at.target.id, known[at.target.id].Name, at.target.document, standing,
		})
	}
	for _, holder := range rows.sorted(nil) {
		a, score := known[holder.id], rows[holder]
		m.Actors = append(m.Actors, MatrixActor{holder.id, a.Name, a.Class, holder.document, score.cells, score.statements})
		row := cells[holder]
		slices.SortFunc(row, func(a, b Cell) int {
			return column[party{a.Target, a.TargetDocument}] - column[party{b.Target, b.TargetDocument}]
		})
		m.Cells = append(m.Cells, row...)
	}
}

// ranking counts the cells of rows or columns.
type ranking map[party]weight

type weight struct{ cells, statements int }

func (r ranking) count(p party, s Standing) {
	w := r[p]
	r[p] = weight{w.cells + 1, w.statements + len(s.Statements)}
}

// sorted are those with the most cells, then statements, first; of equals those
// that another ranking prefers.
func (r ranking) sorted(other ranking) []party {
	return slices.SortedFunc(maps.Keys(r), func(a, b party) int {
		return cmp.Or(r[b].cells-r[a].cells, other[b].cells-other[a].cells,
			r[b].statements-r[a].statements, compareParties(a, b))
	})
}

// first are the n that a ranking puts first, of equals those of the other; all
// for 0.
func (r ranking) first(n int, by ranking) map[party]bool {
	list := slices.SortedFunc(maps.Keys(r), func(a, b party) int {
		return cmp.Or(by[b].cells-by[a].cells, r[b].cells-r[a].cells, r[b].statements-r[a].statements, compareParties(a, b))
	})
	if n > 0 {
		list = firstOf(list, n)
	}
	chosen := make(map[party]bool, len(list))
	for _, p := range list {
		chosen[p] = true
	}
	return chosen
}
