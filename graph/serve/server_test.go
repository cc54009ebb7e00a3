package serve

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestStopsWhenAsked(t *testing.T) {
	s, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, listener) }()
	address := "http://" + listener.Addr().String()
	if status, _, body := send(t, http.MethodGet, address+"/healthz", "", nil); status != http.StatusOK || body != "ok\n" {
		t.Errorf("health: %d %q", status, body)
	}
	if _, _, body := send(t, http.MethodGet, address+"/", "", nil); !strings.Contains(body, "<title>parley</title>") {
		t.Errorf("page: %q", body)
	}
	// A query that never ends does not keep the server from stopping.
	go func() {
		response, err := http.Post(address+"/api/query", "application/json", strings.NewReader(`{"q":"while (true) {}"}`))
		if err == nil {
			response.Body.Close()
		}
	}()
	time.Sleep(100 * time.Millisecond)
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(grace + 5*time.Second):
		t.Fatal("still serving")
	}
}

func TestPageThatIsNotBuilt(t *testing.T) {
	tests := []struct {
		name string
		dist fstest.MapFS
		want string
	}{
		{"not built", fstest.MapFS{"ui/dist/.keep": {}}, "make ui"},
		{"built", fstest.MapFS{"ui/dist/index.html": {Data: []byte("<p>the page")}}, "<p>the page"},
	}
	for _, test := range tests {
		p, err := openPage(test.dist)
		if err != nil {
			t.Fatal(err)
		}
		recorder := httptest.NewRecorder()
		p.index(recorder, nil)
		if recorder.Code != http.StatusOK || !strings.Contains(recorder.Body.String(), test.want) {
			t.Errorf("%s: %d %s", test.name, recorder.Code, recorder.Body)
		}
	}
}

func TestAssets(t *testing.T) {
	p, err := openPage(fstest.MapFS{"ui/dist/assets/app-1.js": {Data: []byte("1")}, "ui/dist/.keep": {}})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{"/assets/app-1.js": 200, "/assets/app-2.js": 404, "/assets/": 404} {
		recorder := httptest.NewRecorder()
		p.assets().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
		if recorder.Code != want {
			t.Errorf("%s: status %d, want %d", path, recorder.Code, want)
		}
		if cached := strings.Contains(recorder.Header().Get("Cache-Control"), "immutable"); cached != (want == 200) {
			t.Errorf("%s: Cache-Control %q", path, recorder.Header().Get("Cache-Control"))
		}
	}
}

func TestAddressInUse(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	s, err := New(openStore(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.ListenAndServe(t.Context(), listener.Addr().String())
	if err == nil || !strings.Contains(err.Error(), listener.Addr().String()) {
		t.Errorf("error %v does not name the address", err)
	}
}
