// Package identity tells which names stand for one actor.
//
// Documents name an actor as they like: "Volodymyr Zelenskiy", "Zelensky", "V.
// Zelenskyy". A [Registry] gathers the distinct actors that documents speak of;
// [Resolve] finds those that are one. It decides by rules that have names, and
// knows three answers:
//
//   - sure: the two are one, and the reasons say why;
//   - doubtful: a [Doubt], with a score, for somebody to decide;
//   - no.
//
// A wrong union is worse than a missing one. Names that contradict each other
// never meet (two given names, two initials, father and son), nor do actors of
// different classes. A name that says less than another ("Zelensky") is the
// other's only if no second bearer of it is known and the documents around the
// two have something in common.
//
// What comes out depends on the actors and decisions alone, not on the order in
// which they came, so the same documents always make the same graph. The
// memory that a Registry takes grows with distinct actors, not with mentions.
package identity
