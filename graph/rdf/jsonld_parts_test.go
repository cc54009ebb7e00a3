package rdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lines(text string) (found []string, err error) {
	for q, err := range Read(strings.NewReader(text), JSONLD) {
		if err != nil {
			return nil, err
		}
		found = append(found, q.String())
	}
	slices.Sort(found)
	return found, nil
}

// A long document says in parts what it says whole.
func TestJSONLDInParts(t *testing.T) {
	var nodes []string
	for n := range 50 {
		nodes = append(nodes, fmt.Sprintf(`{"@id":"x:g%d","@graph":[{"@id":"x:s%d","p":[{"@id":"x:o"},"text %d"]}]}`, n, n, n))
	}
	text := `{"@context":{"p":"x:p"},"@graph":[` + strings.Join(nodes, ",") + `]}`
	want, err := lines(text)
	if err != nil || len(want) != 100 {
		t.Fatalf("%d lines, %v", len(want), err)
	}
	wholeBefore, partBefore := wholeJSONLD, nodesInPart
	defer func() { wholeJSONLD, nodesInPart = wholeBefore, partBefore }()
	wholeJSONLD, nodesInPart = 100, 7
	got, err := lines(text)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v: %s", err, diff)
	}
	anonymous := strings.ReplaceAll(text, `"@id":"x:o"`, `"p":"nobody"`) // each is another
	if got, err = lines(anonymous); err != nil || len(got) != 150 {
		t.Errorf("%d lines, %v", len(got), err)
	}
	objects := map[string]bool{}
	for _, line := range got {
		if subject := strings.Fields(line)[0]; strings.HasPrefix(subject, "_:") {
			objects[subject] = true
		}
	}
	if len(objects) != 50 {
		t.Errorf("%d different blank nodes, want 50", len(objects))
	}
	for _, text := range []string{
		strings.Replace(text, `{"@id":"x:g3"`, `{"@id":"_:g3"`, 1), "[" + text + "]",
		`{"@graph":[` + strings.Join(nodes, ",") + `],"@context":{}}`,
	} {
		if _, err := lines(text); !errors.Is(err, errNotInParts) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := lines(text[:len(text)-1]); err == nil {
		t.Error("half a document is read")
	}
}
