package rdf

import (
	"regexp"
	"strings"
)

// reference is an IRI in its parts (RFC 3986, appendix B; RFC 3987 has the same),
// every character as it was written.
type reference struct {
	scheme, authority, path, query, fragment string // with their marks: "http:", "//host", "?q", "#f"
}

var referenceForm = regexp.MustCompile(`^([^:/?#]+:)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$`)

func parseReference(s string) reference {
	m := referenceForm.FindStringSubmatch(s)
	if m == nil {
		return reference{path: s}
	}
	return reference{m[1], m[2], m[3], m[4], m[5]}
}

func (base reference) String() string {
	return base.scheme + base.authority + base.path + base.query + base.fragment
}

// resolve is a reference as it stands in a document with a base (RFC 3986, 5.2).
func (base reference) resolve(r reference) reference {
	switch {
	case r.scheme != "":
		r.path = withoutDots(r.path)
		return r
	case r.authority != "":
		r.path = withoutDots(r.path)
	case r.path == "":
		r.path = base.path
		if r.query == "" {
			r.query = base.query
		}
	case strings.HasPrefix(r.path, "/"):
		r.path = withoutDots(r.path)
	case base.authority != "" && base.path == "":
		r.path = withoutDots("/" + r.path)
	default:
		r.path = withoutDots(base.path[:strings.LastIndexByte(base.path, '/')+1] + r.path)
	}
	r.scheme = base.scheme
	if r.authority == "" {
		r.authority = base.authority
	}
	return r
}

// withoutDots takes the steps "." and ".." out of a path (RFC 3986, 5.2.4).
func withoutDots(path string) string {
	if !strings.Contains(path, ".") {
		return path
	}
	steps := strings.Split(path, "/")
	var kept []string
	for n, step := range steps {
		last := n == len(steps)-1
		switch {
		case step == "..":
			if len(kept) > 1 || len(kept) == 1 && kept[0] != "" {
				kept = kept[:len(kept)-1]
			}
		case step != ".":
			kept = append(kept, step)
			continue
		}
		if last {
			kept = append(kept, "")
		}
	}
	return strings.Join(kept, "/")
}
