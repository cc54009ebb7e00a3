package identity_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph/identity"
)

func TestReadAliases(t *testing.T) {
	text := "\ufeff# names\n\nIlja Petrenko = I. Petrenko,  Ilya Petrenko \nKim Jong Un != Kim Yo Jong\n"
	got, err := identity.ReadAliases(strings.NewReader(text), "names.txt")
	if err != nil {
		t.Fatal(err)
	}
	because := "the alias file says so"
	want := []identity.Decision{
		{Kind: identity.Merge, A: "Ilja_Petrenko", B: "I._Petrenko", Because: because, Origin: "names.txt:3"},
		{Kind: identity.Merge, A: "Ilja_Petrenko", B: "Ilya_Petrenko", Because: because, Origin: "names.txt:3"},
		{Kind: identity.Split, A: "Kim_Jong_Un", B: "Kim_Yo_Jong", Because: because, Origin: "names.txt:4"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadAliasesNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"A = B\nCarl, Charles\n": `names.txt:2: no "=" between`,
		"= B":                    `names.txt:1: no name before "="`,
		"A = B,, C":              "names.txt:1: an alias of A is empty",
		"A != A":                 "names.txt:1: A is an alias of itself",
		"A = \xff":               "names.txt:1: not valid UTF-8",
	} {
		_, err := identity.ReadAliases(strings.NewReader(text), "names.txt")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func FuzzReadAliases(f *testing.F) {
	f.Add("A = B, C\n# no\nD != E\n")
	f.Add("=,!=,\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := identity.ReadAliases(strings.NewReader(text), "f")
		if err != nil && len(all) > 0 {
			t.Error("decisions beside an error")
		}
		for _, d := range all {
			if d.A == "" || d.B == "" || d.A == d.B || strings.ContainsAny(d.A+d.B, " <>\n") {
				t.Errorf("%+v", d)
			}
		}
	})
}
