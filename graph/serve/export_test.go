package serve

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"parley/graph/export"
)

func TestExportIsWhatTheCommandLineWrites(t *testing.T) {
	store := openStore(t)
	server := serveStore(t, store, Options{})
	for _, f := range export.Formats {
		opts := export.Options{}
		address := server.URL + "/api/export/" + f.Name
		if f.Tables {
			opts.Table = export.Edges
			address += "?table=edges"
		}
		var want strings.Builder
		if err := export.Write(t.Context(), &want, store, f.Name, opts); err != nil {
			t.Fatal(err)
		}
		status, header, got := send(t, http.MethodGet, address, "", nil)
		if status != http.StatusOK || got != want.String() || header.Get("Content-Type") != f.Media {
			t.Errorf("%s: %d %s, %d bytes, want %d", f.Name, status, header.Get("Content-Type"), len(got), want.Len())
		}
		if name := header.Get("Content-Disposition"); !strings.HasPrefix(name, "attachment; filename=parley") || !strings.HasSuffix(name, "."+f.Ending) {
			t.Errorf("%s: %s", f.Name, name)
		}
	}
	_, _, all := send(t, http.MethodGet, server.URL+"/api/export/nquads", "", nil)
	_, _, some := send(t, http.MethodGet, server.URL+"/api/export/nquads?document=harbour.txt&polarity=negated", "", nil)
	if some == "" || len(some) >= len(all) || strings.Contains(some, "talks.txt") {
		t.Errorf("the filter leaves %d of %d bytes", len(some), len(all))
	}
}

// A client that reads nothing holds its place for a while, and no longer; and
// others are told to come again.
func TestFewDownloadsAtOnce(t *testing.T) {
	s, err := New(openStore(t), Options{Downloads: 1, Wait: 20 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	s.downloads.enter(t.Context())
	server := serving(t, s.Handler())
	status, header, _ := send(t, http.MethodGet, server.URL+"/api/export/dot", "", nil)
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", status, header.Get("Retry-After"))
	}
	s.downloads.leave()
	if status, _, _ := send(t, http.MethodGet, server.URL+"/api/export/dot", "", nil); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	if len(s.downloads.places) != 0 {
		t.Error("the place is not free again")
	}
}

func TestExportEndsWithItsTime(t *testing.T) {
	server := newServer(t, Options{DownloadTime: time.Nanosecond})
	status, _, body := send(t, http.MethodGet, server.URL+"/api/export/nquads", "", nil)
	var got failed
	decode(t, status, http.StatusUnprocessableEntity, body, &got)
	if got.Error.Code != "time" {
		t.Errorf("%+v", got.Error)
	}
}

func TestUnchangedAnswersAreNotSentAgain(t *testing.T) {
	server := newServer(t, Options{})
	for _, path := range []string{"/api/documents/harbour.txt", "/api/actors", "/api/export"} {
		_, header, _ := send(t, http.MethodGet, server.URL+path, "", nil)
		tag := header.Get("ETag")
		if tag == "" {
			t.Errorf("%s has no tag", path)
		}
		status, _, body := send(t, http.MethodGet, server.URL+path, "", func(r *http.Request) { r.Header.Set("If-None-Match", `"x", `+tag) })
		if status != http.StatusNotModified || body != "" {
			t.Errorf("%s: %d %q", path, status, body)
		}
		if status, _, _ := send(t, http.MethodGet, server.URL+path, "", func(r *http.Request) { r.Header.Set("If-None-Match", `"x"`) }); status != http.StatusOK {
			t.Errorf("%s: %d for another tag", path, status)
		}
	}
	if _, header, _ := send(t, http.MethodGet, server.URL+"/api/query?q=g.Emit(1)", "", nil); header.Get("Cache-Control") != "private, no-cache" {
		t.Errorf("Cache-Control %q", header.Get("Cache-Control"))
	}
}

func TestPanicIsAnAnswer(t *testing.T) {
	s, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := s.answered(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") }), &s.turns)
	server := serving(t, broken)
	var got failed
	status, _, body := send(t, http.MethodGet, server.URL, "", nil)
	decode(t, status, http.StatusInternalServerError, body, &got)
	if got.Error.Code != "internal" || strings.Contains(body, "broken") || len(s.turns.places) != 0 {
		t.Errorf("%s", body)
	}
}
