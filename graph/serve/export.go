package serve

import (
	"bufio"
	"context"
	"io"
	"mime"
	"net/http"
	"time"

	"parley/graph/export"
	"parley/graph/view"
)

type formatList struct {
	Formats []formatRow `json:"formats"`
}

type formatRow struct {
	Format   string   `json:"format"`
	About    string   `json:"about" doc:"what it is and who reads it"`
	Media    string   `json:"media" doc:"media type"`
	File     string   `json:"file" doc:"how a file of it may be called"`
	Tables   bool     `json:"tables" doc:"nodes and edges are tables of their own, one of which must be chosen"`
	Flavours []string `json:"flavours"`
}

func (s *Server) formats(context.Context, *struct{}) (formatList, error) {
	var list formatList
	for _, f := range export.Formats {
		list.Formats = append(list.Formats, formatRow{f.Name, f.Doc, f.Media, fileName(f, ""), f.Tables, first(f.Flavours, len(f.Flavours))})
	}
	return list, nil
}

func fileName(f export.Format, table export.Table) string {
	if table != "" {
		return "parley-" + string(table) + "." + f.Ending
	}
	return "parley." + f.Ending
}

type exportOrder struct {
	Format      string `path:"format" doc:"one of /api/export"`
	Table       string `query:"table" enum:"nodes,edges" doc:"of csv and neo4j, which table"`
	Edges       string `query:"edges" enum:"triples,statements" doc:"what an edge stands for; triples where nothing is said"`
	EdgesKey    string `query:"edges-key" enum:"links,edges" doc:"key of the edges in json: links (D3) or edges (networkx 3)"`
	GEXFVersion string `query:"gexf-version" enum:"1.3,1.2" doc:"1.2 is for networkx"`
	Flavour     string `query:"flavour" enum:"yed,cypher" doc:"of graphml: yed, with shapes; of neo4j: cypher, a script"`
	FullFilter
}

// export prepares a download. What is wrong with the order is said before
// anything is sent.
func (s *Server) export(ctx context.Context, in *exportOrder) (func(http.ResponseWriter, *http.Request), error) {
	format, err := export.Find(in.Format)
	if err != nil {
		return nil, refuse(http.StatusNotFound, "not_found", err.Error(), "GET /api/export lists the formats")
	}
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return nil, err
	}
	opts := export.Options{
		View:        view.Options{Filter: f, Statements: in.Edges == "statements"},
		GEXFVersion: in.GEXFVersion, EdgesKey: in.EdgesKey, Flavour: in.Flavour, Table: export.Table(in.Table),
	}
	if err := opts.Check(format); err != nil {
		return nil, refuse(http.StatusBadRequest, "request", err.Error(), "")
	}
	return func(w http.ResponseWriter, r *http.Request) {
		s.send(w, r, format, opts.Table, func(ctx context.Context, out io.Writer) error {
			return export.Write(ctx, out, s.store, format.Name, opts)
		})
	}, nil
}

// send sends what is written as it comes. What goes wrong before that is said;
// whoever gets half a file is told by the connection, which breaks off.
func (s *Server) send(w http.ResponseWriter, r *http.Request, format export.Format, table export.Table, write func(context.Context, io.Writer) error) {
	d := &download{w: w, format: format, table: table, pace: s.options.Pace}
	out := bufio.NewWriterSize(d, 32<<10)
	err := write(r.Context(), out)
	if err == nil {
		err = out.Flush()
	}
	switch {
	case err == nil && !d.begun:
		_, _ = d.Write(nil) // nothing is an answer too
	case err != nil && !d.begun:
		s.failureOf(r.Context(), err).write(w)
	case err != nil:
		panic(http.ErrAbortHandler)
	}
}

// download is where an export is written. Its head is sent with the first
// bytes, and every piece has its time.
type download struct {
	w      http.ResponseWriter
	format export.Format
	table  export.Table
	pace   time.Duration
	begun  bool
}

var _ io.Writer = (*download)(nil)

// Write sends a piece.
func (d *download) Write(p []byte) (int, error) {
	if !d.begun {
		d.begun = true
		h := d.w.Header()
		h.Set("Content-Type", d.format.Media)
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(d.format, d.table)}))
		h.Set("Cache-Control", "no-store")
	}
	hurry(d.w, d.pace)
	return d.w.Write(p)
}

// hurry gives a client so much time to take what is sent next. A writer without
// deadlines, as tests have, does without.
func hurry(w http.ResponseWriter, pace time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(pace))
}

// downloaded lets few downloads go on at once, each for a long but bounded time.
func (s *Server) downloaded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.downloads.enter(r.Context()) {
			busy().write(w)
			return
		}
		defer s.downloads.leave()
		ctx, cancel := context.WithTimeout(r.Context(), s.downloads.time)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// exportMedia are the media types of all formats.
func exportMedia() []string {
	var list []string
	for _, f := range export.Formats {
		list = append(list, f.Media)
	}
	return list
}
