package serve

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// guard refuses what a foreign page could send and sets the headers that keep
// the page itself to this server.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		guest := s.invite(w.Header(), r)
		switch {
		case !s.knownHost(r):
			s.metrics.refused.WithLabelValues("host").Inc()
			refuse(http.StatusMisdirectedRequest, "host", "this server does not answer under the name "+hostName(r.Host), "open it as 127.0.0.1 or localhost").write(w)
		case guest && r.Method == http.MethodOptions:
			w.WriteHeader(http.StatusNoContent)
		case !guest && foreign(r):
			s.metrics.refused.WithLabelValues("origin").Inc()
			refuse(http.StatusForbidden, "origin", "a page of another origin may not ask this server", "").write(w)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// invite tells a browser that a page of one of the origins from the options may
// ask, and reports whether it is such a page that asks.
func (s *Server) invite(h http.Header, r *http.Request) bool {
	if len(s.options.Origins) == 0 {
		return false
	}
	h.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if !slices.Contains(s.options.Origins, origin) {
		return false
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Methods", "GET, POST, DELETE")
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
	h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
	h.Set("Access-Control-Max-Age", "600")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	return true
}

// isOrigin reports whether a text is a scheme with a host and perhaps a port.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && text == u.Scheme+"://"+u.Host
}

// isLoopback reports whether only this machine reaches an address.
func isLoopback(addr net.Addr) bool {
	at, err := netip.ParseAddrPort(addr.String())
	return err == nil && at.Addr().IsLoopback()
}

// policy is the Content-Security-Policy of everything but the page, whose
// styles carry a nonce as well. Pictures as data: are the editor's own marks.
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func secure(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// knownHost reports whether the request names this server: by a loopback name,
// by the very address it came in on, or by a name from the options. A page
// that has its own name resolve to this machine does none of these.
func (s *Server) knownHost(r *http.Request) bool {
	name := hostName(r.Host)
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || slices.ContainsFunc(s.options.Hosts, func(h string) bool { return strings.EqualFold(h, name) }) {
		return true
	}
	ip, err := netip.ParseAddr(name)
	if err != nil {
		return false
	}
	return ip.IsLoopback() || ip.Unmap() == localIP(r)
}

// hostName is the name in a Host header, without port and brackets, in lower case.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

func localIP(r *http.Request) netip.Addr {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return netip.Addr{}
	}
	at, err := netip.ParseAddrPort(local.String())
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr().Unmap()
}

// foreign reports whether a page of another origin sent the request. Old
// browsers send Origin only; new ones say where a request without it came from.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		return err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host)
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return strings.HasPrefix(r.URL.Path, "/api/") && (site == "cross-site" || site == "same-site")
}
