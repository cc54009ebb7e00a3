package read

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parley/extract"
)

// reader walks the inputs of one call of Paths. Its methods say whether to go
// on: false once the consumer has stopped or the context has ended.
type reader struct {
	ctx   context.Context
	opts  Options
	yield func(*extract.Document, error) bool
}

// input reads one path as it was named.
func (r *reader) input(path string) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	if path == "-" {
		return r.stdin()
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.yield(nil, systemError(path, err))
	case info.IsDir():
		return r.folder(path)
	case r.opts.Format != nil:
		return r.formatted(path)
	default:
		return r.file(path)
	}
}

func (r *reader) stdin() bool {
	if r.opts.Stdin == nil {
		return r.yield(nil, &Error{Path: "-", Reason: "no standard input here; name a file"})
	}
	if r.opts.Format != nil {
		return r.formatted("-")
	}
	content, err := r.load("-", r.opts.Stdin)
	if err != nil {
		return r.yield(nil, err)
	}
	return r.emit("-", content)
}

func (r *reader) file(path string) bool {
	content, err := r.open(path)
	if err != nil {
		return r.yield(nil, err)
	}
	return r.emit(path, content)
}

func (r *reader) emit(path string, content []byte) bool {
	if r.opts.Lines {
		return r.lines(path, content)
	}
	return r.yield(Text(path, content))
}

// open reads a file whole. The size is asked first, so that a large file
// costs nothing.
func (r *reader) open(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, systemError(path, err)
	}
	defer func() { _ = file.Close() }() // only read: nothing is lost
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > r.opts.limit() {
		return nil, tooLarge(path, r.opts.limit())
	}
	return r.load(path, file)
}

// load reads to the end or to the limit, whichever comes first: a pipe or a
// device tells no size.
func (r *reader) load(path string, from io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(from, r.opts.limit()+1))
	if err != nil {
		return nil, systemError(path, err)
	}
	if int64(len(content)) > r.opts.limit() {
		return nil, tooLarge(path, r.opts.limit())
	}
	return content, nil
}

// folder reads the texts, or files of the format, below a folder. A folder that yields neither a
// document nor an error is an error itself.
func (r *reader) folder(path string) bool {
	found, more := r.walk(path)
	if more && !found {
		return r.yield(nil, &Error{Path: path,
			Reason: "is a folder without " + r.opts.kindsOfFiles() + "; name other files one by one"})
	}
	return more
}

// walk reads one level in the order of the names. Links to files are
// followed, links to folders are not, so that no loop is entered.
func (r *reader) walk(folder string) (found, more bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return true, r.yield(nil, systemError(folder, err))
	}
	for _, entry := range entries {
		below, more := r.entry(strings.TrimRight(folder, string(filepath.Separator))+string(filepath.Separator)+entry.Name(), entry)
		found = found || below
		if !more {
			return found, false
		}
	}
	return found, true
}

func (r *reader) entry(path string, entry fs.DirEntry) (found, more bool) {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return true, false
	}
	switch {
	case strings.HasPrefix(entry.Name(), "."):
		return false, true
	case entry.IsDir():
		return r.walk(path)
	case !r.opts.accepts(entry.Name()):
		return false, true
	}
	info, err := os.Stat(path)
	if err != nil {
		return true, r.yield(nil, systemError(path, err))
	}
	if !info.Mode().IsRegular() {
		return false, true
	}
	return r.found(path)
}

// found reads a file that nobody named. Without an extension it may be a
// program or a data file, which is passed over like any other non-text.
func (r *reader) found(path string) (found, more bool) {
	if r.opts.Format != nil {
		return true, r.formatted(path)
	}
	content, err := r.open(path)
	if err != nil {
		return true, r.yield(nil, err)
	}
	if filepath.Ext(path) == "" {
		_, err := decode(path, content)
		var binary *Error
		if errors.As(err, &binary) {
			return false, true
		}
	}
	return true, r.emit(path, content)
}
