// Package canon turns propositions, which are words of a text, into
// statements, which are claims about the world, and derives from them where
// the actors stand.
//
// Take "Moscow said NATO must not admit new members." Package clause found the
// propositions (Moscow, say, [NATO must not admit new members]) and, said by
// Moscow, (NATO, admit, new members), negated and an obligation. Here
//
//   - the arguments become entities: "Moscow" is Russia ([ResolveActors]);
//   - the relations become canonical: "says", "admits" (package vocab);
//   - to say that somebody must not do something is to demand it, so a third
//     statement holds the demand itself: (Russia, demands, no NATO expansion).
//     Its object is a position, named by the noun of the verb, and the position
//     is about an issue, NATO expansion, which it opposes;
//   - the statements that tell an attitude become stances: Russia opposes NATO
//     expansion, says Russia.
//
// Every step is a named rule of the language; see [Rules].
package canon
