package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestWrongUsageIsExplained(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"grammar"}, `no model is called "grammar"`},
		{[]string{"lemmas"}, `"data" not set`},
		{[]string{"lemmas", "--data", t.TempDir()}, "give the folder with --data"},
		{[]string{"all", "--data", t.TempDir(), "--out", t.TempDir()}, "tokens: training data"},
	} {
		a := app()
		a.Writer, a.ErrWriter = new(bytes.Buffer), new(bytes.Buffer)
		err := a.Run(append([]string{"parley-train"}, test.args...))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want %q", test.args, err, test.want)
		}
	}
}

func TestHelpListsEveryModel(t *testing.T) {
	var out bytes.Buffer
	a := app()
	a.Writer = &out
	if err := a.Run([]string{"parley-train", "--help"}); err != nil {
		t.Fatal(err)
	}
	for _, m := range models {
		if !strings.Contains(out.String(), m.name+" ") || !strings.Contains(out.String(), m.usage) {
			t.Errorf("%s is missing in\n%s", m.name, &out)
		}
	}
}
