// Package extract turns text into statements, stage by stage.
//
// A reader (package read) makes a [Document] with its Text and Blocks. Then
// each [Stage] adds its own layer: package token the sentences and tokens,
// package syntax tags, lemmas and trees, package entity the names and
// mentions, package coref the chains, package clause the propositions, and
// package canon the statements and stances. Package english puts the stages
// in order with the models that are embedded in the program.
//
// Take "His spokesman Dmitry Peskov told reporters that Moscow is in the mood
// for a conversation." Its tree has "told" as root; the mentions are "His",
// "His spokesman Dmitry Peskov", "reporters", "Moscow", "a conversation"; the
// chain of "His" began with "Putin" in the sentence before. The propositions
// are (Dmitry Peskov, be spokesman of, His), (Dmitry Peskov, tell, reporters)
// and, with Dmitry Peskov as its source, (Moscow, be in the mood for, a
// conversation). As statements they name Vladimir Putin for "His" and Russia
// for "Moscow". A [Derivation] tells afterwards how each of their fields came
// about.
package extract
