package serve

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"parley/graph"
	"parley/schema"
)

// Two short articles from invented states. The dashes and the accent make byte
// offsets differ from counts of characters.
const (
	harbourText = "PORT ALBA, March 3 (Meridian) — The strait stays closed.\n\n" +
		"Veldoria — for the third time — demands free passage through the strait. " +
		"Kastania does not accept the demand, its ministry said.\n\n" +
		"President Ana Moréno will lead the Kastanian delegation on Monday. She accuses Veldoria of mining the strait."
	talksText = "Ana Moréno spoke with Tomas Reyes on Tuesday. Veldoria demands free passage, Reyes repeated."
)

func argument(name string, class schema.Class, text string) schema.Argument {
	return schema.Argument{ID: schema.EntityID(name), Name: name, Class: class, Text: text}
}

// claim makes a statement whose evidence is a quote of the text.
func claim(t testing.TB, document, text, quote string, s schema.Statement) schema.Statement {
	t.Helper()
	start := strings.Index(text, quote)
	if start < 0 {
		t.Fatalf("%q is not in %s", quote, document)
	}
	s.Evidence = schema.Evidence{Document: document, Sentence: 1 + strings.Count(text[:start], ". "), Start: start, End: start + len(quote), Quote: quote}
	if s.Polarity == "" {
		s.Polarity = schema.Affirmed
	}
	if s.Modality == "" {
		s.Modality = schema.Actual
	}
	s.Confidence = 0.9
	s.Identify()
	return s
}

func relation(name, text string) schema.Relation {
	return schema.Relation{ID: schema.RelationID(name), Name: name, Text: text}
}

func object(name string, class schema.Class, text string) *schema.Argument {
	a := argument(name, class, text)
	return &a
}

func harbourStatements(t testing.TB) []schema.Statement {
	c := func(quote string, s schema.Statement) schema.Statement {
		return claim(t, "harbour.txt", harbourText, quote, s)
	}
	veldoria, kastania := argument("Veldoria", schema.Country, "Veldoria"), argument("Kastania", schema.Country, "Kastania")
	moreno := argument("Ana Moréno", schema.Person, "President Ana Moréno")
	ministry := argument("Kastanian Foreign Ministry", schema.Organization, "its ministry")
	return []schema.Statement{
		c("Veldoria — for the third time — demands free passage through the strait", schema.Statement{Subject: veldoria,
			Relation: relation("demand", "demands"), Object: object("free passage", schema.Position, "free passage"), Rules: []string{"direct-object"}}),
		c("Kastania does not accept the demand", schema.Statement{Subject: kastania, Relation: relation("accept", "accept"),
			Object: object("demand", schema.Concept, "the demand"), Polarity: schema.Negated,
			Attribution: []schema.Attribution{{Source: ministry, Cue: "say", Kind: schema.Report}}, Rules: []string{"negation", "reported-speech"}}),
		c("President Ana Moréno will lead the Kastanian delegation on Monday", schema.Statement{Subject: moreno,
			Relation: relation("lead", "will lead"), Object: object("Kastanian delegation", schema.Group, "the Kastanian delegation"), Modality: schema.Future,
			Roles: []schema.Role{{Role: schema.RoleTime, Text: "on Monday"}}}),
		c("She accuses Veldoria of mining the strait", schema.Statement{Subject: veldoria,
			Relation: relation("mine", "mining"), Object: object("Alba Strait", schema.Place, "the strait"),
			Attribution: []schema.Attribution{{Source: moreno, Cue: "accuse", Kind: schema.Claim}}}),
	}
}

func talksStatements(t testing.TB) []schema.Statement {
	c := func(quote string, s schema.Statement) schema.Statement {
		return claim(t, "week 10/talks.txt", talksText, quote, s)
	}
	return []schema.Statement{
		c("Ana Moréno spoke with Tomas Reyes on Tuesday", schema.Statement{Subject: argument("Ana Moréno", schema.Person, "Ana Moréno"),
			Relation: relation("speak with", "spoke with"), Object: object("Tomas Reyes", schema.Person, "Tomas Reyes")}),
		c("Veldoria demands free passage", schema.Statement{Subject: argument("Veldoria", schema.Country, "Veldoria"),
			Relation: relation("demand", "demands"), Object: object("free passage", schema.Position, "free passage"),
			Attribution: []schema.Attribution{{Source: argument("Tomas Reyes", schema.Person, "Reyes"), Cue: "repeat", Kind: schema.Report}}}),
	}
}

// openStore is a store in memory that holds the two articles.
func openStore(t testing.TB) *graph.Store {
	t.Helper()
	store, err := graph.Open(t.Context(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	put := func(path, title, date, text string, statements []schema.Statement) {
		doc := schema.Document{Path: path, Title: title, Source: "Meridian Press", Date: date, Text: text, Hash: schema.TextHash(text)}
		if _, err := store.Put(t.Context(), doc, statements, entitiesOf(statements), stancesOf(statements)); err != nil {
			t.Fatal(err)
		}
	}
	put("harbour.txt", "The strait stays closed", "2026-03-03", harbourText, harbourStatements(t))
	put("week 10/talks.txt", "Two presidents talk", "2026-03-05", talksText, talksStatements(t))
	return store
}

func entitiesOf(statements []schema.Statement) []schema.Entity {
	var list []schema.Entity
	seen := map[string]bool{}
	add := func(a schema.Argument) {
		if !seen[a.ID] {
			seen[a.ID] = true
			list = append(list, schema.Entity{ID: a.ID, Name: a.Name, Class: a.Class})
		}
	}
	for _, s := range statements {
		add(s.Subject)
		if s.Object != nil {
			add(*s.Object)
		}
		for _, a := range s.Attribution {
			add(a.Source)
		}
	}
	return list
}

// stancesOf has every demand support what it demands.
func stancesOf(statements []schema.Statement) []schema.Stance {
	var list []schema.Stance
	for _, s := range statements {
		if s.Relation.ID != "demands" {
			continue
		}
		stance := schema.Stance{Holder: s.Subject, Target: *s.Object, Stance: schema.Supports, Strength: 0.8, Stated: schema.BySelf, Statements: []string{s.ID}}
		stance.Identify()
		list = append(list, stance)
	}
	return list
}

// newServer serves the two articles until the test ends.
func newServer(t testing.TB, opts Options) *httptest.Server {
	t.Helper()
	return serveStore(t, openStore(t), opts)
}

func serveStore(t testing.TB, store *graph.Store, opts Options) *httptest.Server {
	t.Helper()
	s, err := New(store, opts)
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, s.Handler())
}

func serving(t testing.TB, h http.Handler) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server
}

// send makes a request, lets change alter it, and gives status, headers and body.
func send(t testing.TB, method, url, body string, change func(*http.Request)) (int, http.Header, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if change != nil {
		change(r)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(content)
}

// get reads an answer of status 200 into a value.
func get(t testing.TB, url string, into any) {
	t.Helper()
	status, _, body := send(t, http.MethodGet, url, "", nil)
	decode(t, status, http.StatusOK, body, into)
}

// post sends a value and reads an answer of the wanted status.
func post(t testing.TB, url string, value any, wanted int, into any) {
	t.Helper()
	body, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	status, _, content := send(t, http.MethodPost, url, string(body), nil)
	decode(t, status, wanted, content, into)
}

func decode(t testing.TB, status, wanted int, body string, into any) {
	t.Helper()
	if status != wanted {
		t.Fatalf("status %d, want %d: %s", status, wanted, body)
	}
	if err := json.Unmarshal([]byte(body), into); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
}

// textLog writes lines into a text.
func textLog(to *strings.Builder) *slog.Logger {
	return slog.New(slog.NewTextHandler(&serialWriter{to: to}, nil))
}

// serialWriter lets one write at a time.
type serialWriter struct {
	sync.Mutex
	to *strings.Builder
}

func (w *serialWriter) Write(p []byte) (int, error) {
	w.Lock()
	defer w.Unlock()
	return w.to.Write(p)
}
