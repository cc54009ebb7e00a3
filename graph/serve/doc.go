// Package serve shows a graph in a browser and answers over HTTP.
//
// A Server answers for one graph.Store. Behind `/` stands the page of ui/,
// embedded when it was built before the program; behind `/api/` everything that
// the command line can ask, in JSON. The table of routes (Server.routes) is all
// that there is: the server answers it, and /api/openapi.json is made of it.
// Some of its addresses are those of Cayley, for clients that know them.
//
// A question has its turn and its time, is worked out in memory within bounds,
// and is then sent at the pace of its client; an export is sent as it is made.
// What the page asks all the time (names, who is connected with whom, quotes)
// comes from a catalogue, which is read from the indices of the store in the
// background, and anew when the store has changed.
//
// The server only reads, unless it is given a function that reads articles. It
// trusts nobody: it answers only under host names it was told, so that no
// foreign page reaches it by rebinding a name; it refuses requests that a page
// of another origin sends; and every request is bounded in time, size and
// number. A query ends when its client leaves.
package serve
