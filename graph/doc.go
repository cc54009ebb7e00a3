// Package graph keeps statements as quads in a Cayley graph, and gives them
// back.
//
// "Talks will be led by Wendy Sherman, the ministry said" is one
// schema.Statement. In the graph it is a named graph <stmt:5b0c…>: its own quad
//
//	<Wendy_Sherman> <leads> <U.S._delegation> <stmt:5b0c…>
//
// carries the plain relation because the statement is factual (see Mark for
// what happens to the others), and the quads about <stmt:5b0c…> hold the rest:
// polarity, modality, roles, attribution, rules, confidence, and one evidence
// node for each place in a document that says so. Everything that Put wrote
// for a statement can be read back exactly.
//
// A Store is opened with Open, on an address: "mem:" for a graph that ends with
// the process, the path of a folder, or "postgres://…". A document goes in whole or not at all;
// putting it again adds nothing twice, putting it changed replaces it, and what
// rests on no document any more is gone.
//
// Cayley stays inside: no type of it appears in a signature of this package.
package graph
