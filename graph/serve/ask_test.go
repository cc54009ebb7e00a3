package serve

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

type failed struct {
	Error Problem `json:"error"`
}

func TestQuery(t *testing.T) {
	server := newServer(t, Options{})
	var got answer
	post(t, server.URL+"/api/query", ask{Query: `g.V("<Veldoria>").Out("<demands>").All()`}, http.StatusOK, &got)
	if len(got.Rows) == 0 || got.Rows[0]["id"] != "<free_passage>" || !got.Complete || got.Total != len(got.Rows) {
		t.Errorf("got %+v", got)
	}
	var again answer
	get(t, server.URL+"/api/query?q="+url.QueryEscape(`g.V("<Veldoria>").Out("<demands>").All()`), &again)
	if len(again.Rows) != len(got.Rows) {
		t.Errorf("GET gives %d rows, POST %d", len(again.Rows), len(got.Rows))
	}
	var none answer
	post(t, server.URL+"/api/query", ask{Query: `g.V("<Kastania>").Out("<accepts>").All()`}, http.StatusOK, &none)
	if len(none.Rows) != 0 {
		t.Errorf("what is negated became a plain edge: %v", none.Rows)
	}
}

func TestRowsAreCountedBeyondTheLimit(t *testing.T) {
	server := newServer(t, Options{Rows: 20})
	var got answer
	post(t, server.URL+"/api/query", ask{Query: `for (var i = 0; i < 12; i++) g.Emit(i)`, Limit: 5}, http.StatusOK, &got)
	if len(got.Rows) != 5 || got.Total != 12 || !got.Complete {
		t.Errorf("%d rows of %d, complete %v", len(got.Rows), got.Total, got.Complete)
	}
	post(t, server.URL+"/api/query", ask{Query: `for (var i = 0; i < 50; i++) g.Emit(i)`, Limit: 50}, http.StatusOK, &got)
	if got.Total != 20 || got.Complete {
		t.Errorf("%d rows, complete %v: want the server's limit, and said", got.Total, got.Complete)
	}
}

func TestHints(t *testing.T) {
	server := newServer(t, Options{})
	tests := []struct{ query, better string }{
		{`g.V("Veldoria").Out("<demands>").All()`, `g.V("<Veldoria>").Out("<demands>").All()`},
		{`g.V("ana moréno").Out("speaks_with").All()`, `g.V("<Ana_Moréno>").Out("<speaks_with>").All()`},
		{`g.V("<Veldora>").Out("<demand>").All()`, `g.V("<Veldoria>").Out("<demands>").All()`},
		{`g.V("<Kastania>").Out("<accepts>").All()`, `g.V("<Kastania>").Out("<not:accepts>").All()`},
		{`g.V("<Veldoria>").Out("<demands>")`, `g.V("<Veldoria>").Out("<demands>").All()`},
	}
	for _, test := range tests {
		var got answer
		post(t, server.URL+"/api/query", ask{Query: test.query}, http.StatusOK, &got)
		if len(got.Rows) != 0 || got.Hint == nil || got.Hint.Query != test.better {
			t.Errorf("%s: %d rows, hint %+v", test.query, len(got.Rows), got.Hint)
			continue
		}
		post(t, server.URL+"/api/query", ask{Query: got.Hint.Query}, http.StatusOK, &got)
		if len(got.Rows) == 0 {
			t.Errorf("%s: the better query gives nothing", test.query)
		}
	}
}

func TestWrongRequests(t *testing.T) {
	server := newServer(t, Options{Body: 2000})
	tests := []struct {
		name, path, body string
		status           int
		code             string
	}{
		{"syntax", "/api/query", `{"q":"g.V(\n).Out((.All()"}`, 400, "query"},
		{"no query", "/api/query", `{"q":" "}`, 400, "request"},
		{"unknown language", "/api/query", `{"q":"x","language":"sql"}`, 400, "request"},
		{"no JSON", "/api/query", `q=1`, 400, "request"},
		{"too large", "/api/query", `{"q":"` + strings.Repeat("x", 3000) + `"}`, 413, "request_too_large"},
		{"unknown address", "/api/nowhere", `{}`, 404, "not_found"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			status, _, body := send(t, http.MethodPost, server.URL+test.path, test.body, nil)
			var got failed
			decode(t, status, test.status, body, &got)
			if got.Error.Code != test.code || got.Error.Message == "" {
				t.Errorf("got %+v", got.Error)
			}
			if test.code == "query" && got.Error.Line != 2 {
				t.Errorf("line %d, want 2", got.Error.Line)
			}
		})
	}
	status, _, _ := send(t, http.MethodPost, server.URL+"/api/query", `{"q":"g.V()"}`, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") })
	if status != http.StatusUnsupportedMediaType {
		t.Errorf("a form of a foreign page is read: status %d", status)
	}
}

func TestEndlessLoopEnds(t *testing.T) {
	server := newServer(t, Options{QueryTime: 200 * time.Millisecond})
	begin := time.Now()
	var got failed
	post(t, server.URL+"/api/query", ask{Query: `while (true) {}`}, http.StatusUnprocessableEntity, &got)
	if got.Error.Code != "time" || time.Since(begin) > 5*time.Second {
		t.Errorf("after %v: %+v", time.Since(begin), got.Error)
	}
}

func TestQueryEndsWithItsClient(t *testing.T) {
	server := newServer(t, Options{QueryTime: time.Minute, Concurrent: 1, Wait: 5 * time.Second})
	ctx, leave := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer leave()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/api/query", strings.NewReader(`{"q":"while (true) {}"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if response, err := http.DefaultClient.Do(r); err == nil {
		response.Body.Close()
		t.Fatal("an endless loop was answered")
	}
	// The only turn is free again well before the query's own time is over.
	var got answer
	post(t, server.URL+"/api/query", ask{Query: `g.Emit(1)`}, http.StatusOK, &got)
}

func TestBusy(t *testing.T) {
	server := newServer(t, Options{QueryTime: time.Second, Concurrent: 1, Wait: 20 * time.Millisecond})
	loop := make(chan int)
	go func() {
		status, _, _ := send(t, http.MethodPost, server.URL+"/api/query", `{"q":"while (true) {}"}`, nil)
		loop <- status
	}()
	time.Sleep(200 * time.Millisecond)
	status, header, body := send(t, http.MethodGet, server.URL+"/api/stats", "", nil)
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" {
		t.Errorf("status %d: %s", status, body)
	}
	if status := <-loop; status != http.StatusUnprocessableEntity {
		t.Errorf("the loop ended with status %d", status)
	}
}

func TestLargeAnswerIsRefusedWhole(t *testing.T) {
	server := newServer(t, Options{Response: 5000})
	var got failed
	post(t, server.URL+"/api/query", ask{Query: `for (var i = 0; i < 2000; i++) g.Emit("value " + i)`, Limit: 2000}, http.StatusUnprocessableEntity, &got)
	if got.Error.Code != "answer_too_large" {
		t.Errorf("got %+v", got.Error)
	}
}

func TestExamplesGiveSomething(t *testing.T) {
	server := newServer(t, Options{})
	var got vocabulary
	get(t, server.URL+"/api/schema", &got)
	if len(got.Examples) < 4 {
		t.Errorf("only %d examples: %+v", len(got.Examples), got.Examples)
	}
	for _, e := range got.Examples {
		var result answer
		post(t, server.URL+"/api/query", ask{Query: e.Query, Language: e.Language}, http.StatusOK, &result)
		if len(result.Rows) == 0 {
			t.Errorf("%s gives nothing: %s", e.Title, e.Query)
		}
	}
	if !slices.ContainsFunc(got.Relations, func(r *RelationUse) bool { return r.ID == "demands" && r.Statements == 2 }) {
		t.Errorf("relations %+v", got.Relations)
	}
}
