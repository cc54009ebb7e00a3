package query

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Stats counts what a store holds, and tells who and what matters most in it.
type Stats struct {
	Documents  int `json:"documents"`
	Statements int `json:"statements"` // different ids
	Stances    int `json:"stances"`
	Entities   int `json:"entities"`
	Quads      int `json:"quads"`

	Actors      []Ranked        `json:"actors,omitempty"`    // the most talked about
	Central     []Ranked        `json:"central,omitempty"`   // those of the highest PageRank
	Relations   []RelationCount `json:"relations,omitempty"` // the most frequent
	Communities []Community     `json:"communities,omitempty"`
}

// Ranked is an actor with its place in the graph of facts.
type Ranked struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Class      schema.Class `json:"class"`
	Statements int          `json:"statements"`          // as subject, object or source
	PageRank   float64      `json:"pagerank"`            // 0..1, of all entities together 1
	Community  int          `json:"community,omitempty"` // number of the community; 0 for who is in none
}

// RelationCount is a relation and how many statements have it.
type RelationCount struct {
	Relation   string `json:"relation"`
	Statements int    `json:"statements"`
}

// Community is a part of the graph whose entities have more facts with each
// other than with the rest. The largest is number 1. They are those of the
// 3,000 entities that most statements mention.
type Community struct {
	Community int      `json:"community"`
	Entities  int      `json:"entities"`
	Members   []string `json:"members"` // ids of its actors, those of the highest PageRank first
}

// Count counts what the store holds.
func Count(ctx context.Context, s *graph.Store) (Stats, error) {
	c, err := s.Counts(ctx)
	return Stats{Documents: c.Documents, Statements: c.Statements, Stances: c.Stances, Entities: c.Entities, Quads: c.Quads}, err
}

// Overview counts too, and lists the first of the actors, relations and
// communities; of a community as many members.
func Overview(ctx context.Context, s *graph.Store, top int) (Stats, error) {
	stats, err := Count(ctx, s)
	if err != nil || top == 0 {
		return stats, err
	}
	network, err := s.Network(ctx)
	if err != nil {
		return stats, err
	}
	ranks, parts := pageRank(network), communities(network)
	actors, err := rankedActors(ctx, s, network, ranks, parts)
	if err != nil {
		return stats, err
	}
	stats.Relations = firstOf(relationCounts(network), top)
	stats.Communities = firstOf(membersOf(parts, actors, top), top)
	stats.Central = slices.Clone(firstOf(actors, top))
	slices.SortStableFunc(actors, func(a, b Ranked) int {
		return cmp.Or(b.Statements-a.Statements, strings.Compare(a.ID, b.ID))
	})
	stats.Actors = firstOf(actors, top)
	return stats, nil
}

func firstOf[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// rankedActors are all actors, those of the highest PageRank first.
func rankedActors(ctx context.Context, s *graph.Store, n *graph.Network, ranks map[string]float64, parts [][]string) ([]Ranked, error) {
	community := map[string]int{}
	for i, part := range parts {
		for _, id := range part {
			community[id] = i + 1
		}
	}
	var actors []Ranked
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		if n.Mentions[e.ID] > 0 && e.Class.Actor() {
			actors = append(actors, Ranked{e.ID, e.Name, e.Class, n.Mentions[e.ID], ranks[e.ID], community[e.ID]})
		}
	}
	slices.SortFunc(actors, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.PageRank, a.PageRank), strings.Compare(a.ID, b.ID))
	})
	return actors, nil
}

func relationCounts(n *graph.Network) []RelationCount {
	var list []RelationCount
	for _, id := range slices.Sorted(maps.Keys(n.Relations)) {
		list = append(list, RelationCount{id, n.Relations[id]})
	}
	slices.SortStableFunc(list, func(a, b RelationCount) int { return b.Statements - a.Statements })
	return list
}

// membersOf tells the first actors of each community.
func membersOf(parts [][]string, actors []Ranked, most int) []Community {
	list := make([]Community, len(parts))
	for i, part := range parts {
		list[i] = Community{Community: i + 1, Entities: len(part), Members: []string{}}
	}
	for _, a := range actors {
		if a.Community > 0 && len(list[a.Community-1].Members) < most {
			list[a.Community-1].Members = append(list[a.Community-1].Members, a.ID)
		}
	}
	return list
}
