// Package postgres starts a PostgreSQL server for tests, on a free port of the
// loopback and with a folder of its own; both are gone when the test ends.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a running server.
type Server struct {
	Address string // of its database, for one who may do everything
	Process *os.Process
	stores  atomic.Int64
}

// owner is who the server belongs to: it refuses to run as root.
const owner = "postgres"

// Bounds: how long a server may take to start, and how long it lives at most,
// should the test be unable to stop it.
const (
	patience = 30 * time.Second
	lifetime = 20 * time.Minute
)

// Start runs a server until the test ends. Where there is none installed the
// test is skipped, or fails if everything is asked for.
func Start(t testing.TB) *Server {
	t.Helper()
	initdb, server := program(t, "initdb"), program(t, "postgres")
	folder, err := os.MkdirTemp("", "parley-postgres-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	give(t, folder)
	data := filepath.Join(folder, "data")
	if out, err := as(initdb, "-D", data, "-U", "parley", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	port := freePort(t)
	log, err := os.Create(filepath.Join(folder, "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	// What the tests kill are clients; the disk may be trusted.
	cmd := as(server, "-D", data, "-p", strconv.Itoa(port), "-k", "", "-h", "127.0.0.1",
		"-c", "fsync=off", "-c", "max_wal_size=4GB", "-c", "shared_buffers=128MB")
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := time.AfterFunc(lifetime, func() { _ = cmd.Process.Signal(syscall.SIGQUIT) })
	t.Cleanup(func() {
		last.Stop()
		_ = cmd.Process.Signal(syscall.SIGINT) // ends what it is asked, and then itself
		if err := cmd.Wait(); err != nil {
			t.Logf("the server of PostgreSQL: %v", err)
		}
	})
	s := &Server{Address: fmt.Sprintf("postgres://parley@127.0.0.1:%d/postgres", port), Process: cmd.Process}
	if err := s.await(); err != nil {
		said, _ := os.ReadFile(log.Name())
		t.Fatalf("%v: %s", err, said)
	}
	return s
}

// await waits until the server answers.
func (s *Server) await() (err error) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if err = s.Exec("SELECT 1"); err == nil {
			return nil
		}
	}
	return err
}

// Exec runs statements on the server.
func (s *Server) Exec(text string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.Address)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, text)
	return errors.Join(err, conn.Close(ctx))
}

// Store is the address of a place for one more store.
func (s *Server) Store(t testing.TB) string {
	t.Helper()
	schema := fmt.Sprintf("store%d", s.stores.Add(1))
	if err := s.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	return s.Address + "?search_path=" + schema
}

// program finds one of PostgreSQL's programs, also where Debian hides them.
func program(t testing.TB, name string) string {
	t.Helper()
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); len(found) > 0 {
		return found[len(found)-1]
	}
	missing := "no PostgreSQL: install the package postgresql"
	if os.Getenv("PARLEY_REQUIRE_ALL") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// as runs a program as the owner.
func as(program string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		args = append([]string{"--reuid=" + owner, "--regid=" + owner, "--clear-groups", program}, args...)
		program = "setpriv"
	}
	cmd := exec.Command(program, args...)
	cmd.Dir = os.TempDir()
	return cmd
}

// give makes the owner the owner of a folder.
func give(t testing.TB, folder string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	who, err := user.Lookup(owner)
	if err != nil {
		t.Fatal(err)
	}
	uid, uidErr := strconv.Atoi(who.Uid)
	gid, gidErr := strconv.Atoi(who.Gid)
	if uidErr != nil || gidErr != nil || os.Chown(folder, uid, gid) != nil {
		t.Fatalf("%s cannot be given to %s (%s)", folder, owner, strings.Join([]string{who.Uid, who.Gid}, ":"))
	}
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return port
}
