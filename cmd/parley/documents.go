package main

import (
	"context"
	"errors"
	"runtime"

	"github.com/urfave/cli/v2"

	"parley/extract"
	"parley/extract/read"
)

func workersFlag() cli.Flag {
	return &cli.IntFlag{Name: "workers", Usage: "documents read at once (`N`)", Value: runtime.GOMAXPROCS(0)}
}

func linesFlag() cli.Flag {
	return &cli.BoolFlag{Name: "lines", Usage: "every line is a document of its own, named FILE:LINE"}
}

// failedPath is the path of the document that an error is about.
func failedPath(doc *extract.Document, err error) string {
	if doc != nil {
		return doc.Path
	}
	var failure *read.Error
	if errors.As(err, &failure) {
		return failure.Path
	}
	return ""
}

// tally counts documents and names those that failed on standard error.
type tally struct {
	c           *cli.Context
	all, failed int
}

// take counts one document and reports whether it is good. A cancelled run is
// not a failed document.
func (t *tally) take(doc *extract.Document, err error) bool {
	if err != nil && errors.Is(err, context.Canceled) && doc == nil {
		return false
	}
	t.all++
	if err == nil {
		return true
	}
	t.failed++
	logf(t.c, "%v", err)
	return false
}

// err is the outcome of the run.
func (t *tally) err() error {
	switch {
	case t.c.Context.Err() != nil:
		return t.c.Context.Err()
	case t.failed > 0:
		return &someFailedError{failed: t.failed, all: t.all}
	}
	return nil
}
