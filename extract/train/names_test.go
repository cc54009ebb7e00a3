package train

import (
	"strings"
	"testing"
)

func TestWritten(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"The U . S . said , “ No ” .", " The U.S. said, “No”."},
		{"Covid - 19 cost $ 1.5 billion ( net ) .", " Covid-19 cost $1.5 billion (net)."},
		{"the minister ’ s plan", " the minister’s plan"},
		{`he said " no " twice`, ` he said "no" twice`},
	} {
		text, spans := written(strings.Fields(test.words))
		if got := " " + strings.TrimSpace(text); got != test.want {
			t.Errorf("written %q, want %q", got, test.want)
		}
		for i, form := range strings.Fields(test.words) {
			if spans[i].In(text) != form {
				t.Errorf("the word %q stands at %q", form, spans[i].In(text))
			}
		}
	}
}
