package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite what is expected of the pages; read the diff")

// TestPages reads the messy pages of testdata: what a web page, a printed
// page, a mail, a transcript or a list leaves in a text. Beside each stands
// what its lines are.
func TestPages(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/pages/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d pages, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Text(path, content)
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, doc)
			got := fmt.Sprintf("title: %s\nsource: %s\ndate: %s\n", doc.Title, doc.Source, doc.Date)
			for _, b := range doc.Blocks {
				got += fmt.Sprintf("%s: %s\n", b.Kind, strings.Join(strings.Fields(b.In(doc.Text)), " "))
			}
			golden := strings.TrimSuffix(path, ".txt") + ".blocks"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("go test ./extract/read -run Pages -update rewrites it (-want +got):\n%s", diff)
			}
		})
	}
}
