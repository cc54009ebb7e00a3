package query

import (
	"context"
	"fmt"
	"strings"

	"parley/graph"
)

// statementLetters is the length of a whole id of a statement.
const statementLetters = len("stmt:") + 20

// Abbreviated are the ids of all statements that begin with the letters, with or
// without "stmt:", sorted.
func Abbreviated(ctx context.Context, s *graph.Store, letters string) ([]string, error) {
	return s.Identified(ctx, statementID(letters))
}

// unabbreviated is the whole id of the only statement that begins with the letters.
func unabbreviated(ctx context.Context, s *graph.Store, letters string) (string, error) {
	id := statementID(letters)
	if len(id) >= statementLetters {
		return id, nil
	}
	ids, err := Abbreviated(ctx, s, letters)
	switch {
	case err != nil:
		return "", err
	case len(ids) == 0:
		return id, nil
	case len(ids) > 1:
		return "", fmt.Errorf("%d statements begin with %s: %s …; give more letters", len(ids), letters, strings.Join(ids[:min(3, len(ids))], ", "))
	}
	return ids[0], nil
}

// statementID is an id without brackets and with its prefix.
func statementID(id string) string {
	id = strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
	if !strings.HasPrefix(id, "stmt:") {
		id = "stmt:" + id
	}
	return id
}
