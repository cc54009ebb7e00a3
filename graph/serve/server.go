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
	"parley/graph/query"
)

// Options say what a server allows. A field left zero means the default.
type Options struct {
	Hosts      []string      // host names to answer under, beside loopback ones and the address listened on
	QueryTime  time.Duration // longest time for one query; 10 s
	Memory     uint64        // bytes by which the heap may grow during one query; 512 MiB
	Rows       int           // most rows that a query counts and gives; 10,000
	Response   int           // most bytes of an answer before compression; 16 MiB
	Body       int64         // most bytes of a request's body; 64 KiB
	Concurrent int           // questions worked on at once, the next ones wait; 8
	Wait       time.Duration // how long a question waits for its turn; 5 s
	Log        *slog.Logger  // what goes wrong on the server's side; nil logs nothing
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
	if o.Body == 0 {
		o.Body = 64 << 10
	}
	if o.Memory == 0 {
		o.Memory = 512 << 20
	}
	if o.QueryTime == 0 {
		o.QueryTime = 10 * time.Second
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
	turns     chan struct{}
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
	page, err := openPage(built)
	if err != nil {
		return nil, err
	}
	return &Server{store: store, options: opts, turns: make(chan struct{}, opts.Concurrent), page: page}, nil
}

// Handler is everything that the server answers, guarded.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.health)
	for _, route := range s.routes() {
		mux.Handle(route.pattern, s.question(route.answer))
	}
	mux.HandleFunc("/api/", unknownAddress)
	mux.Handle("GET /assets/", s.page.assets())
	mux.HandleFunc("GET /{$}", s.page.index)
	return s.guard(gzhttp.GzipHandler(mux))
}

type route struct {
	pattern string
	answer  answerFunc
}

// routes is the table of questions.
func (s *Server) routes() []route {
	return []route{
		{"GET /api/stats", s.stats},
		{"GET /api/schema", s.schema},
		{"GET /api/query", s.query},
		{"POST /api/query", s.query},
		{"POST /api/graph", s.drawing},
		{"GET /api/statements", s.statements},
		{"GET /api/statements/{id}", s.why},
		{"GET /api/entities/{id}", s.profile},
		{"GET /api/actors", s.actors},
		{"GET /api/relations", s.relations},
		{"GET /api/stances", s.stances},
		{"GET /api/matrix", s.matrix},
		{"GET /api/allies", s.alliances("allies", query.Allies)},
		{"GET /api/opponents", s.alliances("opponents", query.Opponents)},
		{"GET /api/shifts", s.shifts},
		{"GET /api/timeline", s.timeline},
		{"GET /api/search", s.search},
		{"GET /api/suggest", s.suggest},
		{"GET /api/documents", s.documents},
		{"GET /api/documents/{path...}", s.document},
		{"POST /api/v2/query", s.cayleyQuery},
	}
}

func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	if _, err := s.store.Size(r.Context()); err != nil {
		writeError(w, http.StatusServiceUnavailable, Problem{Code: "store", Message: "the store does not answer"})
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
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
