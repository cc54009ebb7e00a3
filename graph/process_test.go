package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/graphtest/postgres"
	"parley/graph/query"
)

// The other processes of the tests are this test binary again: one that writes
// for ever, and one that counts.
const (
	childVariable  = "PARLEY_GRAPH_TEST_CHILD"
	readerVariable = "PARLEY_GRAPH_TEST_READER"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childVariable); path != "" {
		if err := child(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if path := os.Getenv(readerVariable); path != "" {
		if err := countingChild(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// countingChild says how many statements there are.
func countingChild(path string) error {
	s, err := graph.Open(context.Background(), path, graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	n, err := s.Counts(context.Background())
	fmt.Println(n.Statements, "statements")
	return err
}

// child puts documents and says which are done, for ever: it replaces a few over
// and over, so that the store stays small however often it is killed.
func child(path string) error {
	ctx := context.Background()
	s, err := graph.Open(ctx, path, graph.Options{})
	if err != nil {
		return err
	}
	for number := int(time.Now().UnixMilli()) % 1000; ; number++ {
		a := childArticle(number)
		if _, err := s.Put(ctx, a.Document, a.Statements, a.Entities, a.Stances); err != nil {
			return err
		}
		fmt.Println(number)
	}
}

// childPaths is between how many documents the child goes round.
const childPaths = 7

func childArticle(number int) graphtest.Article {
	a := graphtest.Synthetic(number, 6)
	a.Document.Path = childPath(number)
	for i := range a.Statements {
		a.Statements[i].Evidence.Document = a.Document.Path
	}
	return a
}

func childPath(number int) string { return fmt.Sprintf("%d.txt", number%childPaths) }

// start runs the child, which writes what it says to a file, until it has put a
// number of documents.
func start(t *testing.T, address, said string, documents int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+address)
	out, err := os.Create(said)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.Stdout = out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		lines, err := os.ReadFile(said)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(lines, []byte("\n")) >= documents {
			return cmd
		}
	}
	t.Fatal("the child puts nothing")
	return nil
}

// A second writer is told who holds the store; readers do not care.
func TestInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	cmd := start(t, path, path+".out", 1)
	_, err := graph.Open(context.Background(), path, graph.Options{})
	if !errors.Is(err, graph.ErrInUse) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", cmd.Process.Pid)) {
		t.Errorf("a second writer: %v", err)
	}
	last := 0
	for range 20 {
		s, err := graph.Open(context.Background(), path, graph.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		problems, err := query.Verify(context.Background(), s)
		if err != nil || len(problems) > 0 {
			t.Errorf("while it is being written: %v, %v", problems, err)
		}
		n := 0
		for _, err := range s.Documents(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n < max(1, last) {
			t.Errorf("%d documents after %d", n, last)
		}
		last = n
		s.Close()
	}
}

// A process killed while it writes leaves a store that opens, is whole, and
// holds every document that was said to be done: a hundred times in a row, at
// any moment from its first document on.
func TestKilled(t *testing.T) { killed(t, filepath.Join(t.TempDir(), "store.db"), 100) }

// A database is none the worse either.
func TestPostgresKilled(t *testing.T) { killed(t, postgres.Start(t).Store(t), 25) }

func killed(t *testing.T, address string, rounds int) {
	out := filepath.Join(t.TempDir(), "said")
	if testing.Short() {
		rounds /= 10
	}
	done := map[string]int{} // the last number that was said, by path
	for round := range rounds {
		cmd := start(t, address, out, 1)
		time.Sleep(time.Duration(rand.IntN(40_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		said, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for line := range strings.Lines(string(said)) {
			if number, err := strconv.Atoi(strings.TrimSuffix(line, "\n")); err == nil && strings.HasSuffix(line, "\n") {
				done[childPath(number)], last = number, number
			}
		}
		if !checkKilled(t, address, done, last+1) {
			t.Fatalf("after kill number %d", round+1)
		}
	}
}

// checkKilled opens the store as the next process would. The document that was
// being written may be there or not.
func checkKilled(t *testing.T, path string, done map[string]int, begun int) bool {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Open(ctx, path, graph.Options{})
	if err != nil {
		t.Error(err)
		return false
	}
	defer s.Close()
	for name, number := range done {
		doc, err := s.Document(ctx, name)
		if err != nil {
			t.Errorf("%s was done and is gone: %v", name, err)
		}
		switch doc.Text {
		case childArticle(number).Document.Text:
		case childArticle(begun).Document.Text:
			done[name] = begun
		default:
			t.Errorf("%s has another text", name)
		}
	}
	problems, err := query.Verify(ctx, s)
	if err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	return !t.Failed()
}
