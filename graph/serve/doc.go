// Package serve shows a graph in a browser and answers over HTTP.
//
// A Server reads one graph.Store and changes nothing. Behind `/` stands the
// page of ui/, embedded when it was built before the program; behind `/api/`
// everything that the command line can ask, in JSON, as /api/openapi.json
// describes it; and behind `/api/v2/query` the address that clients of Cayley
// know.
//
// The server trusts nobody. It answers only under host names it was told, so
// that no foreign page reaches it by rebinding a name; it refuses requests that
// a page of another origin sends; and every request is bounded in time, size
// and number. A query ends when its client leaves.
package serve
