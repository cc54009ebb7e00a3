package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"golang.org/x/net/netutil"

	"parley/graph"
)

// Options say what a server allows. A field left zero means the default.
type Options struct {
	Hosts        []string      // host names to answer under, beside loopback ones and the address listened on
	Origins      []string      // of pages elsewhere that may ask too, such as https://graph.example; none
	QueryTime    time.Duration // longest time for one query; 10 s
	Memory       uint64        // bytes by which the heap may grow during one query; 512 MiB
	Rows         int           // most rows that a query counts and gives; 10,000
	Response     int           // most bytes of an answer before compression; 16 MiB
	Body         int64         // most bytes of a request's body; 64 KiB
	Text         int64         // most bytes of a body that holds an article; 1 MiB
	Concurrent   int           // questions worked on at once, the next ones wait; 8
	Downloads    int           // exports sent at once, the next ones wait; 2
	DownloadTime time.Duration // longest time for one export; 10 minutes
	WriteTime    time.Duration // longest time to read and store one article; 2 minutes
	Wait         time.Duration // how long a question waits for its turn; 5 s
	Pace         time.Duration // how long a client may take to send its request, for an answer, or for a piece of an export; 20 s
	Connections  int           // open at once, the next ones wait; 1,000
	Version      string        // of the program, for the description
	Log          *slog.Logger  // what goes wrong on the server's side; nil logs nothing
	Access       *slog.Logger  // every request; nil logs none

	// Read makes statements of an article, and allows to store and remove some:
	// the store has to be open for writing. Without it the server only reads.
	Read ReadFunc
	// Token is what a client that writes has to know. Without one the server
	// writes for clients of this machine only.
	Token string
}

func (o Options) withDefaults() Options {
	o.QueryTime = cmp.Or(o.QueryTime, 10*time.Second)
	o.Memory = cmp.Or(o.Memory, 512<<20)
	o.Rows = cmp.Or(o.Rows, 10_000)
	o.Response = cmp.Or(o.Response, 16<<20)
	o.Body = cmp.Or(o.Body, 64<<10)
	o.Text = cmp.Or(o.Text, 1<<20)
	o.Concurrent = cmp.Or(o.Concurrent, 8)
	o.Downloads = cmp.Or(o.Downloads, 2)
	o.DownloadTime = cmp.Or(o.DownloadTime, 10*time.Minute)
	o.WriteTime = cmp.Or(o.WriteTime, 2*time.Minute)
	o.Wait = cmp.Or(o.Wait, 5*time.Second)
	o.Pace = cmp.Or(o.Pace, 20*time.Second)
	o.Connections = cmp.Or(o.Connections, 1000)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Server answers questions about one store. It may serve several listeners.
type Server struct {
	store     *graph.Store
	options   Options
	turns     queue // of those who are worked for
	downloads queue // of those who are sent an export
	writing   queue // of those who write
	catalogue catalogueCache
	metrics   *metrics
	page      page
}

// New makes a server of a store, which stays the caller's to close after the
// server has stopped.
func New(store *graph.Store, opts Options) (*Server, error) {
	if store == nil {
		return nil, errors.New("serve: no store given")
	}
	for _, origin := range opts.Origins {
		if !isOrigin(origin) {
			return nil, fmt.Errorf("%q is no origin; write it as https://graph.example or http://localhost:3000", origin)
		}
	}
	opts = opts.withDefaults()
	speakOurWords()
	page, err := openPage(built)
	if err != nil {
		return nil, err
	}
	s := &Server{store: store, options: opts, page: page}
	s.turns = queue{make(chan struct{}, opts.Concurrent), opts.Wait, opts.QueryTime + time.Second}
	s.downloads = queue{make(chan struct{}, opts.Downloads), opts.Wait, opts.DownloadTime}
	s.writing = queue{make(chan struct{}, 1), opts.WriteTime, opts.WriteTime}
	s.metrics = s.newMetrics()
	return s, nil
}

// Handler is everything that the server answers, guarded.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	api := s.newAPI(mux)
	description := s.description(api)
	for path, h := range map[string]http.HandlerFunc{
		"/api/openapi.json": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/openapi+json")
			// A client that has left cannot be told anything.
			_, _ = w.Write(description)
		},
		"/assets/": s.page.assets().ServeHTTP,
		"/{$}":     s.page.index,
	} {
		mux.Handle("GET "+path, s.metrics.measure(path, h))
	}
	mux.Handle("/api/", s.metrics.measure("/api/", http.HandlerFunc(unknownAddress)))
	return s.logged(s.guard(gzhttp.GzipHandler(mux)))
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
	if s.options.Read != nil && s.options.Token == "" && !isLoopback(listener.Addr()) {
		return errors.Join(fmt.Errorf("%s is open to others: who may write has to know a token, give one", listener.Addr()), listener.Close())
	}
	requests, cancel := context.WithCancel(context.Background())
	defer cancel()
	server := &http.Server{
		Handler:           s.Handler(),
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: min(5*time.Second, s.options.Pace),
		ReadTimeout:       s.options.Pace,
		WriteTimeout:      s.options.Wait + max(s.options.QueryTime, 2*s.options.WriteTime) + 30*time.Second,
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
	err := server.Serve(netutil.LimitListener(listener, s.options.Connections))
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	}
	<-stopped
	return nil
}
