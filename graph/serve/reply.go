package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"parley/graph"
	"parley/graph/query"
)

// queue is a number of places, how long to wait for one, and how long to keep it.
type queue struct {
	places chan struct{}
	wait   time.Duration
	time   time.Duration
}

// enter waits for a place, and reports whether there was one.
func (q *queue) enter(ctx context.Context) bool {
	select {
	case q.places <- struct{}{}:
		return true
	default:
	}
	wait := time.NewTimer(q.wait)
	defer wait.Stop()
	select {
	case q.places <- struct{}{}:
		return true
	case <-wait.C:
	case <-ctx.Done():
	}
	return false
}

func (q *queue) leave() { <-q.places }

// answered gives a request its turn and its time, and sends what comes of it.
// The turn ends before the answer is sent, so that a slow client keeps nobody
// waiting; and the answer is whole or an error, so that no client takes half of
// one for all of it.
func (s *Server) answered(next http.Handler, q *queue) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reply := &reply{ResponseWriter: w, left: s.options.Response}
		wrong := s.inTurn(reply, r, next, q)
		switch {
		case r.Context().Err() != nil: // nobody is there to be told
		case wrong != nil:
			wrong.write(w)
		case reply.cut:
			refuse(http.StatusUnprocessableEntity, "answer_too_large", "the answer is too large to send", "set a limit").write(w)
		default:
			hurry(w, s.options.Pace)
			reply.send(r)
		}
	})
}

// inTurn works a reply out when its turn has come.
func (s *Server) inTurn(reply *reply, r *http.Request, next http.Handler, q *queue) (wrong *failure) {
	if !q.enter(r.Context()) {
		return busy()
	}
	defer q.leave()
	defer func() {
		if fault := recover(); fault != nil {
			s.options.Log.Error("broke down", "method", r.Method, "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
			wrong = internal()
		}
	}()
	ctx, cancel := context.WithTimeout(r.Context(), q.time)
	defer cancel()
	next.ServeHTTP(reply, r.WithContext(ctx))
	return nil
}

func busy() *failure {
	return refuse(http.StatusServiceUnavailable, "busy", "too many questions at once", "try again in a moment")
}

// reply holds an answer back until it is whole.
type reply struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	left   int  // bytes that it may grow by
	cut    bool // it is too large
}

// WriteHeader keeps the status.
func (r *reply) WriteHeader(status int) { r.status = status }

// Write keeps the bytes, unless there are too many.
func (r *reply) Write(p []byte) (int, error) {
	if r.left -= len(p); r.left < 0 {
		r.cut = true
		return len(p), nil
	}
	return r.body.Write(p)
}

// send sends it, or says that the client has it already. A browser asks every
// time whether it has changed.
func (r *reply) send(request *http.Request) {
	h := r.Header()
	if h.Get("Content-Type") == "" {
		h.Set("Content-Type", "application/json")
	}
	h.Set("Cache-Control", "no-store")
	if request.Method == http.MethodGet && r.status == http.StatusOK {
		sum := fnv.New64a()
		sum.Write(r.body.Bytes())
		tag := fmt.Sprintf(`W/"%x"`, sum.Sum64())
		h.Set("ETag", tag)
		h.Set("Cache-Control", "private, no-cache")
		if has(request.Header.Get("If-None-Match"), tag) {
			r.ResponseWriter.WriteHeader(http.StatusNotModified)
			return
		}
	}
	r.ResponseWriter.WriteHeader(r.status)
	// A client that has left cannot be told anything.
	_, _ = r.ResponseWriter.Write(r.body.Bytes())
}

// has reports whether a list of entity tags has one, by weak comparison.
func has(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// failureOf says what went wrong, in the words of whoever knows best.
func (s *Server) failureOf(ctx context.Context, err error) *failure {
	var (
		refused  *failure
		wrong    *query.Error
		missing  *query.NotFound
		tooLarge *http.MaxBytesError
		slow     interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.Is(err, context.DeadlineExceeded):
		return refuse(http.StatusUnprocessableEntity, "time", "it took too long", "ask for less: name a start, follow fewer relations, or set a limit")
	case errors.As(err, &wrong):
		return &failure{http.StatusBadRequest, Problem{Code: "query", Message: wrong.Message, Line: wrong.Line, Column: wrong.Column, Hint: wrong.Hint}}
	case errors.As(err, &missing):
		return notFound(missing)
	case errors.Is(err, graph.ErrNotFound):
		return refuse(http.StatusNotFound, "not_found", err.Error(), "")
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "request_too_large", fmt.Sprintf("the request is larger than %d bytes", tooLarge.Limit), "")
	case errors.As(err, &slow) && slow.Timeout():
		return refuse(http.StatusRequestTimeout, "request", "the request came too slowly", "")
	}
	if ctx.Err() == nil { // else the client has left, and that is all
		s.options.Log.Error("cannot answer", "error", err)
	}
	return internal()
}

func internal() *failure {
	return refuse(http.StatusInternalServerError, "internal", "the server could not answer", "its log says why")
}

func notFound(missing *query.NotFound) *failure {
	f := refuse(http.StatusNotFound, "not_found", missing.Error(), "")
	for _, s := range missing.Suggestions {
		f.Problem.Suggestions = append(f.Problem.Suggestions, Meant(s))
	}
	return f
}

func unknownAddress(w http.ResponseWriter, r *http.Request) {
	refuse(http.StatusNotFound, "not_found", "no such address: "+r.Method+" "+r.URL.Path, "GET /api/openapi.json describes all").write(w)
}

// write sends a failure where nobody else does.
func (f *failure) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	for name, values := range f.GetHeaders() {
		h[name] = values
	}
	w.WriteHeader(f.status)
	// A client that has left cannot be told anything.
	_ = json.NewEncoder(w).Encode(f)
}
