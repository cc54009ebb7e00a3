package graph

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestLine bounds a line of N-Quads: the text of a document is one literal.
const longestLine = 256 << 20

// ReadNQuads reads N-Quads (W3C RDF 1.1 N-Quads), a quad a line. An error names
// the line and ends the sequence.
func ReadNQuads(r io.Reader) iter.Seq2[Quad, error] {
	return func(yield func(Quad, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 64<<10), longestLine)
		number := 0
		for lines.Scan() {
			number++
			q, found, err := ParseNQuad(lines.Text())
			if err != nil {
				yield(Quad{}, fmt.Errorf("line %d: %w", number, err))
				return
			}
			if found && !yield(q, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Quad{}, fmt.Errorf("after line %d: %w", number, err))
		}
	}
}

// ParseNQuad reads one line; found is false for an empty line and a comment.
func ParseNQuad(line string) (q Quad, found bool, err error) {
	if !utf8.ValidString(line) {
		return q, false, errors.New("it is not valid UTF-8")
	}
	p := nquad{rest: line}
	if p.blanks(); p.rest == "" || p.rest[0] == '#' {
		return q, false, nil
	}
	for i, t := range []*Term{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
		if p.blanks(); i == 3 && strings.HasPrefix(p.rest, ".") {
			break
		}
		if *t, err = p.term(); err != nil {
			return q, false, err
		}
		if t.Kind == Literal && i != 2 || t.Kind == Blank && i == 1 {
			return q, false, fmt.Errorf("%s cannot stand where it does", *t)
		}
	}
	p.blanks()
	if !strings.HasPrefix(p.rest, ".") {
		return q, false, errors.New("a full stop is missing")
	}
	p.rest = p.rest[1:]
	if p.blanks(); p.rest != "" && p.rest[0] != '#' {
		return q, false, fmt.Errorf("%.20q follows the full stop", p.rest)
	}
	return q, true, nil
}

// nquad is what remains of a line.
type nquad struct{ rest string }

func (p *nquad) blanks() { p.rest = strings.TrimLeft(p.rest, " \t\r") }

// term takes the next term.
func (p *nquad) term() (Term, error) {
	switch {
	case strings.HasPrefix(p.rest, "<"):
		iri, err := p.iri()
		return Term{Kind: IRI, Value: iri}, err
	case strings.HasPrefix(p.rest, "_:"):
		end := strings.IndexAny(p.rest, " \t<\"")
		if end < 0 {
			end = len(p.rest)
		}
		// A label may hold full stops, but not end in one.
		name := strings.TrimRight(p.rest[2:end], ".")
		if name == "" || strings.HasPrefix(name, ".") {
			return Term{}, errors.New("a blank node has no name")
		}
		p.rest = p.rest[2+len(name):]
		return Term{Kind: Blank, Value: name}, nil
	case strings.HasPrefix(p.rest, `"`):
		return p.literal()
	case p.rest == "":
		return Term{}, errors.New("it ends too early")
	}
	return Term{}, fmt.Errorf("%.20q is no term", p.rest)
}

func (p *nquad) iri() (string, error) {
	end := strings.IndexByte(p.rest, '>')
	if end < 0 {
		return "", errors.New("an IRI has no end")
	}
	text := p.rest[1:end]
	p.rest = p.rest[end+1:]
	iri, err := unescape(text, false)
	if err != nil {
		return "", err
	}
	if iri == "" || strings.ContainsFunc(iri, forbidden) {
		return "", fmt.Errorf("%q is no IRI", iri)
	}
	return iri, nil
}

func (p *nquad) literal() (Term, error) {
	end := 1
	for end < len(p.rest) && p.rest[end] != '"' {
		if p.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(p.rest) {
		return Term{}, errors.New("a literal has no end")
	}
	text, err := unescape(p.rest[1:end], true)
	if err != nil {
		return Term{}, err
	}
	t := Term{Kind: Literal, Value: text}
	p.rest = p.rest[end+1:]
	switch {
	case strings.HasPrefix(p.rest, "^^<"):
		p.rest = p.rest[2:]
		t.Datatype, err = p.iri()
		if t.Datatype == vocabularies["xsd"]+"string" {
			t.Datatype = ""
		}
	case strings.HasPrefix(p.rest, "@"):
		n := 1
		for n < len(p.rest) && (p.rest[n] == '-' || isAlphanumeric(p.rest[n])) {
			n++
		}
		if t.Language = p.rest[1:n]; t.Language == "" {
			err = errors.New("a language has no name")
		}
		p.rest = p.rest[n:]
	}
	return t, err
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// escapes are the characters that a backslash and a letter stand for.
var escapes = map[byte]string{
	't': "\t", 'b': "\b", 'n': "\n", 'r': "\r", 'f': "\f", '"': `"`, '\'': "'", '\\': `\`,
}

// unescape resolves backslashes: those of characters by number, and in literals
// those of single letters.
func unescape(text string, letters bool) (string, error) {
	at := strings.IndexByte(text, '\\')
	if at < 0 {
		return text, nil
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexByte(text, '\\') {
		b.WriteString(text[:at])
		text = text[at+1:]
		if text == "" {
			return "", errors.New("it ends in a backslash")
		}
		size := map[byte]int{'u': 4, 'U': 8}[text[0]]
		plain, ok := escapes[text[0]]
		switch {
		case size > 0 && len(text) > size:
			n, err := strconv.ParseUint(text[1:1+size], 16, 32)
			if err != nil || !utf8.ValidRune(rune(n)) || n > utf8.MaxRune {
				return "", fmt.Errorf(`\%s is no character`, text[:1+size])
			}
			b.WriteRune(rune(n))
		case ok && letters:
			b.WriteString(plain)
		default:
			return "", fmt.Errorf(`\%c stands for nothing`, text[0])
		}
		text = text[1+size:]
	}
	b.WriteString(text)
	return b.String(), nil
}
