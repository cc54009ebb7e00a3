package query

import (
	"fmt"
	"testing"

	"parley/graph"
)

// Of a large network the communities are those of its core: whoever is mentioned
// least is in none.
func TestCommunitiesOfTheCore(t *testing.T) {
	n := &graph.Network{Mentions: map[string]int{}}
	for i := range mostDivided {
		id := fmt.Sprintf("many%04d", i)
		n.Mentions[id] = 2
		n.Ties = append(n.Ties, graph.Tie{From: id, To: fmt.Sprintf("many%04d", i/10*10), Facts: 1})
	}
	n.Mentions["few"] = 1
	n.Ties = append(n.Ties, graph.Tie{From: "few", To: "many0000", Facts: 1})
	parts := communities(n)
	if len(parts) != mostDivided/10 {
		t.Errorf("%d communities", len(parts))
	}
	for _, part := range parts {
		if len(part) != 10 {
			t.Errorf("%d entities in the community of %s", len(part), part[0])
		}
	}
	if _, ranked := pageRank(n)["few"]; !ranked {
		t.Error("PageRank leaves somebody out")
	}
}
