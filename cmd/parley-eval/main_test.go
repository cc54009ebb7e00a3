package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestMissingFoldersAreNamed(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, `"data" not set`},
		{[]string{"--data", t.TempDir(), "--models", t.TempDir()}, "syntax.bin"},
		{[]string{"--data", t.TempDir(), "--models", "../../extract/english/models"}, "give the folder of annotated text with --data"},
	} {
		a := app()
		a.Writer, a.ErrWriter = new(bytes.Buffer), new(bytes.Buffer)
		err := a.Run(append([]string{"parley-eval"}, test.args...))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want %q", test.args, err, test.want)
		}
	}
}
