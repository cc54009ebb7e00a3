package coref_test

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestLongDocument asserts that the time grows with the length of the
// document, not with its square: 100,000 words take half a second of a core, and the
// limit leaves room for machines that do other things besides.
func TestLongDocument(t *testing.T) {
	doc := randomDocument(rand.New(rand.NewPCG(5, 6)), 4000, 25)
	start := time.Now()
	resolve(t, doc)
	t.Log(time.Since(start))
	if took := time.Since(start); took > time.Minute {
		t.Errorf("100,000 words took %v", took)
	}
	check(t, doc)
}
