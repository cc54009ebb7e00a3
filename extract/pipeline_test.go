package extract_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"parley/extract"
)

func upper(name string, needs, adds []extract.Layer, run func(*extract.Document) error) extract.Stage {
	return extract.Stage{Name: name, Needs: needs, Adds: adds, Run: func(_ context.Context, d *extract.Document) error { return run(d) }}
}

func TestPipelineRefusesUnmetNeed(t *testing.T) {
	tags := upper("tags", []extract.Layer{extract.LayerTokens}, []extract.Layer{extract.LayerSyntax}, nil)
	if _, err := extract.NewPipeline([]extract.Layer{extract.LayerBlocks}, tags); err == nil || !strings.Contains(err.Error(), `"tokens"`) {
		t.Fatalf("unmet need: got %v", err)
	}
	if _, err := extract.NewPipeline([]extract.Layer{extract.LayerTokens, extract.LayerSyntax}, tags); err == nil || !strings.Contains(err.Error(), "second time") {
		t.Fatalf("layer added twice: got %v", err)
	}
}

func TestPipelineKeepsOrderAndFailures(t *testing.T) {
	defer goleak.VerifyNone(t)
	slowFirst := upper("slow", nil, nil, func(d *extract.Document) error {
		switch d.Path {
		case "0":
			time.Sleep(20 * time.Millisecond)
		case "3":
			panic("boom")
		}
		d.Title = "seen " + d.Path
		return nil
	})
	p, err := extract.NewPipeline(nil, slowFirst)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for doc, err := range p.All(context.Background(), numbered(6), 3) {
		switch {
		case err != nil:
			got = append(got, err.Error())
		default:
			got = append(got, doc.Title)
		}
	}
	want := "seen 0|seen 1|unreadable|3: stage slow: boom|seen 4|seen 5"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestPipelineStopsEarly(t *testing.T) {
	defer goleak.VerifyNone(t)
	p, err := extract.NewPipeline(nil)
	if err != nil {
		t.Fatal(err)
	}
	for range p.All(context.Background(), numbered(1000), 2) {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var last error
	for _, err := range p.All(ctx, numbered(1000), 2) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("cancelled run ended with %v", last)
	}
}

func numbered(n int) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for i := range n {
			doc, err := &extract.Document{Path: fmt.Sprint(i)}, error(nil)
			if i == 2 {
				doc, err = nil, errors.New("unreadable")
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}
