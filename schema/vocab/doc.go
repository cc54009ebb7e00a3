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
//   - nouns.tsv and given.tsv: what common nouns and given names tell of a person or thing;
//   - places.tsv and titles.tsv: countries, capitals, demonyms, offices.
package vocab
