package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"parley/graph/graphtest/postgres"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// TestScripts runs the command-line sessions of testdata/script, which read
// like a manual. They see the articles as $ARTICLES.
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			return nil
		},
		UpdateScripts: os.Getenv("PARLEY_UPDATE") != "",
	})
}

// TestPostgresScripts runs sessions with databases: $DATABASE, $DATABASE2 and
// $DATABASE3 are the addresses of empty ones.
func TestPostgresScripts(t *testing.T) {
	server := postgres.Start(t)
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script/postgres",
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"DATABASE", "DATABASE2", "DATABASE3"} {
				env.Setenv(name, server.Store(t))
			}
			return nil
		},
		UpdateScripts: os.Getenv("PARLEY_UPDATE") != "",
	})
}

func TestExitCodes(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	tests := []struct {
		name   string
		ctx    context.Context
		args   string
		want   int
		stderr string
	}{
		{"help", context.Background(), "parley --help", exitDone, ""},
		{"unknown command", context.Background(), "parley relation", exitUsage, `did you mean "relations"?`},
		{"no path", context.Background(), "parley build", exitUsage, "usage: parley build PATH…"},
		{"unknown flag", context.Background(), "parley extract x.txt --colour", exitUsage, "see parley extract --help"},
		{"unknown format", context.Background(), "parley extract x.txt --format xml", exitUsage, "choose one of table, jsonl"},
		{"missing file", context.Background(), "parley extract no-such-file.txt", exitSomeFailed, "no-such-file.txt"},
		{"interrupted", cancelled, "parley extract ../../testdata/articles", exitInterrupted, "interrupted"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			got := run(test.ctx, strings.Fields(test.args), strings.NewReader(""), &stdout, &stderr)
			if got != test.want || !strings.Contains(stderr.String(), test.stderr) {
				t.Errorf("exit code %d, want %d; stderr %q, want %q", got, test.want, stderr.String(), test.stderr)
			}
		})
	}
}

func TestArrangePutsFlagsFirst(t *testing.T) {
	app := newApp(nil, nil, nil)
	tests := []struct{ args, want string }{
		{"parley relations A --format json B", "parley relations --format json -- A B"},
		{"parley extract --lines - --format=jsonl", "parley extract --lines --format=jsonl -- -"},
		{"parley extract -- --odd-name", "parley extract -- --odd-name"},
		{"parley --version", "parley --version"},
		{"parley export --edges statements --edges -o x", "parley export --edges=statements --edges -o x --"},
	}
	for _, test := range tests {
		got, err := arrange(app, strings.Fields(test.args))
		if err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, %v; want %q", test.args, strings.Join(got, " "), err, test.want)
		}
	}
}
