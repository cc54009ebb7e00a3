package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"parley/graph"
	"parley/graph/query"
)

// Problem is what is wrong, as {"error": {…}} in the body of an answer that is
// not 200. Line and Column, from 1, are set for a query that says where.
type Problem struct {
	Code    string `json:"code"` // a fixed word: query, time, busy, not_found, …
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Hint    string `json:"hint,omitempty"`
}

// refusal is a problem with its HTTP status.
type refusal struct {
	status int
	Problem
}

func (r *refusal) Error() string { return r.Message }

func refuse(status int, code, message, hint string) error {
	return &refusal{status, Problem{Code: code, Message: message, Hint: hint}}
}

func writeError(w http.ResponseWriter, status int, e Problem) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A client that has left cannot be told anything.
	_ = json.NewEncoder(w).Encode(map[string]Problem{"error": e})
}

func unknownAddress(w http.ResponseWriter, r *http.Request) {
	writeError(w, http.StatusNotFound, Problem{Code: "not_found", Message: "no such address: " + r.Method + " " + r.URL.Path})
}

// answerFunc answers a request with a value to be written as JSON.
type answerFunc func(ctx context.Context, r *http.Request) (any, error)

// question gives an answer its turn and its time, and sends what comes of it.
func (s *Server) question(answer answerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := s.inTurn(r, answer)
		switch {
		case r.Context().Err() != nil: // nobody is there to be told
		case err != nil:
			s.fail(w, r, err)
		default:
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Cache-Control", "no-store")
			// A client that has left cannot be told anything.
			_, _ = w.Write(body)
		}
	})
}

// inTurn works an answer out when its turn has come. The turn ends before the
// answer is sent, so that a slow client keeps nobody waiting; and the answer is
// whole or an error, so that no client takes half of one for all of it.
func (s *Server) inTurn(r *http.Request, answer answerFunc) ([]byte, error) {
	if !s.takeTurn(r.Context()) {
		return nil, refuse(http.StatusServiceUnavailable, "busy", "too many questions at once", "try again in a moment")
	}
	defer func() { <-s.turns }()
	ctx, cancel := context.WithTimeout(r.Context(), s.options.QueryTime+time.Second)
	defer cancel()
	value, err := answer(ctx, r)
	if err != nil {
		return nil, err
	}
	body := bounded{left: s.options.Response}
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return body.Bytes(), nil
}

func (s *Server) takeTurn(ctx context.Context) bool {
	select {
	case s.turns <- struct{}{}:
		return true
	default:
	}
	wait := time.NewTimer(s.options.Wait)
	defer wait.Stop()
	select {
	case s.turns <- struct{}{}:
		return true
	case <-wait.C:
	case <-ctx.Done():
	}
	return false
}

var errTooLarge = errors.New("answer too large")

// bounded is a buffer that refuses to grow beyond what is left.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.left {
		return 0, errTooLarge
	}
	b.left -= len(p)
	return b.Buffer.Write(p)
}

// fail says what went wrong, in the words of whoever knows best.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var (
		refused  *refusal
		wrong    *query.Error
		tooLarge *http.MaxBytesError
	)
	switch {
	case errors.As(err, &refused):
		if refused.status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "5")
		}
		writeError(w, refused.status, refused.Problem)
	case errors.Is(err, context.DeadlineExceeded):
		writeError(w, http.StatusUnprocessableEntity, Problem{Code: "time",
			Message: "stopped after " + s.options.QueryTime.String(), Hint: "ask for less: name a start, follow fewer relations, or set a limit"})
	case errors.As(err, &wrong):
		writeError(w, http.StatusBadRequest, Problem{Code: "query", Message: wrong.Message, Line: wrong.Line, Column: wrong.Column, Hint: wrong.Hint})
	case errors.Is(err, graph.ErrNotFound):
		writeError(w, http.StatusNotFound, Problem{Code: "not_found", Message: err.Error()})
	case errors.As(err, &tooLarge):
		writeError(w, http.StatusRequestEntityTooLarge, Problem{Code: "request_too_large", Message: "the request is too large"})
	case errors.Is(err, errTooLarge):
		writeError(w, http.StatusUnprocessableEntity, Problem{Code: "answer_too_large", Message: "the answer is too large to send", Hint: "set a limit"})
	default:
		s.options.Log.Error("cannot answer", "method", r.Method, "path", r.URL.Path, "error", err)
		writeError(w, http.StatusInternalServerError, Problem{Code: "internal", Message: "the server could not answer", Hint: "its log says why"})
	}
}
