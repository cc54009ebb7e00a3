// Package syntax adds to every token its part of speech, morphological
// features, lemma and place in a dependency tree, in the scheme of Universal
// Dependencies (https://universaldependencies.org/en/). A network (package
// biaffine) scores tags, heads and relations; the tree is the best one of a
// single root (Chu & Liu 1965, Edmonds 1967).
package syntax
