package read

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"parley/extract"

	"github.com/google/go-cmp/cmp"
)

const story = "The minister denied on Monday that her country had broken the treaty.\n"

// outcome reads the paths and writes each value in a line: the path of a
// document, or an error.
func outcome(t *testing.T, opts Options, paths ...string) []string {
	t.Helper()
	var got []string
	for doc, err := range Paths(context.Background(), paths, opts) {
		switch {
		case err != nil:
			var typed *Error
			if !errors.As(err, &typed) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%T %v is not a *read.Error of one line", err, err)
			}
			got = append(got, err.Error())
		default:
			got = append(got, doc.Path)
		}
	}
	return got
}

func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBadInputsAreNamedAndTheRestIsRead(t *testing.T) {
	write(t, map[string]string{
		"good.txt": story, "last.txt": story, "empty.txt": "", "blank.txt": "\ufeff \r\n\t\n",
		"paper.txt": "%PDF-1.7 \x00", "zero.txt": "The min\x00ster", "page.txt": "<!DOCTYPE html><html>",
		"latin1.txt": "The caf\xe9 is shut.", "utf16.txt": "\xff\xfeT\x00h\x00e\x00", "numbers.txt": "12\n\n- 3 -\n",
		"french.txt": "Le ministre a déclaré que le traité sera signé dans les prochains jours par les deux pays.",
		"bare/x.png": "\x89PNG", "secret.txt": story,
	})
	if err := os.Chmod("secret.txt", 0); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"good.txt",
		"missing.txt: does not exist; check the name",
		"empty.txt: is empty; there is nothing to read",
		"blank.txt: holds only blanks; there is nothing to read",
		"paper.txt: looks like a PDF, not plain text; convert it to text first, for example with pdftotext",
		"zero.txt: is binary (byte 7 is zero), not plain text; only text is read",
		"page.txt: looks like HTML, not plain text; save it as plain text",
		"latin1.txt: is not UTF-8 (byte 7 is 0xE9); convert it: iconv -f WINDOWS-1252 -t UTF-8",
		"utf16.txt: looks like UTF-16, not plain text; convert it: iconv -f UTF-16 -t UTF-8",
		"numbers.txt: has no sentences, only page numbers, rules or advertising marks",
		"french.txt: does not look like English (looks like French); only English is read",
		"bare: is a folder without text files (.txt, .text or no extension); name other files one by one",
		"-: no standard input here; name a file",
		"last.txt",
	}
	got := outcome(t, Options{}, "good.txt", "missing.txt", "empty.txt", "blank.txt", "paper.txt", "zero.txt", "page.txt",
		"latin1.txt", "utf16.txt", "numbers.txt", "french.txt", "bare", "-", "last.txt")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if os.Getuid() != 0 {
		want := []string{"secret.txt: may not be read; ask for permission to read it or leave it out"}
		if diff := cmp.Diff(want, outcome(t, Options{}, "secret.txt")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestCauseIsKept(t *testing.T) {
	for _, err := range Paths(context.Background(), []string{filepath.Join(t.TempDir(), "none")}, Options{}) {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v hides its cause", err)
		}
	}
}

func TestLargeFileIsRefusedUnread(t *testing.T) {
	write(t, nil)
	file, err := os.Create("large.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Truncate(50<<20), file.Close()); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := outcome(t, Options{}, "large.txt")
	runtime.ReadMemStats(&after)
	if diff := cmp.Diff([]string{"large.txt: is larger than 20 MiB; split it into smaller files"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 1<<20 {
		t.Errorf("%d bytes allocated to refuse a file", allocated)
	}
}

// endless is a stream without an end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return copy(p, strings.Repeat("The end. ", len(p)/9+1)), nil
}

func TestEndlessInputStopsAtTheLimit(t *testing.T) {
	in := &endless{}
	got := outcome(t, Options{Stdin: in, MaxBytes: 1000}, "-")
	if diff := cmp.Diff([]string{"-: is larger than 1000 bytes; split it into smaller files"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if in.read > 5000 {
		t.Errorf("read %d bytes for a limit of 1000", in.read)
	}
}

func TestStdinAndLines(t *testing.T) {
	text := "\ufeffRussia blames the West\r\n\n  \n***\nHe declined.\nDas ist nicht der Weg, den wir mit euch gehen wollen.\nShe agreed."
	got := outcome(t, Options{Stdin: strings.NewReader(text), Lines: true}, "-")
	want := []string{"-:1", "-:5", "-:6: does not look like English (looks like German); only English is read", "-:7"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for doc := range Paths(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(text), Lines: true}) {
		if doc.Text != "Russia blames the West" || doc.Title != "" || doc.Blocks[0].Kind != extract.Paragraph {
			t.Errorf("first line: %+v", doc)
		}
		break
	}
}

func TestFolders(t *testing.T) {
	write(t, map[string]string{
		"in/b.txt": story, "in/a.TXT": story, "in/deep/c.text": story, "in/plain": story, "in/tool": "\x7fELF\x00",
		"in/.hidden.txt": story, "in/.git/x.txt": story, "in/notes.md": story, "in/z.txt": "", "other/d.txt": story,
	})
	for link, target := range map[string]string{"in/deep/loop": "..", "in/link.txt": "../other/d.txt", "in/dangling.txt": "nowhere"} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	want := []string{
		"./in/a.TXT", "./in/b.txt", "./in/dangling.txt: does not exist; check the name", "./in/deep/c.text",
		"./in/link.txt", "./in/plain", "./in/z.txt: is empty; there is nothing to read", "in/notes.md",
	}
	if diff := cmp.Diff(want, outcome(t, Options{}, "./in/", "in/notes.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStopsWhenToldTo(t *testing.T) {
	write(t, map[string]string{"in/a.txt": story, "in/b.txt": story})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var documents, failures int
	for _, err := range Paths(ctx, []string{"in", "in"}, Options{}) {
		if err != nil {
			failures++
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			continue
		}
		documents++
		cancel()
	}
	if documents != 1 || failures != 1 {
		t.Errorf("%d documents and %d errors after the context ended", documents, failures)
	}
	taken := 0
	for range Paths(context.Background(), []string{"in", "in"}, Options{}) {
		taken++
		break
	}
	if taken != 1 {
		t.Errorf("%d values after a break", taken)
	}
}

func TestTextIsTheFile(t *testing.T) {
	content := "\ufeffThe minister\r\ndenied it.  \r\n\r\nHe left.\r\n"
	doc, err := Text("x.txt", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Text != content[3:] || doc.Path != "x.txt" {
		t.Errorf("text %q of %s", doc.Text, doc.Path)
	}
}
