package extract

import (
	"context"
	"iter"
	"sync"
)

// All takes a stream of documents through the pipeline, several at a time, and
// yields them in the order in which they came. A document that fails is a
// value: it comes with its error, and the others go on. At most twice as many
// documents as workers are held at once, so memory does not grow with the
// corpus. The stream ends early when ctx does, with its error.
func (p *Pipeline) All(ctx context.Context, docs iter.Seq2[*Document, error], workers int) iter.Seq2[*Document, error] {
	type result struct {
		doc *Document
		err error
	}
	return func(yield func(*Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan chan result, max(1, workers))
		running := make(chan struct{}, max(1, workers))
		var group sync.WaitGroup
		group.Go(func() {
			defer close(queue)
			for doc, err := range docs {
				slot := make(chan result, 1)
				select {
				case queue <- slot:
				case <-ctx.Done():
					return
				}
				if err != nil {
					slot <- result{doc, err}
					continue
				}
				running <- struct{}{}
				group.Go(func() {
					slot <- result{doc, p.Run(ctx, doc)}
					<-running
				})
			}
		})
		defer group.Wait()
		defer cancel()
		for slot := range queue {
			r := <-slot
			if !yield(r.doc, r.err) {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}
