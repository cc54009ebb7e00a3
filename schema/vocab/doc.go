// Package vocab is the vocabulary as data: tables that a person can read and
// correct without touching a rule.
//
// Every table is a file of tab-separated values whose columns its head names,
// embedded in the program and parsed once, at first use. Lines that begin with
// # are remarks. The tables hold facts of the English language and of the map,
// written for this project:
//
//   - relations.tsv: the canonical relations, their synonyms, the PLOVER event
//     type, and what they say of the subject's attitude to the object;
//   - nominals.tsv: the noun of a verb ("invade": "invasion of"), which names
//     positions and issues;
//   - judgements.tsv: words that praise or blame what they are said of;
//   - nouns.tsv and given.tsv: what common nouns and given names tell of a person or thing.
//
// What everyone knows of the world is in files of one form, which states.tsv
// explains: states.tsv, places.tsv, bodies.tsv, peoples.tsv, titles.tsv and
// ambiguous.tsv. A user adds a file of the same form; see Extend. Much of it has
// dates, and some names mean several things: an Atlas reads them as a text does.
package vocab
