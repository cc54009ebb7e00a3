package serve

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/graph"
	"parley/schema"
)

// Reading is what an article says.
type Reading struct {
	Document   schema.Document // as it is to be stored
	Statements []schema.Statement
	Entities   []schema.Entity
	Stances    []schema.Stance
}

// ReadFunc reads an article, of which path, text and perhaps title, source and
// date are given. An error is one of the article.
type ReadFunc func(ctx context.Context, article schema.Document) (Reading, error)

// permitted lets those pass who may write.
func (s *Server) permitted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case s.options.Read == nil:
			refuse(http.StatusForbidden, "read_only", "this server only reads", "start it with --write").write(w)
		case !s.knows(r):
			s.metrics.refused.WithLabelValues("token").Inc()
			refuse(http.StatusUnauthorized, "token", "who writes has to know the token", "send Authorization: Bearer TOKEN").write(w)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knows reports whether the client knows the token, if there is one. How long
// it takes tells nothing of the token.
func (s *Server) knows(r *http.Request) bool {
	if s.options.Token == "" {
		return true
	}
	scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare([]byte(strings.TrimSpace(given)), []byte(s.options.Token)) == 1
}

// about is what a client has to know of a server.
type about struct {
	Version string  `json:"version"`
	Write   bool    `json:"write" doc:"articles can be added and removed"`
	Token   bool    `json:"token" doc:"who does so has to know a token"`
	Rows    int     `json:"rows" doc:"most rows of an answer"`
	Text    int64   `json:"text" doc:"most bytes of an article that is added"`
	Seconds float64 `json:"seconds" doc:"longest time for a query"`
}

func (s *Server) about(context.Context, *struct{}) (about, error) {
	o := &s.options
	return about{o.Version, o.Read != nil, o.Token != "", o.Rows, o.Text, o.QueryTime.Seconds()}, nil
}

// article is a document to be added.
type article struct {
	Path   string `json:"document,omitempty" doc:"its path, under which it can be asked for and replaced; made of the text where nothing is said"`
	Title  string `json:"title,omitempty"`
	Source string `json:"source,omitempty" doc:"outlet or agency"`
	Date   string `json:"date,omitempty" doc:"YYYY-MM-DD"`
	Text   string `json:"text" minLength:"1"`
}

type added struct {
	Document   Source             `json:"document"`
	Status     graph.Status       `json:"status" enum:"added,replaced,unchanged"`
	Statements []schema.Statement `json:"statements"`
	Stances    []schema.Stance    `json:"stances"`
}

// addDocument reads an article and stores what it says.
func (s *Server) addDocument(ctx context.Context, in *struct{ Body article }) (result added, err error) {
	a := in.Body
	if a.Path == "" {
		a.Path = "pasted/" + schema.TextHash(a.Text)[:12] + ".txt"
	}
	if err := a.check(); err != nil {
		return result, err
	}
	read, err := s.options.Read(ctx, schema.Document{Path: a.Path, Title: a.Title, Source: a.Source, Date: a.Date, Text: a.Text})
	if err != nil && ctx.Err() == nil {
		return result, refuse(http.StatusUnprocessableEntity, "article", err.Error(), "")
	} else if err != nil {
		return result, err
	}
	status, err := s.store.Put(ctx, read.Document, read.Statements, read.Entities, read.Stances)
	if err != nil {
		return result, err
	}
	if _, err := s.settle(ctx); err != nil {
		return result, err
	}
	d := read.Document
	return added{
		Document: Source{d.Path, d.Title, d.Source, d.Date}, Status: status,
		Statements: first(read.Statements, len(read.Statements)), Stances: first(read.Stances, len(read.Stances)),
	}, nil
}

// mostPath is how long the path of a document may be.
const mostPath = 500

// check refuses what would be hard to ask for again.
func (a *article) check() error {
	var wrong string
	switch {
	case !utf8.ValidString(a.Path) || len(a.Path) > mostPath || strings.ContainsFunc(a.Path, unicode.IsControl):
		wrong = "the path is too long, or not of letters"
	case strings.HasPrefix(a.Path, "/") || slices.ContainsFunc(strings.Split(a.Path, "/"), func(part string) bool { return part == "" || part == "." || part == ".." }):
		wrong = "the path is not one like news/2026/talks.txt"
	case a.Date != "" && !isDate(a.Date):
		wrong = "the date is not one like 2026-03-05"
	case strings.TrimSpace(a.Text) == "":
		wrong = "there is no text"
	default:
		return nil
	}
	return refuse(http.StatusBadRequest, "request", wrong, "")
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

type removed struct {
	Document string `json:"document"`
}

// removeDocument takes a document out, and all that rests on it alone.
func (s *Server) removeDocument(ctx context.Context, in *documentPath) (removed, error) {
	err := s.store.Remove(ctx, in.Path)
	if errors.Is(err, graph.ErrNotFound) {
		return removed{}, refuse(http.StatusNotFound, "not_found", "no document "+in.Path, "")
	}
	if err == nil {
		_, err = s.settle(ctx)
	}
	return removed{in.Path}, err
}
