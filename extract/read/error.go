package read

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error says why an input was not read and what to do about it, in one line.
type Error struct {
	Path   string // the input as it was named, or the file found in a named folder
	Reason string // without the path: "is empty"
	Err    error  // the cause from the operating system, nil if there is none
}

// Error is the path and the reason.
func (e *Error) Error() string { return e.Path + ": " + e.Reason }

// Unwrap is the cause, so that errors.Is finds fs.ErrNotExist and its like.
func (e *Error) Unwrap() error { return e.Err }

// systemError words a failure of the operating system.
func systemError(path string, err error) *Error {
	reason := "cannot be read: " + cause(err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "does not exist; check the name"
	case errors.Is(err, fs.ErrPermission):
		reason = "may not be read; ask for permission to read it or leave it out"
	}
	return &Error{Path: path, Reason: reason, Err: err}
}

// cause is the innermost message, without the path that the line names anyway.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

func tooLarge(path string, limit int64) *Error {
	return &Error{Path: path, Reason: fmt.Sprintf("is larger than %s; split it into smaller files", size(limit))}
}

func size(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
