// Package quadstore is a quad store of Cayley that rests on one of two engines:
// on Pebble, a log-structured merge tree (sorted tables in a folder, or in
// memory), or on a PostgreSQL database.
//
// Every term has a number, given once and never again. A quad is four of them
// (zero for no label), kept four times, each time in another order, so that
// whatever is known of a quad, those that fit lie side by side:
//
//	SPOL  what a subject has, what it has for a predicate
//	OPSL  what points at an object
//	POSL  what a predicate joins
//	LSPO  what a named graph holds
//
// Beside them lie the dictionary, both ways, and how often each term stands in
// each place, so that sizes are exact and a term goes with its last quad. All
// that one call of ApplyDeltas changes is one write: it is there after a crash,
// or it is not. An engine fills the interface of engine.go; all that Cayley asks
// for is made of that once.
//
// One Store writes to a folder or database at a time and holds its lock. Readers
// in other processes take no lock: see OpenView and ViewPostgres. Readers in the
// same process take a Snapshot, and neither wait for the writer nor see half of
// what it does.
package quadstore
