package coref

import "slices"

// Rule is one reason to take two mentions for one entity.
type Rule struct {
	Name string // as in Mention.Link
	Doc  string // what it joins, with an example
}

// rules is the table of all reasons, in the order of the passes.
var rules = []Rule{
	{"same-name", "Names that are alike, or one of which is part of the other: \"Lavrov\" after \"Sergei Lavrov\", \"U.S.\" and \"United States\"."},
	{"grammar", "What the sentence itself equates: an apposition, a relative pronoun, a reflexive, a definite predicate: \"Guterres is the secretary-general\"."},
	{"acronym", "A name and its initials: \"International Atomic Energy Agency\" and \"IAEA\"."},
	{"office", "An office stands for the one who was named with it: \"the minister\" after \"Foreign Minister Sergei Lavrov\"."},
	{"noun", "A definite noun takes up the same noun, or the body or country of its kind that was named: \"the alliance\" after \"NATO\"."},
	{"speaker", "\"I\" and \"me\" in a quotation are whoever speaks it."},
	{"ranked", "Of the antecedents that gender, number and class allow, the most likely one by a model learnt from annotated texts."},
	{"own-country", "\"His country\" is the country that he belongs to."},
	{"own-body", "\"His party\" is the party that his title names."},
	{"side", "\"We\" in a quotation is the country or body for which the speaker speaks."},
	{"pair", "\"Both sides\", \"the two leaders\" are the only two that were just put side by side."},
}

// Rules lists them.
func Rules() []Rule { return slices.Clone(rules) }
