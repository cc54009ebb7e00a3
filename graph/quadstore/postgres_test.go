package quadstore

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgconn"

	"parley/graph/graphtest/postgres"
)

// All that holds of a folder holds of a database, and what is its own.
func TestPostgres(t *testing.T) {
	server := postgres.Start(t)
	open := func(t testing.TB) *Store {
		t.Helper()
		s, err := OpenPostgres(context.Background(), server.Store(t))
		return closing(t, s, err)
	}
	for _, fault := range faults {
		t.Run(fault.name, func(t *testing.T) { fault.check(t, open(t)) })
	}
	t.Run("model", func(t *testing.T) {
		// A case makes tables and waits for the database: fewer do.
		checks := flag.Lookup("rapid.checks")
		before := checks.Value.String()
		if err := checks.Value.Set("10"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = checks.Value.Set(before) }()
		checkModel(t, func() *model {
			address := server.Store(t)
			return &model{kept: true, opener: func() (*Store, error) { return OpenPostgres(context.Background(), address) }}
		})
	})
	for name, check := range map[string]func(*testing.T, *postgres.Server){
		"walks": postgresWalks, "second writer": postgresSecondWriter, "create": postgresCreate,
		"refuses": postgresRefuses, "connection lost": postgresLost, "only for reading": postgresReadOnly,
		"too many readers": postgresCrowd,
	} {
		t.Run(name, func(t *testing.T) { check(t, server) })
	}
	t.Run("cayley", func(t *testing.T) { cayleySuite(t, open) })
}

// Walks over several pages find what a walk through tables does, in its order.
func postgresWalks(t *testing.T, server *postgres.Server) {
	s, err := OpenPostgres(context.Background(), server.Store(t))
	closing(t, s, err)
	like := openMemory(t)
	const quads = 3 * firstPage * 8
	fill(t, s, 0, quads)
	fill(t, like, 0, quads)
	var firsts []ID
	for i := ID(1); i < 3*firstsAtOnce; i += 2 {
		firsts = append(firsts, i)
	}
	for n := range indexes {
		x := &indexes[n]
		for known := range 5 {
			want := steps(t, like.links(x, &Link{1, 2, 3, 4}, known))
			if diff := cmp.Diff(want, steps(t, s.links(x, &Link{1, 2, 3, 4}, known))); diff != "" {
				t.Errorf("index %d, %d known: %s", n, known, diff)
			}
		}
		if diff := cmp.Diff(steps(t, like.linksAt(x, firsts)), steps(t, s.linksAt(x, firsts))); diff != "" {
			t.Errorf("index %d, many first terms: %s", n, diff)
		}
	}
	if diff := cmp.Diff(steps(t, like.ids()), steps(t, s.ids())); diff != "" {
		t.Error(diff)
	}
}

// steps are all steps of a walk.
func steps[T any](t *testing.T, w walk[T]) (all []T) {
	t.Helper()
	for {
		next, ok, err := w.next()
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			if err := w.close(); err != nil {
				t.Fatal(err)
			}
			return all
		}
		all = append(all, next)
	}
}

func postgresSecondWriter(t *testing.T, server *postgres.Server) {
	ctx := context.Background()
	address := server.Store(t)
	s, err := OpenPostgres(ctx, address)
	closing(t, s, err)
	other, err := OpenPostgres(ctx, server.Store(t)) // of another schema
	closing(t, other, err)
	_, err = OpenPostgres(ctx, address)
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on", os.Getpid())) {
		t.Errorf("got %v", err)
	}
	view, err := ViewPostgres(ctx, address)
	closing(t, view, err)
	add(t, s, numbered(1)) // the first one still holds it
	if n := count(t, view); n != 1 {
		t.Errorf("a reader sees %d quads", n)
	}
	err = view.ApplyDeltas([]cayley.Delta{{Quad: numbered(2), Action: cayley.Add}}, cayley.IgnoreOpts{})
	if !errors.Is(err, errReadOnly) {
		t.Errorf("a view can be written to: %v", err)
	}
}

// A store that is made and filled in one go is there when that is done, and not
// before.
func postgresCreate(t *testing.T, server *postgres.Server) {
	ctx := context.Background()
	address := server.Store(t)
	failure := errors.New("no more")
	err := CreatePostgres(ctx, address, func(s *Store) error {
		fill(t, s, 0, 100)
		if _, err := ViewPostgres(ctx, address); !errors.Is(err, ErrNone) {
			t.Errorf("half of it is seen: %v", err)
		}
		return failure
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if _, err := ViewPostgres(ctx, address); !errors.Is(err, ErrNone) {
		t.Errorf("what failed is there: %v", err)
	}
	if err := CreatePostgres(ctx, address, func(s *Store) error {
		fill(t, s, 0, 100)
		fill(t, s, 50, 150) // what it has it does not take again
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := CreatePostgres(ctx, address, func(*Store) error { return nil }); !errors.Is(err, ErrExists) {
		t.Errorf("it was made twice: %v", err)
	}
	s, err := OpenPostgres(ctx, address)
	closing(t, s, err)
	if n := count(t, s); n != 150 {
		t.Errorf("%d quads", n)
	}
}

// Whatever is wrong with a database or its address is said, without a password.
func postgresRefuses(t *testing.T, server *postgres.Server) {
	ctx := context.Background()
	address := func(statements ...string) string {
		t.Helper()
		place := server.Store(t)
		_, schema, _ := strings.Cut(place, "=")
		for _, text := range statements {
			if err := server.Exec("SET search_path = " + schema + "; " + text); err != nil {
				t.Fatal(err)
			}
		}
		return strings.Replace(place, "parley@", "parley:secret@", 1)
	}
	made := func(statement string) string {
		place := address()
		s, err := OpenPostgres(ctx, place)
		if err != nil || s.Close() != nil {
			t.Fatal(err)
		}
		_, schema, _ := strings.Cut(place, "=")
		if err := server.Exec("SET search_path = " + schema + "; " + statement); err != nil {
			t.Fatal(err)
		}
		return place
	}
	for _, test := range []struct {
		name, address string
		want          error
		says          string
	}{
		{"nothing there", address(), ErrNone, "parley build"},
		{"no such schema", server.Address + "?search_path=nowhere&password=secret", ErrNone, "names no schema"},
		{"no such database", strings.Replace(address(), "/postgres", "/nowhere", 1), ErrNone, "createdb"},
		{"newer", made("UPDATE parley_meta SET format = 99"), ErrNewer, "format 99"},
		{"older", made("UPDATE parley_meta SET format = 0"), ErrOlder, "format 0"},
		{"foreign", address("CREATE TABLE parley_meta (x int)"), ErrForeign, "somebody else"},
		{"no format", made("DELETE FROM parley_meta"), ErrForeign, "names no format"},
		{"no server", "postgres://parley:secret@127.0.0.1:1/news?connect_timeout=5", nil, "cannot be reached"},
		{"no port", "postgres://parley:secret@127.0.0.1:many/news", ErrAddress, "cannot be read"},
		{"no escape", "postgres://parley:sec%zzret@127.0.0.1/news", ErrAddress, "cannot be read"},
	} {
		_, err := ViewPostgres(ctx, test.address)
		switch {
		case err == nil, test.want != nil && !errors.Is(err, test.want), !strings.Contains(err.Error(), test.says):
			t.Errorf("%s: %v", test.name, err)
		case strings.Contains(err.Error(), "sec"):
			t.Errorf("%s: the password is told: %v", test.name, err)
		}
	}
	for _, place := range []string{made("UPDATE parley_meta SET format = 99"), address("CREATE TABLE parley_meta (x int)")} {
		if _, err := OpenPostgres(ctx, place); !errors.Is(err, ErrNewer) && !errors.Is(err, ErrForeign) {
			t.Errorf("to write: %v", err)
		}
	}
	shown := PostgresName("postgresql://parley:secret@db.example:5433/news?password=secret&search_path=war")
	if shown != "postgres://parley@db.example:5433/news?search_path=war" {
		t.Error(shown)
	}
}

// A connection that is cut leaves the store as it was, and says so.
func postgresLost(t *testing.T, server *postgres.Server) {
	ctx := context.Background()
	address := server.Store(t)
	s, err := OpenPostgres(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, numbered(1))
	if err := server.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name LIKE 'process %'"); err != nil {
		t.Fatal(err)
	}
	err = s.ApplyDeltas([]cayley.Delta{{Quad: numbered(2), Action: cayley.Add}}, cayley.IgnoreOpts{})
	if err == nil || !strings.Contains(err.Error(), "store "+PostgresName(address)) {
		t.Errorf("got %v", err)
	}
	if err := s.Close(); err != nil {
		t.Log(err)
	}
	s, err = OpenPostgres(ctx, address)
	closing(t, s, err)
	if held := all(t, s); len(held) != 1 || !held[numbered(1)] {
		t.Errorf("it holds %v", held)
	}
}

// Whoever may only read reads; who would write is told that he may not.
func postgresReadOnly(t *testing.T, server *postgres.Server) {
	ctx := context.Background()
	address := server.Store(t)
	s, err := OpenPostgres(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, numbered(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, schema, _ := strings.Cut(address, "=")
	if err := server.Exec(fmt.Sprintf("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA %[1]s TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA %[1]s TO reader", schema)); err != nil {
		t.Fatal(err)
	}
	as := strings.Replace(address, "parley@", "reader@", 1)
	view, err := ViewPostgres(ctx, as)
	closing(t, view, err)
	if n := count(t, view); n != 1 {
		t.Errorf("%d quads", n)
	}
	w, err := OpenPostgres(ctx, as)
	closing(t, w, err)
	err = w.ApplyDeltas([]cayley.Delta{{Quad: numbered(2), Action: cayley.Add}}, cayley.IgnoreOpts{})
	if err == nil || !strings.Contains(err.Error(), "cannot be written to") {
		t.Errorf("got %v", err)
	}
}

// Who finds all connections in use is told so after a while, and does not wait
// for ever.
func postgresCrowd(t *testing.T, server *postgres.Server) {
	before := postgresPatience
	defer func() { postgresPatience = before }()
	ctx := context.Background()
	s, err := OpenPostgres(ctx, server.Store(t))
	closing(t, s, err)
	for range postgresReaders {
		snapshot, err := s.Snapshot(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer snapshot.Close()
	}
	postgresPatience = 50 * time.Millisecond
	if _, err := s.Snapshot(ctx); err == nil || !strings.Contains(err.Error(), "32 read from it already") {
		t.Errorf("got %v", err)
	}
	postgresPatience = before
}

// What the database says of the disk and its pages has our names.
func TestPostgresErrors(t *testing.T) {
	d := &database{name: "postgres://host/news"}
	for code, want := range map[string]error{codeDiskFull: ErrDiskFull, codeDamaged: ErrDamaged, codeDamagedIndex: ErrDamaged} {
		if err := d.explain(fmt.Errorf("write: %w", &pgconn.PgError{Code: code, Message: "it says"})); !errors.Is(err, want) || !strings.Contains(err.Error(), d.name) {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// A password on the command line goes into no name that others see.
func TestCommandWithoutPassword(t *testing.T) {
	before := os.Args
	defer func() { os.Args = before }()
	os.Args = []string{"parley", "build", "--store=postgres://me:secret@host/news", "articles"}
	if got := command(); got != "parley build --store=postgres://me@host/news articles" {
		t.Error(got)
	}
	os.Args = slices.Concat(os.Args, make([]string, 3), []string{quad.IRI("x").String()})
	if got := application(); len(got) > longestApplication || !strings.HasPrefix(got, fmt.Sprintf("process %d on ", os.Getpid())) {
		t.Error(got)
	}
}
