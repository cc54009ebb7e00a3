package read

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/extract"
)

// FuzzText feeds foreign bytes to the reader. Whatever they are, there is
// either an error of one line or a document whose blocks ascend, do not
// overlap, lie in the text on the borders of characters and show something.
func FuzzText(f *testing.F) {
	paths, _ := filepath.Glob(filepath.Join(articles, "*.txt"))
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	for _, s := range []string{"", "\ufeff", "A\n\n- 2 -\n\nb", "• x\n1. y", "MOSCOW (AP) —", "(Reuters) - ", "By A, B", "\r\r\n\f\u2028x",
		"30 Dec 2021", "W: x", "—", "a\x00", "\xff", "REUTERS/Ab", "MOSCOW, May 1. /TASS/. É"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		doc, err := Text("x", content)
		if err != nil {
			var typed *Error
			if !errors.As(err, &typed) || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("error %q", err)
			}
			return
		}
		checkBlocks(t, doc)
		for one := range Paths(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(string(content)), Lines: true}) {
			if one != nil {
				checkBlocks(t, one)
			}
		}
	})
}

func checkBlocks(t *testing.T, doc *extract.Document) {
	t.Helper()
	end := 0
	for _, b := range doc.Blocks {
		if b.Start < end || b.End > len(doc.Text) || b.Len() <= 0 {
			t.Fatalf("block %v after %d in a text of %d bytes", b, end, len(doc.Text))
		}
		if text := b.In(doc.Text); !utf8.ValidString(text) || strings.TrimFunc(text, blank) != text {
			t.Fatalf("block %q", text)
		}
		if lost := doc.Text[end:b.Start]; strings.TrimFunc(lost, blank) != "" {
			t.Fatalf("%q is in no block", lost)
		}
		hole := b.Start
		for _, h := range b.Holes {
			if h.Start < hole || h.End > b.End || h.Len() <= 0 {
				t.Fatalf("hole %v in %v", h, b)
			}
			hole = h.End
		}
		end = b.End
	}
	if lost := doc.Text[end:]; strings.TrimFunc(lost, blank) != "" {
		t.Fatalf("%q is in no block", lost)
	}
}

func BenchmarkText(b *testing.B) {
	content, err := os.ReadFile(filepath.Join(articles, "geneva-security-talks.txt"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Text("x.txt", content); err != nil {
			b.Fatal(err)
		}
	}
}
