package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"parley/graph"
)

// Options say what a server allows. A field left zero means the default.
type Options struct {
	Hosts        []string      // host names to answer under, beside loopback ones and the address listened on
	QueryTime    time.Duration // longest time for one query; 10 s
	Memory       uint64        // bytes by which the heap may grow during one query; 512 MiB
	Rows         int           // most rows that a query counts and gives; 10,000
	Response     int           // most bytes of an answer before compression; 16 MiB
	Body         int64         // most bytes of a request's body; 64 KiB
	Concurrent   int           // questions worked on at once, the next ones wait; 8
	Downloads    int           // exports sent at once, the next ones wait; 2
	DownloadTime time.Duration // longest time for one export; 10 minutes
	Wait         time.Duration // how long a question waits for its turn; 5 s
	Version      string        // of the program, for the description
	Log          *slog.Logger  // what goes wrong on the server's side; nil logs nothing
}

func (o Options) withDefaults() Options {
	set := func(field *int, value int) {
		if *field == 0 {
			*field = value
		}
	}
	set(&o.Rows, 10_000)
	set(&o.Response, 16<<20)
	set(&o.Concurrent, 8)
	set(&o.Downloads, 2)
	if o.Body == 0 {
		o.Body = 64 << 10
	}
	if o.Memory == 0 {
		o.Memory = 512 << 20
	}
	if o.QueryTime == 0 {
		o.QueryTime = 10 * time.Second
	}
	if o.DownloadTime == 0 {
		o.DownloadTime = 10 * time.Minute
	}
	if o.Wait == 0 {
		o.Wait = 5 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Server answers questions about one store. It may serve several listeners.
type Server struct {
	store     *graph.Store
	options   Options
	turns     chan struct{} // of those who are worked for
	downloads chan struct{} // of those who are sent an export
	catalogue catalogueCache
	page      page
}

// New makes a server of a store, which stays the caller's to close after the
// server has stopped.
func New(store *graph.Store, opts Options) (*Server, error) {
	if store == nil {
		return nil, errors.New("serve: no store given")
	}
	opts = opts.withDefaults()
	speakOurWords()
	page, err := openPage(built)
	if err != nil {
		return nil, err
	}
	return &Server{store: store, options: opts, turns: make(chan struct{}, opts.Concurrent), downloads: make(chan struct{}, opts.Downloads), page: page}, nil
}

// Handler is everything that the server answers, guarded.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	api := s.newAPI(mux)
	description := s.description(api)
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		// A client that has left cannot be told anything.
		_, _ = w.Write(description)
	})
	mux.HandleFunc("/api/", unknownAddress)
	mux.Handle("GET /assets/", s.page.assets())
	mux.HandleFunc("GET /{$}", s.page.index)
	return s.guard(gzhttp.GzipHandler(mux))
}

// ListenAndServe listens on addr and serves until ctx ends; then it stops
// taking requests, gives those under way a few seconds, and returns nil.
func (s *Server) ListenAndServe(ctx context.Context, addr string) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w; is another parley serving there?", addr, err)
	}
	return s.Serve(ctx, listener)
}

// grace is how long requests under way may take once the server is stopping.
const grace = 3 * time.Second

// Serve is ListenAndServe on a listener that is open already; it closes it.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	requests, cancel := context.WithCancel(context.Background())
	defer cancel()
	server := &http.Server{
		Handler:           s.Handler(),
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      s.options.Wait + s.options.QueryTime + 30*time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.options.Log.Handler(), slog.LevelWarn),
	}
	go func() { _, _ = s.glance(requests) }() // so that the first who asks need not wait for it
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		limit, done := context.WithTimeout(context.Background(), grace)
		defer done()
		if server.Shutdown(limit) != nil {
			cancel()
			_ = server.Close() // what it says of single connections helps nobody now
		}
	}()
	err := server.Serve(listener)
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	}
	<-stopped
	return nil
}
