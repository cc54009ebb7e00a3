package serve

import (
	"context"
	"fmt"
	"net/http"
)

// The headings of the description.
const (
	aboutStore   = "Store"
	aboutActors  = "Questions"
	aboutQueries = "Query languages"
	aboutCayley  = "Cayley"
	aboutServer  = "Server"
)

const onlyWriting = "Only where the server was started for writing; with its token in the header Authorization, if it has one."

// routes is the table of everything under /api/, and of what tells how the
// server is.
func (s *Server) routes() []route {
	const get, post, remove = http.MethodGet, http.MethodPost, http.MethodDelete
	return []route{
		answers(get, "/api/actors", "actors", "Who acts, speaks and is acted upon, the most talked about first", s.actors).under(aboutActors, ""),
		answers(get, "/api/relations", "relations", "What A does to B and B to A, or what concerns A, or everything", s.relations).under(aboutActors, ""),
		answers(get, "/api/stances", "stances", "Where somebody stands, or where everybody does", s.stances).under(aboutActors, ""),
		answers(get, "/api/timeline", "timeline", "What is said, in the order of time", s.timeline).under(aboutActors, ""),
		answers(get, "/api/matrix", "matrix", "Where actors stand on issues: a table", s.matrix).under(aboutActors, ""),
		answers(get, "/api/issues", "issues", "What actors take sides on, the most contested first", s.issues).under(aboutActors, ""),
		answers(get, "/api/allies", "allies", "Who stands where an actor does, the closest first", s.allies).under(aboutActors, ""),
		answers(get, "/api/opponents", "opponents", "Who stands against an actor, the farthest first", s.opponents).under(aboutActors, ""),
		answers(get, "/api/shifts", "shifts", "When an actor changed its mind", s.shifts).under(aboutActors, ""),
		answers(get, "/api/disputes", "disputes", "What some affirm and others deny, and who says which", s.disputes).under(aboutActors, ""),
		answers(get, "/api/path", "path", "The shortest way from A to B over relations that are facts, or the strongest ways", s.path).under(aboutActors, ""),
		answers(get, "/api/search", "search", "Entities, statements and documents that contain some words", s.search).under(aboutActors, ""),
		answers(get, "/api/suggest", "suggest", "What somebody who types a name may mean", s.suggest).under(aboutActors, ""),
		answers(get, "/api/entities/{id}", "entity", "The page of an actor, or of any other entity", s.profile).under(aboutActors, ""),
		answers(get, "/api/statements", "statements", "Statements, each once, with the document that it comes from", s.statements).under(aboutActors, ""),
		answers(get, "/api/statements/{id}", "why", "A statement and every place that says so", s.why).under(aboutActors, ""),
		answers(post, "/api/graph", "graph", "A picture of part of the graph", s.drawing).under(aboutActors, ""),

		answers(get, "/api/query", "queryInAddress", "Ask in Gizmo, GraphQL or MQL", s.queryInAddress).under(aboutQueries, ""),
		answers(post, "/api/query", "query", "Ask in Gizmo, GraphQL or MQL", s.queryInBody).under(aboutQueries, ""),
		answers(get, "/api/schema", "schema", "The words of the graph, the most frequent first, and queries that give something", s.schema).under(aboutQueries, ""),

		answers(get, "/api/stats", "stats", "How much the store holds, and who and what matters most in it", s.stats).under(aboutStore, ""),
		answers(get, "/api/verify", "verify", "What is wrong with the store", s.verify).under(aboutStore, ""),
		answers(get, "/api/documents", "documents", "The documents, the latest first", s.documents).under(aboutStore, ""),
		answers(get, "/api/documents/{path}", "document", "A document with its text", s.document).under(aboutStore, ""),
		answers(post, "/api/documents", "addDocument", "Read an article and store what it says", s.addDocument).as(inWriting).under(aboutStore, onlyWriting),
		answers(remove, "/api/documents/{path}", "removeDocument", "Take out a document and all that rests on it alone", s.removeDocument).as(inWriting).under(aboutStore, onlyWriting),
		answers(get, "/api/duplicates", "duplicates", "Pairs of actors who may be one, the most likely first", s.duplicates).under(aboutStore, ""),
		answers(get, "/api/decisions", "decisions", "Who was said to be who, or not to be", s.decisions).under(aboutStore, ""),
		answers(post, "/api/decisions", "decide", "Make one actor of two, or take apart what was made one", s.decide).as(inWriting).under(aboutStore, onlyWriting),
		answers(get, "/api/export", "formats", "The formats of downloads", s.formats).under(aboutStore, ""),
		sends(get, "/api/export/{format}", "export", "The graph in the format of another tool", s.export, exportMedia()...).as(asDownload).under(aboutStore, ""),

		inCayley(post, "/api/v2/query", "cayleyQuery", "Ask as clients of Cayley do", s.cayleyQuery),
		inCayley(get, "/api/v2/query", "cayleyQueryInAddress", "Ask as clients of Cayley do", s.cayleyQueryInAddress),
		inCayley(get, "/api/v2/formats", "cayleyFormats", "The formats in which quads can be read", s.cayleyFormats),
		sends(get, "/api/v2/read", "cayleyRead", "Quads as they are, those with given ends", s.cayleyRead, "application/n-quads", "application/json").as(asDownload).under(aboutCayley, ""),
		inCayley(post, "/api/v2/write", "cayleyWrite", "Always refused: quads follow from documents", s.cayleyRefusal),
		inCayley(post, "/api/v2/delete", "cayleyDelete", "Always refused: quads follow from documents", s.cayleyRefusal),
		inCayley(post, "/api/v1/query/{lang}", "cayleyOldQuery", "Ask as old clients of Cayley do", s.cayleyOldQuery),
		inCayley(post, "/api/v1/shape/{lang}", "cayleyShape", "The picture of a query", s.cayleyShape),
		inCayley(post, "/api/v1/write", "cayleyOldWrite", "Always refused: quads follow from documents", s.cayleyRefusal),
		inCayley(post, "/api/v1/delete", "cayleyOldDelete", "Always refused: quads follow from documents", s.cayleyRefusal),

		answers(get, "/api/about", "about", "What the server allows", s.about).under(aboutServer, ""),
		sends(get, "/metrics", "metrics", "Figures for Prometheus", s.tell, "text/plain").as(atOnce).under(aboutServer, ""),
		sends(get, "/healthz", "health", "Whether the store answers", s.health, "text/plain").as(atOnce).under(aboutServer, ""),
	}
}

// health answers "ok".
func (s *Server) health(ctx context.Context, _ *struct{}) (func(http.ResponseWriter, *http.Request), error) {
	if _, err := s.store.Size(ctx); err != nil {
		return nil, refuse(http.StatusServiceUnavailable, "store", "the store does not answer", "")
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "ok")
	}, nil
}
