package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"parley/schema"
)

// readDemand finds one demand in an article, and calls others unreadable.
func readDemand(ctx context.Context, d schema.Document) (Reading, error) {
	const quote = "Veldoria demands free passage"
	if strings.Contains(d.Text, "wait for ever") {
		<-ctx.Done()
		return Reading{}, ctx.Err()
	}
	start := strings.Index(d.Text, quote)
	if start < 0 {
		return Reading{}, errors.New("it does not look like news")
	}
	d.Hash = schema.TextHash(d.Text)
	s := schema.Statement{
		Subject: argument("Veldoria", schema.Country, "Veldoria"), Relation: relation("demand", "demands"), Object: object("free passage", schema.Position, "free passage"),
		Polarity: schema.Affirmed, Modality: schema.Actual, Confidence: 0.9,
		Evidence: schema.Evidence{Document: d.Path, Sentence: 1, Start: start, End: start + len(quote), Quote: quote},
	}
	s.Identify()
	held := []schema.Statement{s}
	return Reading{d, held, entitiesOf(held), stancesOf(held)}, nil
}

const newArticle = `{"document":"news/new one.txt","title":"Again","source":"Meridian Press","date":"2026-03-09","text":"Veldoria demands free passage."}`

func TestAddAndRemoveADocument(t *testing.T) {
	server := newServer(t, Options{Read: readDemand})
	var got added
	status, _, body := send(t, http.MethodPost, server.URL+"/api/documents", newArticle, nil)
	decode(t, status, http.StatusOK, body, &got)
	if got.Status != "added" || len(got.Statements) != 1 || len(got.Stances) != 1 || got.Document.Path != "news/new one.txt" {
		t.Errorf("got %+v", got)
	}
	// Everything knows of it at once.
	var documents documentList
	get(t, server.URL+"/api/documents", &documents)
	if documents.Total != 3 || documents.Documents[0].Path != "news/new one.txt" || documents.Documents[0].Statements != 1 {
		t.Errorf("documents %+v", documents)
	}
	status, _, body = send(t, http.MethodPost, server.URL+"/api/documents", newArticle, nil)
	decode(t, status, http.StatusOK, body, &got)
	if got.Status != "unchanged" {
		t.Errorf("again: %s", got.Status)
	}
	var gone removed
	status, _, body = send(t, http.MethodDelete, server.URL+"/api/documents/news/new%20one.txt", "", nil)
	decode(t, status, http.StatusOK, body, &gone)
	get(t, server.URL+"/api/documents", &documents)
	if documents.Total != 2 {
		t.Errorf("%d documents are left", documents.Total)
	}
	if status, _, _ := send(t, http.MethodDelete, server.URL+"/api/documents/news/new%20one.txt", "", nil); status != http.StatusNotFound {
		t.Errorf("removed twice: %d", status)
	}
	// What is replaced may have as many quads as before.
	for _, title := range []string{"One", "Two"} {
		if status, _, body = send(t, http.MethodPost, server.URL+"/api/documents", strings.Replace(newArticle, "Again", title, 1), nil); status != http.StatusOK {
			t.Fatal(body)
		}
		get(t, server.URL+"/api/documents?limit=1", &documents)
		if documents.Documents[0].Title != title {
			t.Errorf("the title is %q, want %q", documents.Documents[0].Title, title)
		}
	}
}

func TestArticlesThatAreNotTaken(t *testing.T) {
	server := newServer(t, Options{Read: readDemand, Text: 2000, WriteTime: 100 * time.Millisecond})
	tests := []struct {
		name, body string
		status     int
		code       string
	}{
		{"unreadable", `{"text":"Lorem ipsum."}`, 422, "article"},
		{"no text", `{"text":"  "}`, 400, "request"},
		{"nothing", `{}`, 400, "request"},
		{"a path out of the house", `{"document":"../../etc/passwd","text":"Veldoria demands free passage."}`, 400, "request"},
		{"a path from the root", `{"document":"/etc/passwd","text":"Veldoria demands free passage."}`, 400, "request"},
		{"a path with control characters", `{"document":"a\nb","text":"Veldoria demands free passage."}`, 400, "request"},
		{"no date", `{"date":"yesterday","text":"Veldoria demands free passage."}`, 400, "request"},
		{"too long", `{"text":"` + strings.Repeat("x ", 1500) + `"}`, 413, "request_too_large"},
		{"too slow to read", `{"text":"wait for ever"}`, 422, "time"},
		{"unknown field", `{"text":"Veldoria demands free passage.","force":true}`, 400, "request"},
	}
	for _, test := range tests {
		status, _, body := send(t, http.MethodPost, server.URL+"/api/documents", test.body, nil)
		var got failed
		decode(t, status, test.status, body, &got)
		if got.Error.Code != test.code {
			t.Errorf("%s: %+v", test.name, got.Error)
		}
	}
}

func TestToken(t *testing.T) {
	server := newServer(t, Options{Read: readDemand, Token: "open sesame"})
	tests := []struct {
		name, authorization string
		want                int
	}{
		{"none", "", 401},
		{"wrong", "Bearer open", 401},
		{"longer", "Bearer open sesame!", 401},
		{"another scheme", "Basic open sesame", 401},
		{"right", "Bearer open sesame", 200},
		{"right, written otherwise", "bearer open sesame", 200},
	}
	for _, test := range tests {
		status, header, body := send(t, http.MethodPost, server.URL+"/api/documents", newArticle, func(r *http.Request) {
			if test.authorization != "" {
				r.Header.Set("Authorization", test.authorization)
			}
		})
		if status != test.want || status == http.StatusUnauthorized && header.Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("%s: %d %s", test.name, status, body)
		}
	}
	if status, _, _ := send(t, http.MethodDelete, server.URL+"/api/documents/harbour.txt", "", nil); status != http.StatusUnauthorized {
		t.Errorf("removed without the token: %d", status)
	}
	var about about
	if get(t, server.URL+"/api/about", &about); !about.Write || !about.Token {
		t.Errorf("about %+v", about)
	}
}

// A page elsewhere cannot have a browser write, not even as a plain form.
func TestFormOfAnotherSite(t *testing.T) {
	server := newServer(t, Options{Read: readDemand})
	tests := []struct {
		name    string
		headers map[string]string
		want    int
	}{
		{"form", map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"}, 403},
		{"form of an old browser", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, 415},
		{"text that is JSON", map[string]string{"Content-Type": "text/plain"}, 415},
		{"JSON without a type", map[string]string{"Content-Type": ""}, 415},
		{"script with no origin", map[string]string{"Origin": "null"}, 403},
		{"sent from elsewhere", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"sent from a neighbour", map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		{"sent by the page", map[string]string{"Sec-Fetch-Site": "same-origin"}, 200},
	}
	for _, test := range tests {
		status, _, body := send(t, http.MethodPost, server.URL+"/api/documents", newArticle, func(r *http.Request) {
			for name, value := range test.headers {
				r.Header.Set(name, value)
				if value == "" {
					r.Header.Del(name)
				}
			}
		})
		if status != test.want {
			t.Errorf("%s: %d %s", test.name, status, body)
		}
	}
}

func TestServerForOthersNeedsAToken(t *testing.T) {
	s, err := New(openStore(t), Options{Read: readDemand})
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"0.0.0.0:0", ":0"} {
		listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Serve(t.Context(), listener); err == nil || !strings.Contains(err.Error(), "token") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestMergeAndUndo(t *testing.T) {
	server := newServer(t, Options{Read: readDemand})
	decide := func(body string, want int, into any) {
		t.Helper()
		status, _, text := send(t, http.MethodPost, server.URL+"/api/decisions", body, nil)
		decode(t, status, want, text, into)
	}
	var got decided
	decide(`{"kind":"merge","names":["Ana Moréno","Tomas Reyes"],"because":"a pen name"}`, http.StatusOK, &got)
	if len(got.Decisions) != 1 || got.Decisions[0].Because != "a pen name" || got.Changed == 0 {
		t.Errorf("got %+v", got)
	}
	var page actorPage
	if get(t, server.URL+"/api/entities/Tomas%20Reyes", &page); page.Entity.Name != "Ana Moréno" {
		t.Errorf("Tomas Reyes is %q", page.Entity.Name)
	}
	var list decisionList
	if get(t, server.URL+"/api/decisions", &list); len(list.Decisions) != 1 {
		t.Errorf("decisions %+v", list)
	}
	decide(`{"kind":"merge","names":["Ana Moréno"],"undo":true}`, http.StatusOK, &got)
	if get(t, server.URL+"/api/entities/Tomas%20Reyes", &page); page.Entity.Name != "Tomas Reyes" {
		t.Errorf("undone, Tomas Reyes is %q", page.Entity.Name)
	}
	var wrong failed
	if decide(`{"kind":"merge","names":["Ana Moréno","Veldoria"]}`, http.StatusConflict, &wrong); wrong.Error.Code != "classes" {
		t.Errorf("%+v", wrong)
	}
	decide(`{"kind":"merge","names":["Ana Moréno"]}`, http.StatusUnprocessableEntity, &wrong)
	decide(`{"kind":"split","names":["Veldoria"]}`, http.StatusUnprocessableEntity, &wrong)
	decide(`{"kind":"merge","names":["Ana Moréno","Nobody Known"]}`, http.StatusNotFound, &wrong)
	decide(`{"kind":"divorce","names":["Ana Moréno"]}`, http.StatusBadRequest, &wrong)
}
