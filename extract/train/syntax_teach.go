package train

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"parley/extract/nn"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// minShare is the least probability that a teacher's class is taught with.
const minShare = 0.02

// committee is a number of trained networks that read as one: by the mean of
// their probabilities, which is better than any of them (Kuncoro et al. 2016,
// "Distilling an ensemble of greedy dependency parsers into one MST parser").
type committee struct {
	vocabulary *syntax.Vocabulary
	networks   []*biaffine.Network
}

// teach labels sentences, in batches, with the committee's view of them.
func (c *committee) teach(ctx context.Context, o Options, sentences [][]string) ([]*lesson, error) {
	var lessons []*lesson
	for _, forms := range sentences {
		lessons = append(lessons, &lesson{forms: forms, function: make([]bool, len(forms))})
	}
	slices.SortStableFunc(lessons, func(a, b *lesson) int { return cmp.Compare(len(b.forms), len(a.forms)) })
	for _, n := range c.networks {
		n.Pack()
	}
	began, words := time.Now(), 0
	work := make(chan []*lesson)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			r := c.reader()
			for batch := range work {
				r.read(batch)
			}
		})
	}
	for n, rest := 0, lessons; len(rest) > 0 && ctx.Err() == nil; n++ {
		size, sum := 0, 0
		for size < len(rest) && (size == 0 || sum+len(rest[size].forms) <= batchWords) {
			sum += len(rest[size].forms)
			size++
		}
		work <- rest[:size]
		rest, words = rest[size:], words+sum
		if n%500 == 499 || len(rest) == 0 {
			fmt.Fprintf(o.Log, "teachers: %d words read, %.0f words/s\n", words, float64(words)/time.Since(began).Seconds())
		}
	}
	close(work)
	group.Wait()
	return lessons, ctx.Err()
}

// committeeReader is the memory of one goroutine that reads for a committee.
type committeeReader struct {
	*committee
	traces []biaffine.Trace // a network's each
	cache  map[string]biaffine.Word
	mean   []float32
}

func (c *committee) reader() *committeeReader {
	return &committeeReader{committee: c, traces: make([]biaffine.Trace, len(c.networks)), cache: make(map[string]biaffine.Word)}
}

// read fills in what the lessons teach. They are in order of falling length.
func (r *committeeReader) read(batch []*lesson) {
	words := make([][]biaffine.Word, len(batch))
	for s, l := range batch {
		for _, form := range l.forms {
			word, ok := r.cache[form]
			if !ok {
				word, _ = r.vocabulary.Features(form, nil)
				r.cache[form] = word
			}
			words[s] = append(words[s], word)
		}
	}
	for i, n := range r.networks {
		n.Forward(&r.traces[i], words, nil)
	}
	heads := make([][]int, len(batch))
	for s, l := range batch {
		r.tag(s, l)
		heads[s] = r.attach(s, l)
	}
	for i, n := range r.networks {
		n.Relate(&r.traces[i], heads)
	}
	row := 0
	for s, l := range batch {
		l.gold.Heads = heads[s]
		for range l.forms {
			l.gold.Labels = append(l.gold.Labels, r.target(len(r.vocabulary.Labels), func(tr *biaffine.Trace) []float32 { return tr.Labels.Row(row) }))
			row++
		}
		for i, form := range l.forms {
			l.function[i] = isFunction(form, r.vocabulary.UPOS[top(l.gold.UPOS[i])])
		}
	}
}

func (r *committeeReader) tag(s int, l *lesson) {
	for i := range l.forms {
		row := r.traces[0].Batch.Row(s, i)
		l.gold.UPOS = append(l.gold.UPOS, r.target(len(r.vocabulary.UPOS), func(tr *biaffine.Trace) []float32 { return tr.UPOS.Row(row) }))
		l.gold.XPOS = append(l.gold.XPOS, r.target(len(r.vocabulary.XPOS), func(tr *biaffine.Trace) []float32 { return tr.XPOS.Row(row) }))
		l.gold.Feats = append(l.gold.Feats, r.target(len(r.vocabulary.Feats), func(tr *biaffine.Trace) []float32 { return tr.Feats.Row(row) }))
	}
}

// attach finds the heads of the tree that the committee holds for the best.
func (r *committeeReader) attach(s int, l *lesson) []int {
	width := len(l.forms) + 1
	scores := nn.NewMatrix(len(l.forms), nn.Padded(width))
	for i := range l.forms {
		l.gold.Arcs = append(l.gold.Arcs, r.target(width, func(tr *biaffine.Trace) []float32 { return tr.Arcs[s].Row(i) }))
		for h, p := range r.mean {
			scores.Row(i)[h] = float32(math.Log(float64(p) + 1e-9))
		}
	}
	return syntax.Heads(scores)
}

// target is the mean of the networks' probabilities of n classes, without the
// least of them. It stays in r.mean until the next call.
func (r *committeeReader) target(n int, scores func(*biaffine.Trace) []float32) biaffine.Target {
	r.mean = slices.Grow(r.mean[:0], n)[:n]
	clear(r.mean)
	for i := range r.traces {
		row := scores(&r.traces[i])[:n]
		biaffine.Softmax(row)
		nn.AddScaled(r.mean, row, 1/float32(len(r.traces)))
	}
	var target biaffine.Target
	sum := float32(0)
	for class, p := range r.mean {
		if p >= minShare {
			target = append(target, biaffine.Share{Class: int32(class), Of: p})
			sum += p
		}
	}
	for i := range target {
		target[i].Of /= sum
	}
	return target
}

// top is the most probable class of a target.
func top(t biaffine.Target) int32 {
	return slices.MaxFunc(t, func(a, b biaffine.Share) int { return cmp.Compare(a.Of, b.Of) }).Class
}
