package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signatures are the first bytes of formats that people hand over in the
// place of a text.
var signatures = []struct{ start, what, advice string }{
	{"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"},
	{"PK\x03\x04", "a zip archive or an office document", "unpack it or save it as plain text"},
	{"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"},
	{"{\\rtf", "a rich text file", "save it as plain text"},
	{"\x1f\x8b", "a gzip file", "unpack it first"},
	{"BZh", "a bzip2 file", "unpack it first"},
	{"\xfd7zXZ\x00", "an xz file", "unpack it first"},
	{"\x28\xb5\x2f\xfd", "a zstandard file", "unpack it first"},
	{"7z\xbc\xaf", "a 7-zip archive", "unpack it first"},
	{"\x89PNG", "a PNG image", "only text is read"},
	{"\xff\xd8\xff", "a JPEG image", "only text is read"},
	{"GIF8", "a GIF image", "only text is read"},
	{"\x7fELF", "a program", "only text is read"},
	{"SQLite format 3\x00", "an SQLite database", "only text is read"},
	{"\x00\x00\xfe\xff", "UTF-32", "convert it: iconv -f UTF-32 -t UTF-8"},
	{"\xff\xfe\x00\x00", "UTF-32", "convert it: iconv -f UTF-32 -t UTF-8"},
	{"\xff\xfe", "UTF-16", "convert it: iconv -f UTF-16 -t UTF-8"},
	{"\xfe\xff", "UTF-16", "convert it: iconv -f UTF-16 -t UTF-8"},
}

// markups are the beginnings, in lower case, of formats that are text but no
// prose.
var markups = []struct{ start, what string }{
	{"<!doctype html", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"%!ps", "PostScript"},
	{`{"`, "JSON"}, {`[{"`, "JSON"},
}

const byteOrderMark = "\xef\xbb\xbf"

// decode checks that content is plain UTF-8 text with something in it, and
// drops the byte order mark.
func decode(path string, content []byte) (string, error) {
	if reason := unreadable(content); reason != "" {
		return "", &Error{Path: path, Reason: reason}
	}
	return string(bytes.TrimPrefix(content, []byte(byteOrderMark))), nil
}

// unreadable is the reason why content is no plain text, empty if it is.
func unreadable(content []byte) string {
	if len(content) == 0 {
		return "is empty; there is nothing to read"
	}
	for _, s := range signatures {
		if bytes.HasPrefix(content, []byte(s.start)) {
			return fmt.Sprintf("looks like %s, not plain text; %s", s.what, s.advice)
		}
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return fmt.Sprintf("is binary (byte %d is zero), not plain text; only text is read", at)
	}
	if !utf8.Valid(content) {
		at := invalidAt(content)
		return fmt.Sprintf("is not UTF-8 (byte %d is 0x%02X); convert it: iconv -f WINDOWS-1252 -t UTF-8", at, content[at])
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(content, []byte(byteOrderMark)))
	if len(text) == 0 {
		return "holds only blanks; there is nothing to read"
	}
	if annotated(text) {
		return "looks like CoNLL-U, not plain text; read it with --input conllu"
	}
	start := strings.ToLower(string(text[:min(len(text), 16)]))
	for _, m := range markups {
		if strings.HasPrefix(start, m.start) {
			return fmt.Sprintf("looks like %s, not plain text; save it as plain text", m.what)
		}
	}
	return ""
}

// annotated reports whether the first line of a text that is no comment is a
// word of CoNLL-U: ten columns, the first of which is 1 or begins a range.
func annotated(text []byte) bool {
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte{'\n'})
		if text = rest; bytes.HasPrefix(line, []byte{'#'}) {
			continue
		}
		return bytes.HasPrefix(line, []byte{'1'}) && bytes.Count(line, []byte{'\t'}) == 9
	}
	return false
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(content []byte) int {
	for at := 0; at < len(content); {
		r, n := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return len(content)
}

// wordy reports whether s has a letter or a digit.
func wordy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
