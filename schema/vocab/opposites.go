package vocab

import (
	_ "embed"

	"parley/schema"
)

//go:embed opposites.tsv
var oppositeTable string

// Opposites lists pairs of relations, by id, that exclude each other: whoever
// supports something does not oppose it.
func Opposites() [][2]string {
	var pairs [][2]string
	for fields := range rows(oppositeTable) {
		pairs = append(pairs, [2]string{schema.RelationID(fields[0]), schema.RelationID(fields[1])})
	}
	return pairs
}

// Inverses lists pairs of relations, by id, of which one holds from a to b when
// the other holds from b to a. Of a relation that holds both ways, such as
// meeting, both are the same.
func Inverses() [][2]string {
	all := CanonicalRelations()
	byLabel := make(map[string]string, len(all))
	for _, c := range all {
		byLabel[c.Label()] = c.ID()
	}
	var pairs [][2]string
	for _, c := range all {
		if inverse, ok := byLabel[c.Inverse]; ok && c.ID() <= inverse {
			pairs = append(pairs, [2]string{c.ID(), inverse})
		}
	}
	return pairs
}
