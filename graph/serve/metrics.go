package serve

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"parley/graph/query"
)

// metrics are what the server tells of itself, for Prometheus.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec   // route, method, code
	duration *prometheus.HistogramVec // route
	refused  *prometheus.CounterVec   // reason
	running  prometheus.Gauge
	queries  *prometheus.CounterVec // language, outcome
}

func (s *Server) newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "parley_http_requests_total", Help: "Requests answered."}, []string{"route", "method", "code"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "parley_http_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{.001, .005, .01, .025, .05, .1, .2, .5, 1, 2.5, 5, 10, 30}}, []string{"route"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "parley_http_refused_total", Help: "Requests of foreign hosts or origins, or without the token."}, []string{"reason"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{Name: "parley_queries_running", Help: "Queries that are worked on."}),
		queries: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "parley_queries_total", Help: "Queries by how they ended: done, wrong, time, cancelled, failed."}, []string{"language", "outcome"}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.refused, m.running, m.queries, &holdings{s},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// measure counts what a handler answers, and how long it takes.
func (m *metrics) measure(route string, h http.Handler) http.Handler {
	labels := prometheus.Labels{"route": route}
	return promhttp.InstrumentHandlerDuration(m.duration.MustCurryWith(labels),
		promhttp.InstrumentHandlerCounter(m.requests.MustCurryWith(labels), h))
}

// begin counts a query as running until the function it gives is told how it
// ended.
func (m *metrics) begin(ctx context.Context, language string) (end func(error)) {
	m.running.Inc()
	return func(err error) {
		m.running.Dec()
		m.queries.WithLabelValues(language, outcome(ctx, err)).Inc()
	}
}

func outcome(ctx context.Context, err error) string {
	var wrong *query.Error
	switch {
	case err == nil:
		return "done"
	case errors.Is(ctx.Err(), context.Canceled):
		return "cancelled"
	case errors.Is(err, context.DeadlineExceeded):
		return "time"
	case errors.As(err, &wrong):
		return "wrong"
	}
	return "failed"
}

// holdings tells how much the store holds when somebody asks.
type holdings struct{ s *Server }

var holds = prometheus.NewDesc("parley_store", "What the store holds.", []string{"what"}, nil)

// Describe names the metric.
func (*holdings) Describe(to chan<- *prometheus.Desc) { to <- holds }

// Collect counts, by the indices.
func (h *holdings) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	c, err := h.s.store.Counts(ctx)
	if err != nil {
		to <- prometheus.NewInvalidMetric(holds, err)
		return
	}
	for what, n := range map[string]int{"documents": c.Documents, "statements": c.Statements, "stances": c.Stances, "entities": c.Entities, "quads": c.Quads} {
		to <- prometheus.MustNewConstMetric(holds, prometheus.GaugeValue, float64(n), what)
	}
}

// tell answers Prometheus.
func (s *Server) tell(context.Context, *struct{}) (func(http.ResponseWriter, *http.Request), error) {
	return promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{
		ErrorLog: slog.NewLogLogger(s.options.Log.Handler(), slog.LevelWarn), DisableCompression: true,
	}).ServeHTTP, nil
}

// logged writes a line for every request, without what it asks for.
func (s *Server) logged(next http.Handler) http.Handler {
	if s.options.Access == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began, seen := time.Now(), &seen{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		s.options.Access.Info("request", "from", r.RemoteAddr, "method", r.Method, "path", r.URL.Path,
			"status", seen.status, "bytes", seen.bytes, "ms", time.Since(began).Milliseconds())
	})
}

// seen is an answer that is looked at while it is sent.
type seen struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader notes the status.
func (s *seen) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (s *seen) Write(p []byte) (int, error) {
	n, err := s.ResponseWriter.Write(p)
	s.bytes += n
	return n, err
}

// Unwrap lets deadlines and flushes through.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }
