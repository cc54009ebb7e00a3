package train

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"parley/extract/eval"
	"parley/extract/nn"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

const (
	workers      = 2
	batchWords   = 800
	taughtShare  = 1.5 // words of taught lessons in an epoch, for each of the treebanks
	averageEvery = 20  // steps
	averageShare = 0.04
)

// syntaxTrainer is the state of a training.
type syntaxTrainer struct {
	SyntaxOptions
	syntaxCourse
	bank       *syntaxData
	lessons    []*lesson // of the treebanks, for one epoch
	vocabulary *syntax.Vocabulary
	maker      *exampleMaker
	network    *biaffine.Network
	average    *biaffine.Network // a moving average of the weights, which reads better than the last ones
	adam       *adam
	workers    [workers]syntaxWorker
	epoch      int // epochs done
	start      time.Time
}

// syntaxWorker is one goroutine's share of every batch.
type syntaxWorker struct {
	trace biaffine.Trace
	grad  nn.Gradient
	loss  float64
}

func newSyntaxTrainer(o SyntaxOptions, c syntaxCourse, bank *syntaxData, v *syntax.Vocabulary) *syntaxTrainer {
	sizes := v.Sizes(c.widths)
	t := &syntaxTrainer{
		SyntaxOptions: o, syntaxCourse: c, bank: bank, vocabulary: v, maker: newExampleMaker(v),
		network: biaffine.New(sizes), average: biaffine.New(sizes), start: time.Now(),
	}
	for i, s := range bank.train {
		times := 1
		if i >= bank.gum {
			times = c.gum
		}
		t.lessons = append(t.lessons, slices.Repeat([]*lesson{t.maker.lesson(s)}, times)...)
	}
	t.maker.count(t.lessons)
	t.maker.count(c.taught)
	for i := range t.workers {
		t.workers[i].grad = nn.NewGradient(t.network.Params())
	}
	t.adam = newAdam(t.network.Params())
	return t
}

// begin draws the weights that a training begins with.
func (t *syntaxTrainer) begin() {
	t.network.Init(rand.New(rand.NewPCG(t.Seed, 0)))
	copyWeights(t.average, t.network)
}

func copyWeights(to, from *biaffine.Network) {
	for i, p := range from.Params() {
		copy(to.Params()[i].Value.Data, p.Value.Data)
	}
}

// runEpoch learns from every sentence once and reports on the dev sets.
func (t *syntaxTrainer) runEpoch(ctx context.Context) error {
	rng := rand.New(rand.NewPCG(t.Seed, uint64(t.epoch+1)))
	order := batches(slices.Concat(t.lessons, t.share()), batchWords, rng)
	t.adam.total = t.epochs * len(order)
	began, words, loss := time.Now(), 0, 0.0
	for i, batch := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, sum := t.step(batch, rng)
		words += n
		loss += sum
		if (i+1)%100 == 0 || i+1 == len(order) {
			fmt.Fprintf(t.Log, "%s: epoch %d/%d step %d/%d loss %.4f, %.0f words/s, %s\n", t.name, t.epoch+1, t.epochs, i+1, len(order),
				loss/float64(words), float64(words)/time.Since(began).Seconds(), time.Since(t.start).Round(time.Second))
		}
	}
	t.epoch++
	model := syntax.NewModel(t.vocabulary, t.average)
	for _, dev := range t.bank.dev {
		score, err := eval.Syntax(ctx, model, dev.sentences)
		if err != nil {
			return err
		}
		fmt.Fprintf(t.Log, "%s: epoch %d/%d %s dev: %s\n", t.name, t.epoch, t.epochs, dev.name, score)
	}
	return nil
}

// share is what an epoch reads of the taught lessons: the next ones after those
// of the epoch before.
func (t *syntaxTrainer) share() []*lesson {
	order := rand.New(rand.NewPCG(t.Seed, 0)).Perm(len(t.taught))
	var share []*lesson
	size := int(taughtShare * float64(t.bank.words))
	words, skip := 0, t.epoch*size
	for i := 0; len(order) > 0 && words < skip+size; i++ {
		l := t.taught[order[i%len(order)]]
		if words >= skip {
			share = append(share, l)
		}
		words += len(l.forms)
	}
	return share
}

// step learns from one batch; it returns the number of words and their loss.
func (t *syntaxTrainer) step(batch []*lesson, rng *rand.Rand) (words int, loss float64) {
	shares := make([][]example, workers)
	for i, l := range batch {
		shares[i%workers] = append(shares[i%workers], t.maker.example(l, rng))
		words += len(l.forms)
	}
	t.network.Pack()
	t.network.PackTransposed()
	var group sync.WaitGroup
	for i := range t.workers {
		seed := rng.Uint64()
		group.Go(func() { t.workers[i].learn(t.network, shares[i], 1/float32(words), t.drop, seed) })
	}
	group.Wait()
	grads := make([]nn.Gradient, workers)
	for i := range t.workers {
		grads[i] = t.workers[i].grad
		loss += t.workers[i].loss
	}
	t.adam.step(grads, touchedRows(t.network, shares))
	if t.adam.steps%averageEvery == 0 {
		moveAverage(t.average.Params(), t.network.Params(), t.adam.steps/averageEvery)
	}
	return words, loss
}

// learn adds the gradient of the examples' loss, times scale.
func (w *syntaxWorker) learn(n *biaffine.Network, examples []example, scale, drop float32, seed uint64) {
	w.loss = 0
	if len(examples) == 0 {
		return
	}
	var words [][]biaffine.Word
	var gold []biaffine.Gold
	var heads [][]int
	for _, e := range examples {
		words, gold, heads = append(words, e.words), append(gold, e.gold), append(heads, e.gold.Heads)
	}
	n.Forward(&w.trace, words, &nn.Dropout{Rate: drop, Rand: rand.New(rand.NewPCG(seed, 0))})
	n.Relate(&w.trace, heads)
	w.loss = n.Loss(&w.trace, gold, scale)
	n.Backward(&w.trace, w.grad)
}

// moveAverage moves the average a step towards the weights, after that many
// steps of its own. While these still change fast it follows them closely.
func moveAverage(average, weights []*nn.Param, updates int) {
	share := max(averageShare, 1/float32(updates))
	if updates <= int(4/averageShare) {
		share = max(share, 4/float32(updates+3))
	}
	share = min(share, 1)
	for i, p := range weights {
		row := average[i].Value.Data
		for j, v := range p.Value.Data {
			row[j] += share * (v - row[j])
		}
	}
}

// touchedRows lists, for every embedding, the rows that the examples use.
func touchedRows(n *biaffine.Network, shares [][]example) map[*nn.Param][]int32 {
	t := newTouched(n.Params())
	for _, share := range shares {
		for _, e := range share {
			for _, w := range e.words {
				t.touch(n.Words, w.Word)
				t.touch(n.Shapes, w.Shape)
				t.touch(n.Grams, w.Grams...)
			}
		}
	}
	return t.rows
}
