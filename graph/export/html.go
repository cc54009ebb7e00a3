package export

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"parley/graph"
	"parley/graph/view"
	"parley/schema"
)

// page is the page around the data.
//
//go:embed page
var page embed.FS

// writeHTML writes one page that needs nothing else: search, legend, filters, a
// drawing, and for every edge the quotes that it rests on. Its policy lets no
// script run but its own and nothing be loaded.
func writeHTML(ctx context.Context, w *bufio.Writer, store *graph.Store, opts Options) error {
	g, err := view.Build(ctx, store, opts.View)
	if err != nil {
		return err
	}
	quotes, err := quotesOf(ctx, store, opts.View.Filter)
	if err != nil {
		return err
	}
	before, after := frame()
	if _, err := w.WriteString(before); err != nil {
		return err
	}
	if err := writePageData(w, g, quotes); err != nil {
		return err
	}
	_, err = w.WriteString(after)
	return err
}

// frame is the page before and after its data.
func frame() (before, after string) {
	text := func(names ...string) string {
		var all strings.Builder
		for _, name := range names {
			data, _ := page.ReadFile("page/" + name) // embedded, so it is there
			all.Write(data)
		}
		return all.String()
	}
	style, script := text("page.css"), text("list.js", "draw.js", "start.js")
	before, after, _ = strings.Cut(text("page.html"), "{{data}}")
	before = strings.NewReplacer("{{style}}", style, "{{style hash}}", sourceHash(style), "{{script hash}}", sourceHash(script)).Replace(before)
	return before, strings.Replace(after, "{{script}}", script, 1)
}

// sourceHash names a script or a style in a policy.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// pageQuote is a place that an edge rests on.
type pageQuote struct {
	Quote      string   `json:"quote"`
	Words      []string `json:"words"` // for subject, relation and object
	Document   string   `json:"document"`
	Title      string   `json:"title"`
	Source     string   `json:"source,omitempty"`
	Date       string   `json:"date,omitempty"`
	Sentence   int      `json:"sentence"`
	Said       string   `json:"said,omitempty"` // by whom
	Confidence float64  `json:"confidence"`
}

// quotesOf are the places of every statement that passes the filter, by its id.
func quotesOf(ctx context.Context, store *graph.Store, f graph.Filter) (map[string][]pageQuote, error) {
	documents := map[string]schema.Document{}
	for doc, err := range store.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		documents[doc.Path] = doc
	}
	quotes := map[string][]pageQuote{}
	for s, err := range store.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		if s.Object != nil {
			quotes[s.ID] = append(quotes[s.ID], quoteOf(&s, documents[s.Evidence.Document]))
		}
	}
	return quotes, nil
}

func quoteOf(s *schema.Statement, doc schema.Document) pageQuote {
	var said []string
	for _, a := range s.Attribution {
		said = append(said, a.Source.Name)
	}
	return pageQuote{
		Quote: s.Evidence.Quote, Words: []string{s.Subject.Text, s.Object.Text, s.Relation.Text},
		Document: doc.Path, Title: doc.Title, Source: doc.Source, Date: doc.Date,
		Sentence: s.Evidence.Sentence, Said: strings.Join(said, ", who quotes "), Confidence: s.Confidence,
	}
}

// pageEdge is an edge of the page; its ends are numbers of nodes.
type pageEdge struct {
	Source     int         `json:"source"`
	Target     int         `json:"target"`
	Mark       string      `json:"mark"`
	Kind       string      `json:"kind"`
	Weight     int         `json:"weight"`
	Confidence float64     `json:"confidence"`
	First      string      `json:"first,omitempty"`
	Last       string      `json:"last,omitempty"`
	Evidence   []pageQuote `json:"evidence"`
}

// writePageData writes the data, a node or an edge a line, the strongest edges
// first. Go's JSON escapes <, > and &, so that nothing in it ends the script.
func writePageData(w *bufio.Writer, g *view.Graph, quotes map[string][]pageQuote) error {
	number := make(map[string]int, len(g.Nodes))
	for i := range g.Nodes {
		number[g.Nodes[i].ID] = i
	}
	edges := slices.Clone(g.Edges)
	slices.SortStableFunc(edges, func(a, b view.Edge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(b.Confidence, a.Confidence))
	})
	if err := writeLines(w, `{"nodes":[`, g.Nodes, func(n *view.Node) any { return n }); err != nil {
		return err
	}
	if err := writeLines(w, `],"edges":[`, edges, func(e *view.Edge) any {
		edge := pageEdge{
			Source: number[e.Source], Target: number[e.Target], Mark: e.Mark, Kind: edgeKind(e),
			Weight: e.Weight, Confidence: e.Confidence, First: e.First, Last: e.Last,
		}
		for _, id := range e.Statements {
			edge.Evidence = append(edge.Evidence, quotes[id]...)
		}
		return edge
	}); err != nil {
		return err
	}
	_, err := w.WriteString("]}")
	return err
}

func writeLines[T any](w *bufio.Writer, lead string, rows []T, value func(*T) any) error {
	for i := range rows {
		line, err := json.Marshal(value(&rows[i]))
		if err != nil {
			return err
		}
		if _, err := w.WriteString(lead + "\n" + string(line)); err != nil {
			return err
		}
		lead = ","
	}
	if len(rows) == 0 {
		_, err := w.WriteString(lead)
		return err
	}
	return nil
}

// edgeKind tells how an edge is drawn: what is said plainly, and what is not.
func edgeKind(e *view.Edge) string {
	switch {
	case e.Factual:
		return "fact"
	case e.Polarity == schema.Negated:
		return "negated"
	case e.Modality != schema.Actual && e.Modality != schema.Future:
		return "hypothetical"
	}
	return "attributed"
}
