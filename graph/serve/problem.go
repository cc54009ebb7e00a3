package serve

import (
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Problem is what is wrong, as {"error": {…}} in the body of an answer that is
// not 200. Line and Column, from 1, are set for a query that says where.
type Problem struct {
	Code        string  `json:"code" doc:"a fixed word: request, query, time, busy, not_found, host, origin, token, read_only, article, decision, classes, request_too_large, answer_too_large, internal"`
	Message     string  `json:"message"`
	Line        int     `json:"line,omitempty" doc:"of a query, from 1"`
	Column      int     `json:"column,omitempty" doc:"of a query, from 1"`
	Hint        string  `json:"hint,omitempty"`
	Suggestions []Meant `json:"suggestions,omitempty" doc:"of a name that is not found, what may be meant"`
}

// Meant is what a name may mean.
type Meant struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Statements int    `json:"statements" doc:"that concern it; 0 where nobody counted"`
}

// failure is a problem with its HTTP status.
type failure struct {
	status  int
	Problem Problem `json:"error"`
}

// Error is the message.
func (f *failure) Error() string { return f.Problem.Message }

// GetStatus is the HTTP status, for huma.
func (f *failure) GetStatus() int { return f.status }

// GetHeaders are further headers, for huma.
func (f *failure) GetHeaders() http.Header {
	h := http.Header{}
	switch f.status {
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", "5")
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", "Bearer")
	}
	return h
}

func refuse(status int, code, message, hint string) *failure {
	return &failure{status, Problem{Code: code, Message: message, Hint: hint}}
}

// speakOurWords makes huma's own refusals failures: of what a request lacks or
// has too much.
func speakOurWords() {
	huma.DefaultArrayNullable = false // lists are empty, never null
	huma.NewError = func(status int, message string, details ...error) huma.StatusError {
		var words []string
		for _, d := range details {
			var detail *huma.ErrorDetail
			if errors.As(d, &detail) {
				_, name, _ := strings.Cut(detail.Location, ".")
				words = append(words, strings.TrimPrefix(name+": "+detail.Message, ": "))
			} else if d != nil {
				words = append(words, d.Error())
			}
		}
		if len(words) > 0 {
			message = strings.Join(words, "; ")
		}
		if status == http.StatusUnprocessableEntity {
			status = http.StatusBadRequest
		}
		return refuse(status, "request", message, "GET /api/openapi.json describes what is understood")
	}
}
