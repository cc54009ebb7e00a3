package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// storiesFile has a news story a line, where the data of the project is there.
const storiesFile = "../../../shared/data/text/synthetic-news.jsonl"

// BenchmarkServeStories measures the answers of a server on 4,500 stories, and
// fails where they take too long. PARLEY_STORIES names a store of them; without
// it one is built, which takes a minute or two.
func BenchmarkServeStories(b *testing.B) {
	address := serveCommandLine(b, "--store", storyStore(b))
	began := time.Now()
	for status := 0; status != http.StatusOK; { // the catalogue is being made
		response, err := http.Get(address + "/api/schema")
		if err != nil || time.Since(began) > time.Minute {
			b.Fatal("the server does not begin: ", err)
		}
		response.Body.Close()
		status = response.StatusCode
	}
	b.Logf("the catalogue is there after %v", time.Since(began).Round(time.Millisecond))
	for _, question := range []struct {
		name, path string
		most       time.Duration
	}{
		{"schema", "/api/schema", 200 * time.Millisecond},
		{"stats", "/api/stats", 50 * time.Millisecond},
		{"search", "/api/search?q=minister&limit=60", 50 * time.Millisecond},
		{"suggest", "/api/suggest?q=rus&limit=10", 50 * time.Millisecond},
		{"actor", "/api/entities/Russia", 200 * time.Millisecond},
		{"relations", "/api/relations?a=Russia&limit=100", 200 * time.Millisecond},
		{"query", "/api/query?q=g.V(%22%3CRussia%3E%22).Out(%22%3Cdemands%3E%22).All()", 100 * time.Millisecond},
	} {
		b.Run(question.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				response, err := http.Get(address + question.path)
				if err != nil {
					b.Fatal(err)
				}
				size, err := io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if err != nil || response.StatusCode != http.StatusOK || size < 30 {
					b.Fatalf("%d, %d bytes, %v", response.StatusCode, size, err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			if median := took[len(took)/2]; median > question.most {
				b.Errorf("%v, want %v", median, question.most)
			}
		})
	}
}

// storyStore is a store of the stories.
func storyStore(b *testing.B) string {
	if store := os.Getenv("PARLEY_STORIES"); store != "" {
		return store
	}
	file, err := os.Open(storiesFile)
	if err != nil {
		b.Skip("no stories: ", err)
	}
	defer file.Close()
	folder := b.TempDir()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		var story struct{ Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &story); err != nil {
			b.Fatal(err)
		}
		name := filepath.Join(folder, "story-"+strconv.Itoa(n)+".txt")
		if err := os.WriteFile(name, []byte(story.Text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	store := filepath.Join(b.TempDir(), "stories.db")
	var stderr strings.Builder
	code := run(b.Context(), []string{"parley", "build", "--store", store, "--format", "jsonl", folder}, nil, io.Discard, &stderr)
	if code != exitDone && code != exitSomeFailed {
		b.Fatal(stderr.String())
	}
	return store
}
