package serve

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph/graphtest/browser"
)

func TestCayleyAddresses(t *testing.T) {
	server := newServer(t, Options{})
	const ask = `g.V("<Veldoria>").Out("<demands>").Unique().All()`
	for _, address := range []string{"/api/v2/query?lang=gizmo", "/api/v2/query", "/api/v1/query/gizmo", "/api/v1/query/gremlin"} {
		for _, body := range []string{ask, asJSON(ask)} { // some clients send a query as a JSON string
			status, _, text := send(t, http.MethodPost, server.URL+address, body, nil)
			var got struct{ Result []map[string]any }
			decode(t, status, http.StatusOK, text, &got)
			if len(got.Result) != 1 || got.Result[0]["id"] != "<free_passage>" {
				t.Errorf("%s: got %s", address, text)
			}
		}
	}
	var got struct{ Result []map[string]any }
	get(t, server.URL+"/api/v2/query?lang=gizmo&session=7&qu="+url.QueryEscape(ask), &got)
	if len(got.Result) != 1 {
		t.Errorf("in the address: %+v", got)
	}
	status, _, text := send(t, http.MethodPost, server.URL+"/api/v1/query/gizmo?limit=3", `g.V().All()`, nil)
	if decode(t, status, http.StatusOK, text, &got); len(got.Result) != 3 {
		t.Errorf("%d rows, want 3", len(got.Result))
	}
	for _, address := range []string{"/api/v2/query?lang=gizmo", "/api/v2/query?lang=sql", "/api/v1/query/gizmo", "/api/v2/write", "/api/v1/delete"} {
		status, _, text := send(t, http.MethodPost, server.URL+address, `g.V((`, nil)
		var wrong struct{ Error string }
		if err := json.Unmarshal([]byte(text), &wrong); err != nil || wrong.Error == "" || status < 400 {
			t.Errorf("%s: %d %s", address, status, text)
		}
	}
}

func TestCayleyRead(t *testing.T) {
	server := newServer(t, Options{})
	_, header, text := send(t, http.MethodGet, server.URL+"/api/v2/read?sub="+url.QueryEscape("<Veldoria>")+"&pred="+url.QueryEscape("<demands>"), "", nil)
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "<Veldoria> <demands> <free_passage> <stmt:") || header.Get("Content-Type") != "application/n-quads" {
		t.Errorf("%s %q", header.Get("Content-Type"), lines)
	}
	var quads []struct{ Subject, Predicate, Object, Label string }
	get(t, server.URL+"/api/v2/read?format=json&obj="+url.QueryEscape("<free_passage>")+"&pred="+url.QueryEscape("<demands>"), &quads)
	if len(quads) != 2 || quads[0].Subject != "<Veldoria>" {
		t.Errorf("%+v", quads)
	}
	get(t, server.URL+"/api/v2/read?format=json&sub=nobody", &quads)
	if len(quads) != 0 {
		t.Errorf("%+v", quads)
	}
	_, _, all := send(t, http.MethodGet, server.URL+"/api/v2/read", "", nil)
	if n := strings.Count(all, "\n"); n < 200 {
		t.Errorf("%d quads in all", n)
	}
}

// The published client of Cayley, which speaks version 1, gets what it asks for.
func TestCayleysOwnClient(t *testing.T) {
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			browser.Missing(t, program+" is not installed")
		}
	}
	folder := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", "ask.js"} {
		content, err := os.ReadFile(filepath.Join("testdata/client", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	install := exec.CommandContext(t.Context(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	install.Dir = folder
	if output, err := install.CombinedOutput(); err != nil {
		browser.Missing(t, "npm cannot install the client: "+string(output))
	}
	server := newServer(t, Options{})
	run := exec.CommandContext(t.Context(), "node", "ask.js", server.URL)
	run.Dir = folder
	output, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var got struct {
		Demands, Followed []map[string]any
		Limited, Values   []any
		Shape             struct{ Nodes, Links []any }
		Written           string
	}
	if err := json.Unmarshal(output, &got); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	ids := func(rows []map[string]any) (list []string) {
		for _, row := range rows {
			list = append(list, row["id"].(string))
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	if got := ids(got.Demands); !slices.Equal(got, []string{"<free_passage>"}) {
		t.Errorf("demands: %v", got)
	}
	if got := ids(got.Followed); !slices.Equal(got, []string{"<Kastanian_delegation>"}) {
		t.Errorf("over a morphism: %v", got)
	}
	if len(got.Limited) != 2 || len(got.Shape.Nodes) != 3 || len(got.Shape.Links) != 1 || !strings.Contains(got.Written, "documents") {
		t.Errorf("%s", output)
	}
}

func asJSON(text string) string {
	q, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(q)
}
