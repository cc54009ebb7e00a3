package graph_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
)

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	folderWith := func(name, mark string) string {
		path := filepath.Join(folder, name)
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if mark != "" {
			write(filepath.Join(name, "parley.json"), []byte(mark))
		}
		return path
	}
	for _, test := range []struct {
		name, address string
		readOnly      bool
		want          error
	}{
		{"another database", "mysql://localhost/parley", false, graph.ErrAddress},
		{"empty address", "", false, graph.ErrAddress},
		{"mem with a name", "mem:x", false, graph.ErrAddress},
		{"folder", folderWith("other", ""), false, graph.ErrNotStore},
		{"foreign mark", folderWith("foreign", `{"name":"somebody"}`), false, graph.ErrNotStore},
		{"text", write("notes.txt", []byte("Talks will be held in January.\n")), false, graph.ErrNotStore},
		{"long text", write("long.txt", bytes.Repeat([]byte("talks "), 10_000)), false, graph.ErrNotStore},
		{"empty file", write("empty", nil), false, graph.ErrNotStore},
		{"the file of version 0.2", write("old.db", append(make([]byte, 16), "\xED\xDA\x0C\xED and the rest"...)), false, graph.ErrOlder},
		{"newer format", folderWith("newer", `{"format":99}`), false, graph.ErrNewer},
		{"newer format to read", folderWith("newer to read", `{"format":99}`), true, graph.ErrNewer},
		{"nothing behind the mark", folderWith("hollow", `{"format":2}`), true, graph.ErrDamaged},
		{"nothing to read", filepath.Join(folder, "absent.db"), true, graph.ErrNoStore},
		{"no such folder", filepath.Join(folder, "none", "store.db"), false, fs.ErrNotExist},
	} {
		before := contents(test.address)
		_, err := graph.Open(context.Background(), test.address, graph.Options{ReadOnly: test.readOnly})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		} else if !strings.Contains(err.Error(), test.address) {
			t.Errorf("%s: %q does not name it", test.name, err)
		}
		if diff := cmp.Diff(before, contents(test.address)); diff != "" {
			t.Errorf("%s: it was changed: %s", test.name, diff)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*.new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// contents are the files at a path and below it.
func contents(path string) map[string]string {
	files := map[string]string{}
	_ = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, _ := os.ReadFile(name)
			files[name] = string(data)
		}
		return nil // what cannot be read is not compared
	})
	return files
}

func TestOpenWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may do everything")
	}
	path := filepath.Join(t.TempDir(), "store.db")
	open(t, path).Close()
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Open(context.Background(), path, graph.Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	put(t, s, 1)
	s.Close()
	if _, err := s.Size(context.Background()); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	before := contents(path)
	for range 2 { // two readers at once
		reader, err := graph.Open(context.Background(), path, graph.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		a := graphtest.Synthetic(2, 3)
		if _, err := reader.Put(context.Background(), a.Document, a.Statements, nil, nil); !errors.Is(err, graph.ErrReadOnly) {
			t.Errorf("put: %v", err)
		}
		if err := reader.Remove(context.Background(), a.Document.Path); !errors.Is(err, graph.ErrReadOnly) {
			t.Errorf("remove: %v", err)
		}
		if n, err := reader.Counts(context.Background()); err != nil || n.Statements != 20 {
			t.Errorf("%d statements, %v", n.Statements, err)
		}
	}
	if diff := cmp.Diff(before, contents(path)); diff != "" {
		t.Error("reading changed the store", diff)
	}
}
