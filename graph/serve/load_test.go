package serve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clients is how many ask at once.
const clients = 200

// Two hundred clients at once get every answer, and leave nothing behind.
func TestManyClients(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	long := 5 * time.Second
	if os.Getenv("PARLEY_REQUIRE_ALL") == "1" {
		long = 30 * time.Second
	}
	s, err := New(openStore(t), Options{Wait: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listening(t, s)
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	client := &http.Client{Transport: transport}
	askAll(t, t.Context(), client, address) // once, to have everything there that is made at first
	transport.CloseIdleConnections()
	goroutines, memory := settled()

	ctx, cancel := context.WithTimeout(t.Context(), long)
	defer cancel()
	var answers atomic.Int64
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for ctx.Err() == nil {
				answers.Add(askAll(t, ctx, client, address))
			}
		})
	}
	all.Wait()
	t.Logf("%d answers in %v", answers.Load(), long)
	if answers.Load() < clients {
		t.Errorf("only %d answers", answers.Load())
	}
	transport.CloseIdleConnections()
	var after int
	var kept uint64
	for range 50 {
		if after, kept = settled(); after <= goroutines+5 {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if after > goroutines+5 {
		t.Errorf("%d goroutines, before %d", after, goroutines)
	}
	if kept > memory+20<<20 {
		t.Errorf("%d MiB are held, before %d", kept>>20, memory>>20)
	}
}

// askAll asks one of each kind, and counts the answers.
func askAll(t *testing.T, ctx context.Context, client *http.Client, address string) (answers int64) {
	for _, path := range []string{
		"/", "/healthz", "/api/stats", "/api/search?q=strait", "/api/suggest?q=vel", "/api/entities/Veldoria", "/api/relations?a=Veldoria",
		"/api/query?q=" + url.QueryEscape(`g.V("<Veldoria>").Out("<demands>").All()`), "/api/documents/harbour.txt", "/api/export/dot", "/metrics",
	} {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address+path, nil)
		if err != nil {
			t.Error(err)
			return answers
		}
		response, err := client.Do(r)
		if err != nil {
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
			return answers
		}
		_, err = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if ctx.Err() != nil {
			return answers
		}
		if err != nil || response.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %v", path, response.StatusCode, err)
		}
		answers++
	}
	return answers
}

// settled counts goroutines, and the bytes that are held, when the garbage is out.
func settled() (goroutines int, memory uint64) {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}
