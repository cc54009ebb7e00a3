package quadstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// The kinds of terms; the first byte of a term on disk. The numbers are part of
// the format.
const (
	kindIRI byte = iota + 1
	kindBlank
	kindString
	kindTyped
	kindLanguage
	kindInt
	kindFloat
	kindBool
	kindTime
)

var errTerm = errors.New("a term cannot be read")

// appendTerm writes a term so that equal terms, and no others, have equal
// bytes: a kind, then what it holds. A type or language stands before its text,
// with its length.
func appendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendText(b, kindIRI, string(v))
	case quad.BNode:
		return appendText(b, kindBlank, string(v))
	case quad.String:
		return appendText(b, kindString, string(v))
	case quad.TypedString:
		return appendPair(b, kindTyped, string(v.Type), string(v.Value))
	case quad.LangString:
		return appendPair(b, kindLanguage, v.Lang, string(v.Value))
	case quad.Int:
		return binary.AppendVarint(append(b, kindInt), int64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, kindFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, kindBool, 1), nil
		}
		return append(b, kindBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		b = binary.AppendVarint(append(b, kindTime), t.Unix())
		return binary.AppendUvarint(b, uint64(t.Nanosecond())), nil
	}
	return b, fmt.Errorf("a value of type %T cannot be stored", v)
}

func appendText(b []byte, kind byte, text string) ([]byte, error) {
	if !utf8.ValidString(text) {
		return b, fmt.Errorf("%q is not valid UTF-8", text)
	}
	return append(append(b, kind), text...), nil
}

func appendPair(b []byte, kind byte, first, second string) ([]byte, error) {
	if !utf8.ValidString(first) || !utf8.ValidString(second) {
		return b, fmt.Errorf("%q is not valid UTF-8", first+second)
	}
	b = binary.AppendUvarint(append(b, kind), uint64(len(first)))
	return append(append(b, first...), second...), nil
}

// parseTerm reads what appendTerm wrote. It keeps nothing of b.
func parseTerm(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errTerm
	}
	kind, b := b[0], b[1:]
	switch kind {
	case kindIRI:
		return quad.IRI(b), nil
	case kindBlank:
		return quad.BNode(b), nil
	case kindString:
		return quad.String(b), nil
	case kindTyped, kindLanguage:
		first, second, ok := cutPair(b)
		if !ok {
			return nil, errTerm
		}
		if kind == kindLanguage {
			return quad.LangString{Value: quad.String(second), Lang: first}, nil
		}
		return quad.TypedString{Value: quad.String(second), Type: quad.IRI(first)}, nil
	}
	return parseNumber(kind, b)
}

func cutPair(b []byte) (first, second string, ok bool) {
	n, used := binary.Uvarint(b)
	if used <= 0 || n > uint64(len(b)-used) {
		return "", "", false
	}
	text := string(b[used:])
	return strings.Clone(text[:n]), text[n:], true
}

func parseNumber(kind byte, b []byte) (quad.Value, error) {
	switch kind {
	case kindInt:
		if n, used := binary.Varint(b); used > 0 {
			return quad.Int(n), nil
		}
	case kindFloat:
		if len(b) == 8 {
			return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(b))), nil
		}
	case kindBool:
		if len(b) == 1 {
			return quad.Bool(b[0] == 1), nil
		}
	case kindTime:
		seconds, used := binary.Varint(b)
		if used <= 0 {
			return nil, errTerm
		}
		if nanos, more := binary.Uvarint(b[used:]); more > 0 {
			return quad.Time(time.Unix(seconds, int64(nanos)).UTC()), nil
		}
	}
	return nil, errTerm
}
