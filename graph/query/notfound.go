package query

import (
	"fmt"
	"strings"

	"parley/graph"
)

// NotFound says that nothing has a name, or that several could be meant, and
// which names come close.
type NotFound struct {
	Kind        string // actor, target, relation, source or document
	Name        string
	Several     bool         // the suggestions all have the name as a part of theirs
	Suggestions []Suggestion // the best first; at most three
}

// Suggestion is what a name may mean.
type Suggestion struct {
	ID         string
	Name       string
	Statements int // that concern it; 0 where nobody counted
}

// Error names the name and the suggestions.
func (e *NotFound) Error() string {
	switch {
	case e.Several:
		return fmt.Sprintf("'%s' may be %s. Give more of the name.", e.Name, e.listed())
	case len(e.Suggestions) > 0:
		return fmt.Sprintf("No %s '%s'. Did you mean %s?", e.Kind, e.Name, e.listed())
	}
	return fmt.Sprintf("No %s '%s'.", e.Kind, e.Name)
}

// listed is "A (2 statements), B (1 statement) or C".
func (e *NotFound) listed() string {
	words := make([]string, len(e.Suggestions))
	for i, s := range e.Suggestions {
		words[i] = s.Name
		switch {
		case s.Statements == 1:
			words[i] += " (1 statement)"
		case s.Statements > 1:
			words[i] += fmt.Sprintf(" (%d statements)", s.Statements)
		}
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Is makes a NotFound a graph.ErrNotFound.
func (e *NotFound) Is(target error) bool { return target == graph.ErrNotFound }

// ids are those of the suggestions.
func (e *NotFound) ids() []string {
	ids := make([]string, len(e.Suggestions))
	for i, s := range e.Suggestions {
		ids[i] = s.ID
	}
	return ids
}
