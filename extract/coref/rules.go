package coref

import (
	"slices"

	"parley/extract"
)

// rules is the table of all reasons to take two mentions for one entity, in the
// order of the passes.
var rules = []extract.Rule{
	{Name: "same-name", Doc: "Names that are alike, or one of which is part of the other: \"Lavrov\" after \"Sergei Lavrov\", \"U.S.\" and \"United States\"."},
	{Name: "grammar", Doc: "What the sentence itself equates: an apposition, a relative pronoun, a reflexive, a definite predicate: \"Guterres is the secretary-general\"."},
	{Name: "acronym", Doc: "A name and its initials: \"International Atomic Energy Agency\" and \"IAEA\"."},
	{Name: "office", Doc: "An office stands for the one who was named with it: \"the minister\" after \"Foreign Minister Sergei Lavrov\"."},
	{Name: "noun", Doc: "A definite noun takes up the same noun, or the body or country of its kind that was named: \"the alliance\" after \"NATO\"."},
	{Name: "speaker", Doc: "\"I\" and \"me\" in a quotation are whoever speaks it."},
	{Name: "ranked", Doc: "Of the antecedents that gender, number and class allow, the most likely one by a model learnt from annotated texts."},
	{Name: "own-country", Doc: "\"His country\" is the country that he belongs to."},
	{Name: "own-body", Doc: "\"His party\" is the party that his title names."},
	{Name: "side", Doc: "\"We\" in a quotation is the country or body for which the speaker speaks."},
	{Name: "pair", Doc: "\"Both sides\", \"the two leaders\" are the only two that were just put side by side."},
}

// Rules lists the reasons to take two mentions for one entity, by the names that
// Mention.Link has.
func Rules() []extract.Rule { return slices.Clone(rules) }
