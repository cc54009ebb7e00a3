package serve

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
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
