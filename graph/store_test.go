package graph_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

func TestMemory(t *testing.T) {
	graphtest.Run(t, func() (*graph.Store, error) {
		return graph.Open(context.Background(), "mem:", graph.Options{})
	})
}

func TestFile(t *testing.T) {
	folder := t.TempDir()
	var number atomic.Int64
	graphtest.Run(t, func() (*graph.Store, error) {
		return graph.Open(context.Background(), filepath.Join(folder, fmt.Sprintf("%d.db", number.Add(1))), graph.Options{})
	})
}
