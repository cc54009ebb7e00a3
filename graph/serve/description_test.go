package serve

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"parley/schema"
)

// samples are requests to every operation of the description, by its id. What
// comes back has to be what the description says.
func samples(t *testing.T) map[string][]string {
	id := harbourStatements(t)[0].ID
	return map[string][]string{
		"actors":               {"/api/actors", "/api/actors?since=2026-03-04&class=person&limit=1", "/api/actors?offset=100"},
		"relations":            {"/api/relations", "/api/relations?a=Veldoria&b=free+passage&min-confidence=0.5"},
		"stances":              {"/api/stances", "/api/stances?holder=Veldoria&on=free+passage", "/api/stances?holder=Kastania"},
		"timeline":             {"/api/timeline", "/api/timeline?actor=Veldoria&limit=1", "/api/timeline?by=week&from=2026-03-01&events=true"},
		"matrix":               {"/api/matrix", "/api/matrix?actor=Veldoria&actor=Kastania&targets=all&unnamed=true"},
		"issues":               {"/api/issues", "/api/issues?all=true&limit=1", "/api/issues?since=2026-03-04"},
		"allies":               {"/api/allies?actor=Veldoria", "/api/allies?actor=Veldoria&min-shared=2"},
		"opponents":            {"/api/opponents?actor=Veldoria"},
		"shifts":               {"/api/shifts?actor=Veldoria&all=true", "/api/shifts?actor=Veldoria&kind=reversal"},
		"disputes":             {"/api/disputes", "/api/disputes?actor=Veldoria&kind=denial&within=0"},
		"path":                 {"/api/path?a=Veldoria&b=free+passage", "/api/path?a=Veldoria&b=Tomas+Reyes&strongest=2&direction=forward&relation=demands&relation=speaks_with&hops=3"},
		"search":               {"/api/search?q=strait", "/api/search"},
		"suggest":              {"/api/suggest?q=vel"},
		"entity":               {"/api/entities/Veldoria", "/api/entities/kastania?polarity=negated"},
		"statements":           {"/api/statements?limit=2", "/api/statements?subject=Veldoria&object=free_passage&polarity=affirmed"},
		"why":                  {"/api/statements/" + id, "/api/statements/" + id[:12]},
		"graph":                {"/api/graph " + `{"ids":["Veldoria"],"each":3,"filter":{"polarity":"affirmed"}}`},
		"queryInAddress":       {"/api/query?language=gizmo&limit=3&q=g.V().All()"},
		"query":                {"/api/query " + `{"q":"g.V(\"<Veldoria>\").Out().Tag(\"x\").All()"}`, "/api/query " + `{"q":"g.V(\"Veldoria\").Out(\"<demands>\").All()","language":"gizmo","limit":1}`},
		"schema":               {"/api/schema"},
		"stats":                {"/api/stats", "/api/stats?top=3"},
		"verify":               {"/api/verify"},
		"documents":            {"/api/documents", "/api/documents?limit=1"},
		"document":             {"/api/documents/harbour.txt"},
		"formats":              {"/api/export"},
		"export":               {"/api/export/gexf?edges=statements", "/api/export/nquads?actor=Veldoria", "/api/export/csv?table=nodes", "/api/export/html"},
		"cayleyQuery":          {"/api/v2/query?lang=gizmo " + `g.V().All()`},
		"cayleyQueryInAddress": {"/api/v2/query?lang=mql&qu=" + url.QueryEscape(`[{"id":null,"<demands>":null}]`)},
		"cayleyFormats":        {"/api/v2/formats"},
		"cayleyRead":           {"/api/v2/read?sub=<Veldoria>", "/api/v2/read?format=json&pred=<demands>", "/api/v2/read?sub=nothing"},
		"cayleyOldQuery":       {"/api/v1/query/gizmo?limit=2 " + `g.V().All()`},
		"cayleyShape":          {"/api/v1/shape/gizmo " + `g.V("<A>").Out().All()`},
		"duplicates":           {"/api/duplicates", "/api/duplicates?actor=Veldoria"},
		"decisions":            {"/api/decisions"},
		"decide":               {"/api/decisions " + `{"kind":"merge","names":["Ana Moréno","Tomas Reyes"],"because":"a pen name"}`},
		"addDocument":          {"/api/documents " + `{"document":"new.txt","title":"New","date":"2026-03-06","text":"Veldoria demands free passage."}`},
		"removeDocument":       {"/api/documents/gone.txt"},
		"about":                {"/api/about"},
		"metrics":              {"/metrics"},
		"health":               {"/healthz"},
	}
}

// described is the description, as a client gets it.
func described(t *testing.T, address string) (validator.Validator, map[string]map[string]operation) {
	t.Helper()
	status, header, text := send(t, http.MethodGet, address+"/api/openapi.json", "", nil)
	if status != http.StatusOK || !strings.HasPrefix(header.Get("Content-Type"), "application/openapi+json") {
		t.Fatalf("%d %s", status, header.Get("Content-Type"))
	}
	document, err := libopenapi.NewDocument([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	v, faults := validator.NewValidator(document)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if ok, faults := v.ValidateDocument(); !ok {
		for _, f := range faults {
			t.Errorf("the description is no OpenAPI: %v", f)
		}
	}
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]operation
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(d.OpenAPI, "3.1") {
		t.Errorf("OpenAPI %s", d.OpenAPI)
	}
	return v, d.Paths
}

type operation struct {
	OperationID string
	Summary     string
	RequestBody *struct{ Content map[string]any }
}

func TestDescriptionTellsTheTruth(t *testing.T) {
	store := openStore(t)
	if _, err := store.Put(t.Context(), schema.Document{Path: "gone.txt", Text: "x", Hash: schema.TextHash("x")}, nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	server := serveStore(t, store, Options{Read: readDemand})
	v, paths := described(t, server.URL)
	seen := map[string]bool{}
	for path, methods := range paths {
		for method, op := range methods {
			seen[op.OperationID] = true
			if op.Summary == "" {
				t.Errorf("%s %s: nothing is said of it", method, path)
			}
			if len(samples(t)[op.OperationID]) == 0 && !strings.HasPrefix(op.Summary, "Always refused") {
				t.Errorf("%s %s: no sample request for %s", method, path, op.OperationID)
			}
			for _, sample := range samples(t)[op.OperationID] {
				t.Run(op.OperationID, func(t *testing.T) { checkSample(t, v, server.URL, strings.ToUpper(method), sample, &op) })
			}
		}
	}
	s, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.routes() {
		if !seen[r.OperationID] {
			t.Errorf("%s is not described", r.OperationID)
		}
	}
}

func checkSample(t *testing.T, v validator.Validator, address, method, sample string, op *operation) {
	target, body, _ := strings.Cut(sample, " ")
	r, err := http.NewRequestWithContext(t.Context(), method, address+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if op.RequestBody != nil {
		for media := range op.RequestBody.Content {
			r.Header.Set("Content-Type", media)
		}
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
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %s", sample, response.StatusCode, content)
	}
	response.Body = io.NopCloser(bytes.NewReader(content))
	r.Body = io.NopCloser(strings.NewReader(body))
	if ok, faults := v.ValidateHttpRequestResponse(r, response); !ok {
		for _, f := range faults {
			t.Errorf("%s: %s: %s\n%v\n%.400s", sample, f.Message, f.Reason, f.SchemaValidationErrors, content)
		}
	}
}

// Every mistake of a request is answered in the same shape.
func TestMistakes(t *testing.T) {
	server := newServer(t, Options{})
	tests := []struct {
		path, code, says string
		status           int
	}{
		{"/api/relations?sincce=2026-01-01", "request", "sincce", 400},
		{"/api/relations?since=yesterday", "request", "since", 400},
		{"/api/relations?polarity=yes", "request", "polarity", 400},
		{"/api/relations?min-confidence=2", "request", "min-confidence", 400},
		{"/api/relations?limit=-1", "request", "limit", 400},
		{"/api/relations?a=Veldora", "not_found", "Did you mean Veldoria", 404},
		{"/api/timeline?relation=demandz", "not_found", "demands", 404},
		{"/api/path?a=Veldoria", "request", "required", 400},
		{"/api/documents/none.txt", "not_found", "none.txt", 404},
		{"/api/export/pdf", "not_found", "choose one of", 404},
		{"/api/export/csv", "request", "two tables", 400},
		{"/api/export/dot?table=nodes", "request", "together", 400},
		{"/api/export/gexf?actor=Nobody+Known", "not_found", "Nobody Known", 404},
		{"/api/nowhere", "not_found", "/api/nowhere", 404},
	}
	for _, test := range tests {
		status, header, body := send(t, http.MethodGet, server.URL+test.path, "", nil)
		var got failed
		decode(t, status, test.status, body, &got)
		if got.Error.Code != test.code || !strings.Contains(got.Error.Message, test.says) || header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %+v", test.path, got.Error)
		}
	}
	var got failed
	status, _, body := send(t, http.MethodGet, server.URL+"/api/entities/Veldora", "", nil)
	decode(t, status, http.StatusNotFound, body, &got)
	if s := got.Error.Suggestions; len(s) == 0 || s[0].ID != "Veldoria" || s[0].Statements != 3 {
		t.Errorf("suggestions %+v", s)
	}
}
