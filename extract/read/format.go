package read

import (
	"cmp"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/extract"
)

// Format is what inputs are if they are not plain text. They are read as a
// stream of any length, so that an input may hold many documents.
type Format struct {
	Name       string   // "CoNLL-U"
	Extensions []string // of its files in a folder, in small letters: ".conllu"

	// Documents yields the documents of one input, the way [Paths] does: the
	// layout of blocks without a kind is recognised here.
	Documents func(path string, in io.Reader) iter.Seq2[*extract.Document, error]
}

// extensions are those of the files that are read in a folder.
func (o Options) extensions() []string {
	if o.Format != nil {
		return o.Format.Extensions
	}
	return []string{".txt", ".text", ""}
}

// accepts reports whether a file in a folder is taken for an input.
func (o Options) accepts(name string) bool {
	return slices.Contains(o.extensions(), strings.ToLower(filepath.Ext(name)))
}

// kindsOfFiles names the files that are read in a folder.
func (o Options) kindsOfFiles() string {
	if o.Format != nil {
		return o.Format.Name + " files (" + strings.Join(o.Format.Extensions, ", ") + ")"
	}
	return "text files (.txt, .text or no extension)"
}

// formatted reads an input of another format than plain text.
func (r *reader) formatted(path string) bool {
	if path == "-" {
		return r.stream(path, r.opts.Stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		return r.yield(nil, systemError(path, err))
	}
	defer func() { _ = file.Close() }() // only read: nothing is lost
	return r.stream(path, file)
}

func (r *reader) stream(path string, in io.Reader) bool {
	found := false
	for doc, err := range r.opts.Format.Documents(path, in) {
		found = true
		if stop := r.ctx.Err(); stop != nil {
			r.yield(nil, stop)
			return false
		}
		var known *Error
		switch {
		case err != nil && !errors.As(err, &known):
			err = &Error{Path: path, Reason: err.Error(), Err: err}
		case err == nil:
			label(doc)
		}
		if !r.yield(doc, err) {
			return false
		}
	}
	return found || r.yield(nil, &Error{Path: path, Reason: "holds no sentences; is it " + r.opts.Format.Name + "?"})
}

// label gives the blocks of a document that come without a kind the one that
// their words tell, and takes title, source and date from the top of the page
// as for a text, unless the document has them already.
func label(doc *extract.Document) {
	var before []string
	paragraphs := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != "" {
			continue
		}
		text := b.In(doc.Text)
		b.Kind = labelled(doc, text, paragraphs == 0)
		switch b.Kind {
		case extract.Paragraph:
			paragraphs++
		case extract.Heading:
			if paragraphs == 0 {
				before = append(before, strings.Join(strings.Fields(text), " "))
			}
		}
	}
	if doc.Title == "" {
		doc.Title = title(before)
	}
}

// labelled is the kind of a block, and notes what it says of the document.
func labelled(doc *extract.Document, text string, first bool) extract.BlockKind {
	if isFurniture(text) {
		return extract.Furniture
	}
	switch kind := mark(text); kind {
	case extract.Byline:
		noteByline(doc, text)
		return kind
	case extract.Paragraph:
	default:
		return kind
	}
	if credited(text) {
		return extract.Caption
	}
	d, dated := findDateline(text, first)
	if dated {
		doc.Source, doc.Date = cmp.Or(doc.Source, d.agency), cmp.Or(doc.Date, d.date)
	}
	alone := &group{lines: []line{{text: strings.Join(strings.Fields(text), " ")}}}
	switch {
	case dated && d.end == len(text):
		return extract.Dateline
	case !dated && bullet(text) == 0 && len(doc.Blocks) > 1 && isHeading(alone, first):
		return extract.Heading
	}
	return extract.Paragraph
}
