package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"parley/schema"
)

// listening is a server as the command runs it, until the test ends.
func listening(t testing.TB, s *Server) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// raw sends bytes as they are and gives what comes back, for at most a while.
func raw(t testing.TB, address, request string, patience time.Duration) string {
	t.Helper()
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(c, request)
	reply, _ := io.ReadAll(c) // until the server hangs up, or the deadline
	return string(reply)
}

func TestPathsLeadNowhereElse(t *testing.T) {
	s, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	address := listening(t, s)
	for _, path := range []string{
		"/assets/../server.go", "/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd",
		"/assets/....//etc/passwd", `/assets/..\..\etc\passwd`, "/assets/%00", "/../etc/passwd", "//etc/passwd", "/assets/",
		"/api/documents/../../../etc/passwd", "/api/documents/..%2f..%2fetc%2fpasswd", "/api/documents//etc/passwd", "/api/documents/%2fetc%2fpasswd",
		"/api/export/..%2f..%2fetc%2fpasswd",
	} {
		reply := raw(t, address, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 5*time.Second)
		status, _, _ := strings.Cut(strings.TrimPrefix(reply, "HTTP/1.1 "), " ")
		if status < "300" || strings.Contains(reply, "root:") || strings.Contains(reply, "package serve") {
			t.Errorf("%s: %.80s", path, reply)
		}
	}
}

// Whatever an article or a name holds, no browser takes an answer for a page.
func TestScriptInNamesAndArticlesStaysText(t *testing.T) {
	const script = `<script>alert(1)</script>`
	store := openStore(t)
	text := "Mallory " + script + " demands free passage."
	st := schema.Statement{
		Subject:  argument("Mallory "+script, schema.Person, "Mallory "+script),
		Relation: relation("demand", "demands"), Object: object("free passage", schema.Position, "free passage"),
		Polarity: schema.Affirmed, Modality: schema.Actual, Confidence: 0.9,
		Evidence: schema.Evidence{Document: "evil" + script + ".txt", Sentence: 1, End: len(text), Quote: text},
	}
	st.Identify()
	held := []schema.Statement{st}
	doc := schema.Document{Path: st.Evidence.Document, Title: script, Text: text, Hash: schema.TextHash(text)}
	if _, err := store.Put(t.Context(), doc, held, entitiesOf(held), nil); err != nil {
		t.Fatal(err)
	}
	server := serveStore(t, store, Options{})
	for _, path := range []string{
		"/api/search?q=" + url.QueryEscape(script), "/api/suggest?q=mallory", "/api/entities/" + url.PathEscape(st.Subject.ID),
		"/api/statements/" + st.ID, "/api/documents/" + url.PathEscape(doc.Path), "/api/relations?a=" + url.QueryEscape(script),
		"/api/nothing" + url.PathEscape(script), "/api/query?q=" + url.QueryEscape(script), "/api/v2/query?qu=" + url.QueryEscape(script),
		"/api/v2/read?sub=" + url.QueryEscape("<"+st.Subject.ID+">"), "/api/export/svg", "/api/export/html", "/" + url.PathEscape(script),
	} {
		_, header, body := send(t, http.MethodGet, server.URL+path, "", nil)
		kind := header.Get("Content-Type")
		downloaded := strings.HasPrefix(header.Get("Content-Disposition"), "attachment")
		if !downloaded && !strings.HasPrefix(kind, "application/json") && !strings.HasPrefix(kind, "text/plain") {
			t.Errorf("%s is %s", path, kind)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(header.Get("Content-Security-Policy"), "default-src 'self'") {
			t.Errorf("%s: %v", path, header)
		}
		if strings.HasSuffix(path, "html") && strings.Contains(body, script) {
			t.Errorf("%s holds the script as it is", path)
		}
	}
	if status, header, _ := send(t, http.MethodGet, server.URL+"/api/statements/x%0d%0aSet-Cookie:%20a=b", "", nil); status == 200 || header.Get("Set-Cookie") != "" {
		t.Error("a line break in the address became a header")
	}
}

func TestGuestsByName(t *testing.T) {
	const guest = "https://graph.example"
	server := newServer(t, Options{Origins: []string{guest}})
	tests := []struct {
		method, origin string
		want           int
		allowed        string
	}{
		{http.MethodGet, guest, 200, guest},
		{http.MethodOptions, guest, 204, guest},
		{http.MethodGet, "https://evil.example", 403, ""},
		{http.MethodOptions, "https://evil.example", 403, ""},
		{http.MethodGet, "https://graph.example.evil.example", 403, ""},
		{http.MethodGet, "http://graph.example", 403, ""},
		{http.MethodGet, "null", 403, ""},
		{http.MethodGet, "", 200, ""},
	}
	for _, test := range tests {
		status, header, _ := send(t, test.method, server.URL+"/api/stats", "", func(r *http.Request) {
			if test.origin != "" {
				r.Header.Set("Origin", test.origin)
				r.Header.Set("Sec-Fetch-Site", "cross-site")
			}
		})
		if status != test.want || header.Get("Access-Control-Allow-Origin") != test.allowed || header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s from %q: %d %q", test.method, test.origin, status, header.Get("Access-Control-Allow-Origin"))
		}
		if !strings.Contains(strings.Join(header.Values("Vary"), ","), "Origin") {
			t.Errorf("%s from %q: a cache may give it to others", test.method, test.origin)
		}
	}
	for _, origin := range []string{"*", "graph.example", "https://graph.example/", "https://graph.example/page", "ftp://graph.example", ""} {
		if _, err := New(openStore(t), Options{Origins: []string{origin}}); err == nil {
			t.Errorf("%q is taken for an origin", origin)
		}
	}
}

// A body without end is not read to its end.
func TestEndlessBody(t *testing.T) {
	s, err := New(openStore(t), Options{Read: readDemand})
	if err != nil {
		t.Fatal(err)
	}
	address := listening(t, s)
	for _, path := range []string{"/api/query", "/api/documents", "/api/v2/query", "/api/graph"} {
		body, end := io.Pipe()
		go func() {
			piece := []byte(strings.Repeat("x", 1<<16))
			for {
				if _, err := end.Write(piece); err != nil {
					return
				}
			}
		}()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+path, body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		began := time.Now()
		response, err := http.DefaultClient.Do(r)
		body.CloseWithError(io.ErrClosedPipe)
		if err != nil { // hung up on while it was still sending
			continue
		}
		response.Body.Close()
		if response.StatusCode != http.StatusRequestEntityTooLarge || time.Since(began) > 10*time.Second {
			t.Errorf("%s: %d after %v", path, response.StatusCode, time.Since(began))
		}
	}
	if reply := raw(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "+strings.Repeat("x", 64<<10)+"\r\n\r\n", 5*time.Second); !strings.HasPrefix(reply, "HTTP/1.1 431") {
		t.Errorf("a head of 64 KiB: %.40s", reply)
	}
}

func TestSlowClients(t *testing.T) {
	s, err := New(openStore(t), Options{Pace: 300 * time.Millisecond, Concurrent: 1, Downloads: 1})
	if err != nil {
		t.Fatal(err)
	}
	address := listening(t, s)
	t.Run("head", func(t *testing.T) {
		began := time.Now()
		reply := raw(t, address, "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", 10*time.Second)
		if took := time.Since(began); took > 5*time.Second || strings.HasPrefix(reply, "HTTP/1.1 200") {
			t.Errorf("hung up after %v: %.40s", took, reply)
		}
	})
	t.Run("body", func(t *testing.T) {
		began := time.Now()
		reply := raw(t, address, "POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", 10*time.Second)
		if took := time.Since(began); took > 5*time.Second || !strings.HasPrefix(reply, "HTTP/1.1 408") {
			t.Errorf("hung up after %v: %.40s", took, reply)
		}
	})
	t.Run("reader", func(t *testing.T) {
		// More than any buffer on the way holds, and a client that reads none of it.
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		ask := url.QueryEscape(`for (var i = 0; i < 9000; i++) g.Emit("` + strings.Repeat("x", 900) + `" + i)`)
		fmt.Fprintf(c, "GET /api/query?limit=10000&q=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", ask)
		// Meanwhile the only turn is free for others.
		var got answer
		get(t, "http://"+address+"/api/query?q=g.Emit(1)", &got)
		time.Sleep(time.Second)
		if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, bufio.NewReader(c))
		if n >= 8_000_000 {
			t.Errorf("%d bytes were kept for a client that did not read (%v)", n, err)
		}
	})
}

// Queries that want all the time or all the memory end, and nobody else waits.
func TestGreedyQueries(t *testing.T) {
	server := newServer(t, Options{QueryTime: 1500 * time.Millisecond, Memory: 64 << 20, Concurrent: 2})
	tests := []struct{ name, script string }{
		{"loop", `while (true) {}`},
		{"list", `var a = []; while (true) a.push(new Array(1000).fill(a.length))`},
		{"text", `var s = "x"; while (true) s += s`},
		{"places", `new Array(1e9).fill(0)`},
		{"repetition", `g.Emit("x".repeat(1e9))`},
		{"regular expression", `/^(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"); while (true) {}`},
		{"rows", `while (true) g.Emit("x")`},
		{"itself", `var a = {}; a.a = a; g.Emit(a)`},
		{"recursion", `function f() { return f() + 1 } f()`},
		{"integer", `g.Emit(String(7n ** 9999999n))`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := time.Now()
			status, _, body := send(t, http.MethodPost, server.URL+"/api/v2/query", test.script, nil)
			if took := time.Since(began); took > 15*time.Second || status == http.StatusInternalServerError {
				t.Errorf("%d after %v: %.200s", status, took, body)
			}
			var alive answer
			post(t, server.URL+"/api/query", ask{Query: `g.Emit(1)`}, http.StatusOK, &alive)
		})
	}
}

func TestMetricsAndLog(t *testing.T) {
	var log strings.Builder
	store := openStore(t)
	s, err := New(store, Options{Access: textLog(&log)})
	if err != nil {
		t.Fatal(err)
	}
	server := serving(t, s.Handler())
	send(t, http.MethodGet, server.URL+"/api/query?q=g.V().All()", "", nil)
	send(t, http.MethodGet, server.URL+"/api/query?q=g.V((", "", nil)
	send(t, http.MethodGet, server.URL+"/api/stats", "", func(r *http.Request) { r.Host = "evil.example" })
	ctx, leave := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer leave()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/api/query?q="+url.QueryEscape("while (true) {}"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if response, err := http.DefaultClient.Do(r); err == nil {
		response.Body.Close()
	}
	wanted := []string{
		`parley_queries_total{language="gizmo",outcome="done"} 1`,
		`parley_queries_total{language="gizmo",outcome="wrong"} 1`,
		`parley_queries_total{language="gizmo",outcome="cancelled"} 1`,
		`parley_queries_running 0`,
		`parley_http_refused_total{reason="host"} 1`,
		`parley_http_requests_total{code="400",method="get",route="/api/query"} 1`,
		`parley_store{what="statements"} 6`,
		`parley_http_request_seconds_bucket{route="/api/query",le="0.2"}`,
		`go_goroutines`, `process_open_fds`,
	}
	var text string
	for range 50 { // the client has left before its query has ended
		if _, _, text = send(t, http.MethodGet, server.URL+"/metrics", "", nil); strings.Contains(text, `outcome="cancelled"`) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	for _, line := range wanted {
		if !strings.Contains(text, line) {
			t.Errorf("no %s in\n%s", line, text)
		}
	}
	if !strings.Contains(log.String(), "method=GET path=/api/query status=200") || strings.Contains(log.String(), "g.V()") {
		t.Errorf("log: %s", log.String())
	}
}
