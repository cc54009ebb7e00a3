// Package read turns files, standard input and folders into documents.
//
// It reads plain text in UTF-8, or documents that another [Format] brings, and
// decides two things of a text: whether a file is one
// that the language engine can read at all (not binary, not another
// encoding, not another language), and what the lines of the page mean. The
// second is the harder part. A text out of a PDF or a mail has lines that the
// width of a page broke, sentences that the end of a page broke, headings,
// captions, "Related article:" lines and page numbers between the paragraphs;
// a text out of a web page has a paragraph a line. [Text] measures the lines
// and marks every stretch as a [extract.Block] of its kind. The text itself
// is never changed, so that an offset into it is an offset into the file.
package read

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"parley/extract"
)

// DefaultMaxBytes is the size above which an input is refused.
const DefaultMaxBytes = 20 << 20

// Options says how inputs are read. The zero value reads a file as one
// document and knows no standard input.
type Options struct {
	Lines    bool      // every line is a document of its own, with the path FILE:LINE
	Stdin    io.Reader // what the path "-" reads; nil makes "-" an error
	MaxBytes int64     // a text above this is refused; 0 is DefaultMaxBytes
	Format   *Format   // what the inputs are; nil is plain text
}

func (o Options) limit() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}

// Paths yields a document or an error for each input, in the order given;
// folders are walked in the order of their names. An input that fails is a
// [*Error] in its place and the next input follows. One document is held at a
// time. When ctx ends, its error is the last value.
func Paths(ctx context.Context, paths []string, opts Options) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		r := &reader{ctx: ctx, opts: opts, yield: yield}
		for _, path := range paths {
			if !r.input(path) {
				return
			}
		}
	}
}

// Text makes a document of one file's content. Document.Text is the content
// byte for byte, without a byte order mark; a text that cannot be read is a
// [*Error].
func Text(path string, content []byte) (*extract.Document, error) {
	text, err := decode(path, content)
	if err != nil {
		return nil, err
	}
	return document(path, text)
}

// document recognises the blocks of a text that is known to be plain UTF-8.
func document(path, text string) (*extract.Document, error) {
	if reason := foreign(text); reason != "" {
		return nil, &Error{Path: path, Reason: reason}
	}
	doc := &extract.Document{Path: path, Text: text}
	layOut(doc)
	if !slices.ContainsFunc(doc.Blocks, func(b extract.Block) bool { return b.Kind != extract.Furniture }) {
		return nil, &Error{Path: path, Reason: "has no sentences, only page numbers, rules or advertising marks"}
	}
	return doc, nil
}

// lines yields every line of content as a document, without the blank ones
// and those without a letter or digit.
func (r *reader) lines(path string, content []byte) bool {
	text, err := decode(path, content)
	if err != nil {
		return r.yield(nil, err)
	}
	rest := []byte(text)
	for number := 1; len(rest) > 0; number++ {
		line, after, _ := bytes.Cut(rest, []byte{'\n'})
		rest = after
		one := string(bytes.TrimSuffix(line, []byte{'\r'}))
		if !wordy(one) {
			continue
		}
		if err := r.ctx.Err(); err != nil {
			r.yield(nil, err)
			return false
		}
		if !r.yield(document(fmt.Sprintf("%s:%d", path, number), one)) {
			return false
		}
	}
	return true
}
