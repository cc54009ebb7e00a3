package serve

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhoMayAsk(t *testing.T) {
	server := newServer(t, Options{Hosts: []string{"graph.example"}})
	tests := []struct {
		name, host, path string
		headers          map[string]string
		want             int
	}{
		{name: "by address", path: "/api/stats", want: 200},
		{name: "by name", host: "localhost:1", path: "/api/stats", want: 200},
		{name: "by a name given", host: "Graph.Example", path: "/api/stats", want: 200},
		{name: "by the other loopback", host: "[::1]:80", path: "/api/stats", want: 200},
		{name: "rebound name", host: "evil.example", path: "/api/stats", want: 421},
		{name: "rebound name asks for the page", host: "evil.example", path: "/", want: 421},
		{name: "name that ends like one of ours", host: "evil-localhost", path: "/", want: 421},
		{name: "foreign address", host: "192.0.2.7", path: "/", want: 421},
		{name: "own origin", host: "localhost:1", path: "/api/stats", headers: map[string]string{"Origin": "http://localhost:1"}, want: 200},
		{name: "foreign origin", path: "/api/stats", headers: map[string]string{"Origin": "https://evil.example"}, want: 403},
		{name: "other port", host: "localhost:1", path: "/api/stats", headers: map[string]string{"Origin": "http://localhost:2"}, want: 403},
		{name: "no origin to speak of", path: "/api/stats", headers: map[string]string{"Origin": "null"}, want: 403},
		{name: "picture on a foreign page", path: "/api/stats", headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, want: 403},
		{name: "link from a foreign page", path: "/", headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, want: 200},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			status, header, body := send(t, http.MethodGet, server.URL+test.path, "", func(r *http.Request) {
				if test.host != "" {
					r.Host = test.host
				}
				for name, value := range test.headers {
					r.Header.Set(name, value)
				}
			})
			if status != test.want {
				t.Errorf("status %d, want %d: %s", status, test.want, body)
			}
			if allowed := header.Get("Access-Control-Allow-Origin"); allowed != "" {
				t.Errorf("another origin is allowed: %s", allowed)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	server := newServer(t, Options{})
	for _, path := range []string{"/", "/api/stats", "/api/nowhere", "/nowhere", "/healthz"} {
		_, header, _ := send(t, http.MethodGet, server.URL+path, "", nil)
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'self'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if !strings.HasPrefix(header.Get(name), want) {
				t.Errorf("%s: %s is %q, want %q", path, name, header.Get(name), want)
			}
		}
		policy := header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: weak policy %q", path, policy)
		}
	}
}

func TestNonceIsFresh(t *testing.T) {
	server := newServer(t, Options{})
	_, first, page := send(t, http.MethodGet, server.URL, "", nil)
	_, second, _ := send(t, http.MethodGet, server.URL, "", nil)
	if first.Get("Content-Security-Policy") == second.Get("Content-Security-Policy") {
		t.Error("two pages share a nonce")
	}
	if strings.Contains(page, "{{nonce}}") {
		t.Error("the page lacks its nonce")
	}
}

func TestReadOnly(t *testing.T) {
	server := newServer(t, Options{})
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		for _, path := range []string{"/api/documents/harbour.txt", "/api/statements", "/api/query", "/"} {
			if status, _, _ := send(t, method, server.URL+path, "", nil); status < 400 {
				t.Errorf("%s %s: status %d", method, path, status)
			}
		}
	}
	var got failed
	for method, path := range map[string]string{http.MethodPost: "/api/documents", http.MethodDelete: "/api/documents/harbour.txt"} {
		status, _, body := send(t, method, server.URL+path, newArticle, nil)
		if decode(t, status, http.StatusForbidden, body, &got); got.Error.Code != "read_only" {
			t.Errorf("%s: %+v", path, got.Error)
		}
	}
}
