//go:build unix

package graph_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whoever may only read a folder reads; who would write is told that he may not.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can become somebody with fewer rights")
	}
	folder, err := os.MkdirTemp("", "parley-read-only-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "store.db")
	s := open(t, path)
	put(t, s, 1)
	s.Close()
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(folder, "test")
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(binary, data, 0o755); err != nil {
		t.Fatal(err)
	}
	before := contents(path)
	for variable, want := range map[string]string{readerVariable: "20 statements", childVariable: "store " + path + " cannot be written to"} {
		cmd := exec.Command(binary)
		cmd.Env = append(os.Environ(), variable+"="+path)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		out, _ := cmd.CombinedOutput()
		if !strings.Contains(string(out), want) {
			t.Errorf("%s: %q, want %q", variable, out, want)
		}
	}
	if diff := cmp.Diff(before, contents(path)); diff != "" {
		t.Error("it was changed", diff)
	}
}
