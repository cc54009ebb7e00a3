package main

import (
	"fmt"
	"strings"

	"parley/schema"
)

// statementColumns shows a statement on one line.
var statementColumns = []column[schema.Statement]{
	{name: "subject", value: func(s *schema.Statement) string { return s.Subject.Name }, wide: true},
	{name: "relation", value: func(s *schema.Statement) string { return s.Relation.Name }, wide: true},
	{name: "object", value: objectName, wide: true},
	{name: "mode", value: mode},
	{name: "source", value: sourceNames, wide: true},
	{name: "where", value: func(s *schema.Statement) string {
		return fmt.Sprintf("%s:%d", s.Evidence.Document, s.Evidence.Sentence)
	}},
	{name: "id", value: func(s *schema.Statement) string { return s.ID }},
}

func objectName(s *schema.Statement) string {
	if s.Object == nil {
		return ""
	}
	return s.Object.Name
}

// mode says in few words what keeps a statement from being a plain fact.
func mode(s *schema.Statement) string { return strings.Join(modeWords(s.Polarity, s.Modality), " ") }

func modeWords(polarity schema.Polarity, modality schema.Modality) []string {
	var words []string
	if polarity == schema.Negated {
		words = append(words, "not")
	}
	if modality != schema.Actual {
		words = append(words, string(modality))
	}
	return words
}

// sourceNames is the chain of who says so, outermost first.
func sourceNames(s *schema.Statement) string {
	names := make([]string, len(s.Attribution))
	for i, a := range s.Attribution {
		names[i] = a.Source.Name + " (" + a.Cue + ")"
	}
	return strings.Join(names, " < ")
}
