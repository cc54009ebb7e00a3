package query

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Alliance tells how far another actor stands where the one asked about does.
type Alliance struct {
	ID    string       `json:"id"`
	Name  string       `json:"name"`
	Class schema.Class `json:"class"`
	// Score is -1..1: the weight of the grounds for agreement less that of those
	// for disagreement, divided by one more than all of them. The one more keeps a
	// single ground, however strong, from counting as much as many.
	Score    float64  `json:"score"`
	Agree    int      `json:"agree"`    // grounds of either kind
	Disagree int      `json:"disagree"` //
	Grounds  []Ground `json:"grounds"`  // the weightiest first
}

// Ground is one reason to hold two actors for allies or opponents: something on
// which both take sides, or that one takes a side on the other.
//
// How far one stands for or against a target is the mean of the leanings of his
// statements, each 1 or -1 times strength times confidence. The weight of a
// shared target is the product of the two, without the sign; that of a side
// taken on the other is what it is.
type Ground struct {
	Agree    bool      `json:"agree"`
	Weight   float64   `json:"weight"` // 0..1
	Target   string    `json:"target"`
	Name     string    `json:"name"`
	Document string    `json:"document,omitempty"` // where only its readers can tell what is meant
	Own      *Standing `json:"own,omitempty"`      // where the actor asked about stands
	Other    *Standing `json:"other,omitempty"`    // where the other stands; one of the two is absent where one takes a side on the other
}

// AllianceOptions choose what alliances are found.
type AllianceOptions struct {
	Actor     string       // name
	MinShared int          // leave out who shares fewer grounds
	Filter    graph.Filter // of the statements; its class is that of the other actor
}

// Allies are those who stand where an actor does, the closest first.
func Allies(ctx context.Context, s *graph.Store, opts AllianceOptions) ([]Alliance, error) {
	return alliances(ctx, s, opts, 1)
}

// Opponents are those who stand where an actor does not, the farthest first.
// Their scores are negative.
func Opponents(ctx context.Context, s *graph.Store, opts AllianceOptions) ([]Alliance, error) {
	return alliances(ctx, s, opts, -1)
}

// alliances are those whose score has a sign.
func alliances(ctx context.Context, s *graph.Store, opts AllianceOptions, sign float64) ([]Alliance, error) {
	actor, err := Find(ctx, s, opts.Actor)
	if err != nil {
		return nil, err
	}
	class := opts.Filter.Class
	opts.Filter.Class = ""
	round, err := readRound(ctx, s, actor.ID, opts.Filter)
	if err != nil {
		return nil, err
	}
	var rows []Alliance
	for _, id := range slices.Sorted(maps.Keys(round.others)) {
		known := round.known[id]
		if class != "" && known.Class != class {
			continue
		}
		row := allianceOf(round.grounds(id))
		row.ID, row.Name, row.Class = id, known.Name, known.Class
		if row.Score*sign > 0 && len(row.Grounds) >= opts.MinShared {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b Alliance) int {
		return cmp.Or(cmp.Compare(b.Score*sign, a.Score*sign), len(b.Grounds)-len(a.Grounds))
	})
	return rows, nil
}

// round are an actor and those who take sides on what he does, on him, or on
// whom he does.
type round struct {
	actor  string
	own    map[party][]leaning            // of the actor, by target
	others map[string]map[party][]leaning // of the others, by id and target
	known  map[string]schema.Argument
}

// readRound reads no more than what concerns the targets of one actor.
func readRound(ctx context.Context, s *graph.Store, actor string, f graph.Filter) (*round, error) {
	mine, err := readSides(ctx, s, actor, "", f)
	if err != nil {
		return nil, err
	}
	r := &round{actor: actor, own: map[party][]leaning{}, others: map[string]map[party][]leaning{}, known: mine.known}
	targets := map[string]bool{actor: true}
	for _, l := range mine.leanings {
		r.own[l.target] = append(r.own[l.target], l)
		targets[l.target.id] = true
		if a := r.known[l.target.id]; a.Class.Actor() && l.target.document == "" {
			r.other(a.ID)
		}
	}
	for _, target := range slices.Sorted(maps.Keys(targets)) {
		theirs, err := readSides(ctx, s, "", target, f)
		if err != nil {
			return nil, err
		}
		for _, l := range theirs.leanings {
			_, shared := r.own[l.target]
			if l.holder.id == actor || l.holder.document != "" || !shared && l.target.id != actor {
				continue
			}
			r.known[l.holder.id] = theirs.known[l.holder.id]
			held := r.other(l.holder.id)
			held[l.target] = append(held[l.target], l)
		}
	}
	return r, nil
}

func (r *round) other(id string) map[party][]leaning {
	if r.others[id] == nil {
		r.others[id] = map[party][]leaning{}
	}
	return r.others[id]
}

// grounds are all that the actor and another have in common, the weightiest
// first. Where the same statements of both are sides on several targets, as on
// an issue and on what it is part of, the weightiest stands for all.
func (r *round) grounds(other string) []Ground {
	var list []Ground
	for target, leanings := range r.others[other] {
		if target.id == r.actor {
			list = append(list, r.direct(target, nil, leanings))
		} else if target.id != other {
			list = append(list, r.shared(target, leanings))
		}
	}
	if leanings := r.own[party{id: other}]; leanings != nil {
		list = append(list, r.direct(party{id: other}, leanings, nil))
	}
	list = slices.DeleteFunc(list, func(g Ground) bool { return g.Weight == 0 })
	slices.SortFunc(list, func(a, b Ground) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Target, b.Target), strings.Compare(a.Document, b.Document))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(g Ground) bool {
		key := statementsOf(g.Own) + "|" + statementsOf(g.Other)
		defer func() { seen[key] = true }()
		return seen[key]
	})
}

func statementsOf(s *Standing) string {
	if s == nil {
		return ""
	}
	return strings.Join(s.Statements, " ")
}

func (r *round) shared(target party, theirs []leaning) Ground {
	mine := r.own[target]
	own, other := standingOf(mine), standingOf(theirs)
	product := lean(mine) * lean(theirs)
	return Ground{
		Agree: product > 0, Weight: rounded(math.Abs(product)), Target: target.id, Name: r.known[target.id].Name, Document: target.document,
		Own: &own, Other: &other,
	}
}

// direct is the side that one takes on the other: the leanings of one of them
// are nil.
func (r *round) direct(target party, mine, theirs []leaning) Ground {
	g := Ground{Target: target.id, Name: r.known[target.id].Name}
	standing, value := standingOf(append(mine, theirs...)), lean(append(mine, theirs...))
	if mine != nil {
		g.Own = &standing
	} else {
		g.Other = &standing
	}
	g.Agree, g.Weight = value > 0, rounded(math.Abs(value))
	return g
}

// lean is the mean of leanings, -1..1, each weighted by its confidence.
func lean(leanings []leaning) float64 {
	sum := 0.0
	for _, l := range leanings {
		switch l.side {
		case schema.Supports:
			sum += l.strength * l.confidence
		case schema.Opposes:
			sum -= l.strength * l.confidence
		}
	}
	return rounded(sum / float64(len(leanings)))
}

func allianceOf(grounds []Ground) Alliance {
	row := Alliance{Grounds: grounds}
	signed, all := 0.0, 0.0
	for _, g := range grounds {
		all += g.Weight
		if g.Agree {
			signed += g.Weight
			row.Agree++
		} else {
			signed -= g.Weight
			row.Disagree++
		}
	}
	row.Score = rounded(signed / (all + 1))
	return row
}
