package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"parley/schema"
)

// serveCommandLine runs a server until the test ends, and gives its address.
func serveCommandLine(t testing.TB, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	var stderr bytes.Buffer
	go func() {
		ended <- run(ctx, append([]string{"parley", "serve", "--listen", "127.0.0.1:0"}, args...), strings.NewReader(""), in, &stderr)
		in.Close()
	}()
	t.Cleanup(func() {
		stop()
		select {
		case code := <-ended:
			if code != exitDone && code != exitInterrupted {
				t.Errorf("exit code %d: %s", code, stderr.String())
			}
		case <-time.After(20 * time.Second):
			t.Error("the server does not stop")
		}
	})
	line := make([]byte, 200)
	n, err := out.Read(line)
	address := regexp.MustCompile(`http://[\d.:]+`).FindString(string(line[:n]))
	if err != nil || address == "" {
		t.Fatalf("no address: %s %v %s", line[:n], err, stderr.String())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return address
}

func call(t *testing.T, method, address, token string, body, into any) int {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), method, address, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

// An article that is pasted becomes what build makes of it.
func TestServeReadsArticles(t *testing.T) {
	store := filepath.Join(t.TempDir(), "pasted.db")
	address := serveCommandLine(t, "--store", store, "--write", "--token", "sesame")
	text, err := os.ReadFile("../../testdata/articles/korean-summit.txt")
	if err != nil {
		t.Fatal(err)
	}
	article := map[string]string{"document": "pasted/summit.txt", "text": string(text)}
	var failed struct{ Error struct{ Code string } }
	if status := call(t, http.MethodPost, address+"/api/documents", "wrong", article, &failed); status != http.StatusUnauthorized {
		t.Errorf("status %d without the token", status)
	}
	var added struct {
		Status     string
		Document   struct{ Date string }
		Statements []schema.Statement
		Stances    []schema.Stance
	}
	if status := call(t, http.MethodPost, address+"/api/documents", "sesame", article, &added); status != http.StatusOK || added.Status != "added" {
		t.Fatalf("%d %+v", status, added)
	}
	var stdout bytes.Buffer
	built := filepath.Join(t.TempDir(), "built.db")
	if code := run(t.Context(), []string{"parley", "build", "--store", built, "--format", "jsonl", "../../testdata/articles/korean-summit.txt"}, nil, &stdout, io.Discard); code != exitDone {
		t.Fatal(stdout.String())
	}
	if want := fmt.Sprintf(`"statements":%d`, len(added.Statements)); !strings.Contains(stdout.String(), want) || len(added.Statements) < 30 || added.Document.Date == "" {
		t.Errorf("%d statements of %q; build says %s", len(added.Statements), added.Document.Date, stdout.String())
	}
	var why struct{ Explanations []struct{ Title string } }
	if call(t, http.MethodGet, address+"/api/statements/"+added.Statements[0].ID, "", nil, &why); len(why.Explanations) != 1 {
		t.Errorf("the statement is not in the store: %+v", why)
	}
	if status := call(t, http.MethodPost, address+"/api/documents", "sesame", map[string]string{"text": "Dies ist ein Text, der nicht auf Englisch geschrieben ist und den niemand lesen kann."}, &failed); status != http.StatusUnprocessableEntity || failed.Error.Code != "article" {
		t.Errorf("%d %+v", status, failed)
	}
	// Nobody else writes meanwhile, and is told who does.
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"parley", "build", "--store", store, "../../testdata/articles/iran-nuclear-deal.txt"}, nil, io.Discard, &stderr); code != exitFailed || !strings.Contains(stderr.String(), store) {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
}
