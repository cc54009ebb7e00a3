package syntax

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// What a word was met beside, or before, must not change how it reads.
func TestRememberedWordsReadTheSame(t *testing.T) {
	text := [][]string{{"the", "War", "the", strings.Repeat("long", maxCached)}, {"war"}}
	read := func(m *Model, text [][]string) [][]Analysis {
		result, err := m.Analyse(context.Background(), text)
		if err != nil {
			t.Error(err)
		}
		return result
	}
	m := small()
	want := read(small(), text)
	var others [][]string
	for i := range len(m.vectors) {
		others = append(others, []string{fmt.Sprint("word", i)})
	}
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for range 2 {
				if got := read(m, text); !reflect.DeepEqual(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				read(m, others)
			}
		})
	}
	group.Wait()
}

func BenchmarkFeatures(b *testing.B) {
	m, s := small(), new(scratch)
	words := strings.Fields("the minister 's spokeswoman told reporters about unprecedented negotiations")
	for b.Loop() {
		for _, word := range words {
			v, grams := m.vocabulary.Features(word, s.grams[:0])
			s.grams = grams
			m.reader.Vector(v)
		}
	}
}
