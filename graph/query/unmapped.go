package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
	"parley/schema/vocab"
)

// Unmapped is a relation outside the closed vocabulary: it stands for its own
// words alone.
type Unmapped struct {
	Relation  string   `json:"relation"`
	Name      string   `json:"name"`  // normalised phrase
	Count     int      `json:"count"` // statements
	Documents int      `json:"documents"`
	Nearest   string   `json:"nearest,omitempty"` // canonical relation of phrases with the same verb
	Examples  []string `json:"examples"`          // up to three: "subject | words | object"
	Statement string   `json:"statement"`         // id of the first example's
}

// unmappedExamples is how many examples a row has.
const unmappedExamples = 3

// UnmappedRelations lists the relations that the closed vocabulary does not
// have, the most frequent first.
func UnmappedRelations(ctx context.Context, s *graph.Store, f graph.Filter) ([]Unmapped, error) {
	found, documents := map[string]*Unmapped{}, map[[2]string]bool{}
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		if _, ok := vocab.HomeOf(st.Relation.ID); ok {
			continue
		}
		row := found[st.Relation.ID]
		if row == nil {
			row = &Unmapped{Relation: st.Relation.ID, Name: st.Relation.Name, Statement: st.ID}
			if near, ok := vocab.Nearest(row.Name); ok {
				row.Nearest = near.ID()
			}
			found[st.Relation.ID] = row
		}
		row.add(&st)
		documents[[2]string{st.Relation.ID, st.Evidence.Document}] = true
	}
	rows := make([]Unmapped, 0, len(found))
	for key := range documents {
		found[key[0]].Documents++
	}
	for _, row := range found {
		rows = append(rows, *row)
	}
	slices.SortFunc(rows, func(a, b Unmapped) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Relation, b.Relation))
	})
	return rows, nil
}

func (u *Unmapped) add(s *schema.Statement) {
	u.Count++
	parts := []string{s.Subject.Name, s.Relation.Text}
	if s.Object != nil {
		parts = append(parts, s.Object.Name)
	}
	example := strings.Join(parts, " | ")
	if len(u.Examples) < unmappedExamples && !slices.Contains(u.Examples, example) {
		u.Examples = append(u.Examples, example)
	}
}
