// Package biaffine is the network of the tagger and parser: a word's
// embedding, character n-grams and shape; three layers of bidirectional LSTMs;
// tags read off the second layer; and on the third a score for every pair of a
// word and a possible head, and for every relation between a word and its head
// (Dozat & Manning 2017, "Deep biaffine attention for neural dependency
// parsing").
//
// It differs from the paper in its relation scores: a linear layer over the
// word's vector, its head's, and their product value by value, which is the
// biaffine form at low rank and several times faster.
//
// Package syntax reads with it; package train teaches it.
package biaffine
