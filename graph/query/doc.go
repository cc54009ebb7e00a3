// Package query asks a graph.Store questions and answers in rows.
//
// "What does Russia do to NATO?" is Relations(ctx, store, "Russia", "NATO", …):
// the names are resolved as a reader would mean them (Find), the statements
// between the two are gathered into one row for each relation, polarity and
// modality, and every row carries the ids of its statements, so that Why can
// show the words that it rests on. Run asks the same graph in a query language.
//
// Rows have fixed field names in a fixed order and come sorted, so that the
// same store gives the same bytes.
package query
