package train

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"parley/extract/entity"
	"parley/extract/nn"
	"parley/extract/nn/tagger"
)

// How the network of the second pass learns.
const (
	netEpochs         = 6
	netDropout        = 0.4
	netForgets        = 0.1  // least share of the tokens that are taken for unknown words
	netForgetsGrams   = 0.05 // share of the tokens whose spelling is hidden
	netForgetsFeature = 0.1  // share of the features that are hidden
	netSeen           = 2    // how often a word occurs that the network knows
	netChunk          = 2000 // sentences of which batches of like length are made
	netOriginal       = 0.6  // share of the documents read in the spelling of their file
)

// netExample is a sentence with its gold tags.
type netExample struct {
	words []tagger.Word
	gold  []uint8
}

// netTrainer is the state of the training of the network.
type netTrainer struct {
	texts            [][][]netExample // by document, spelling and sentence
	known            entity.NameVocabulary
	counts           []int // by row, how often a word occurs
	network, average *tagger.Network
	adam             *adam
	workers          [workers]netWorker
	rng              *rand.Rand
}

// netWorker is one goroutine's share of every batch.
type netWorker struct {
	trace tagger.Trace
	grad  nn.Gradient
	loss  float64
}

func newNetTrainer(texts []*namedText, rng *rand.Rand) *netTrainer {
	t := &netTrainer{rng: rng}
	t.learnVocabulary(texts)
	for _, text := range texts {
		if text.spelling == 0 {
			t.texts = append(t.texts, nil)
		}
		last := len(t.texts) - 1
		t.texts[last] = append(t.texts[last], t.examples(text))
	}
	sizes := entity.NetSizes(len(t.known))
	t.network, t.average = tagger.New(sizes), tagger.New(sizes)
	t.network.Init(rng)
	t.adam = newAdam(t.network.Params())
	for i := range t.workers {
		t.workers[i].grad = nn.NewGradient(t.network.Params())
	}
	return t
}

// learnVocabulary gives rows to the words that occur often enough.
func (t *netTrainer) learnVocabulary(texts []*namedText) {
	counts := map[uint32]int{}
	for _, text := range texts {
		for i := 0; i < len(text.gold) && text.spelling == 0; i++ {
			for _, w := range text.text.NetWords(i) {
				counts[w.Hash]++
			}
		}
	}
	var words []uint32
	for word, n := range counts {
		if n >= netSeen {
			words = append(words, word)
		}
	}
	t.known = entity.NewNameVocabulary(words)
	t.counts = make([]int, len(words))
	for word, row := range t.known {
		t.counts[row] = counts[word]
	}
}

// examples are the sentences of a document.
func (t *netTrainer) examples(text *namedText) []netExample {
	var all []netExample
	for i, gold := range text.gold {
		if len(gold) == 0 || len(gold) > maxLearnt {
			continue
		}
		e := netExample{gold: gold}
		for _, w := range text.text.NetWords(i) {
			w.Word.Word = -1
			if row, ok := t.known[w.Hash]; ok {
				w.Word.Word = row
			}
			e.words = append(e.words, w.Word)
		}
		all = append(all, e)
	}
	return all
}

// maxLearnt is the number of words of the longest sentences learnt from.
const maxLearnt = 200

// learn trains the network and returns its average over the last steps, which
// reads better than the last one.
func (t *netTrainer) learn(o Options) {
	start := time.Now()
	for epoch := range netEpochs {
		batches := t.batches()
		t.adam.total = netEpochs * len(batches)
		loss, words := 0.0, 0
		for _, batch := range batches {
			n, sum := t.step(batch)
			words, loss = words+n, loss+sum*float64(n)
		}
		fmt.Fprintf(o.Log, "names: network, epoch %d of %d, loss %.4f, %s\n", epoch+1, netEpochs, loss/float64(words), time.Since(start).Round(time.Second))
	}
}

// batches picks a spelling of every document and puts sentences of like length
// together.
func (t *netTrainer) batches() [][]netExample {
	var order []netExample
	for _, spellings := range t.texts {
		pick := 0
		if len(spellings) > 1 && t.rng.Float64() >= netOriginal {
			pick = 1 + t.rng.IntN(len(spellings)-1)
		}
		order = append(order, spellings[pick]...)
	}
	t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	var all [][]netExample
	for chunk := range slices.Chunk(order, netChunk) {
		slices.SortStableFunc(chunk, func(a, b netExample) int { return cmp.Compare(len(b.words), len(a.words)) })
		for len(chunk) > 0 {
			n, words := 0, 0
			for n < len(chunk) && words < batchWords {
				words += len(chunk[n].words)
				n++
			}
			all = append(all, chunk[:n])
			chunk = chunk[n:]
		}
	}
	t.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// step learns from one batch; it returns the number of words and their mean loss.
func (t *netTrainer) step(batch []netExample) (words int, loss float64) {
	var shares [workers][]netExample
	for i, e := range batch {
		shares[i%workers] = append(shares[i%workers], t.forgetful(e))
		words += len(e.words)
	}
	t.network.Pack()
	t.network.PackTransposed()
	var group sync.WaitGroup
	for i := range t.workers {
		seed := t.rng.Uint64()
		group.Go(func() { t.workers[i].learn(t.network, shares[i], 1/float32(words), seed) })
	}
	group.Wait()
	var grads []nn.Gradient
	for i := range t.workers {
		grads = append(grads, t.workers[i].grad)
		loss += t.workers[i].loss
	}
	t.adam.step(grads, t.touched(shares[:]))
	if t.adam.steps%averageEvery == 0 {
		moveAverage(t.average.Params(), t.network.Params(), t.adam.steps/averageEvery)
	}
	return words, loss
}

// forgetful hides which word some tokens are and some of what is known of
// them, so that the network learns to do without.
func (t *netTrainer) forgetful(e netExample) netExample {
	words := slices.Clone(e.words)
	for i := range words {
		w := &words[i]
		if w.Word >= 0 && t.rng.Float64() < max(netForgets, 0.5/(0.5+float64(t.counts[w.Word]))) {
			w.Word = -1
		}
		if t.rng.Float64() < netForgetsGrams {
			w.Word, w.Grams = -1, nil
		}
		features := make([]int32, 0, len(w.Features))
		for _, f := range w.Features {
			if t.rng.Float64() >= netForgetsFeature {
				features = append(features, f)
			}
		}
		w.Features = features
	}
	return netExample{words, e.gold}
}

// learn adds the gradient of the examples' loss, times scale.
func (w *netWorker) learn(n *tagger.Network, examples []netExample, scale float32, seed uint64) {
	w.loss = 0
	if len(examples) == 0 {
		return
	}
	var words [][]tagger.Word
	var gold [][]uint8
	for _, e := range examples {
		words, gold = append(words, e.words), append(gold, e.gold)
	}
	n.Forward(&w.trace, words, &nn.Dropout{Rate: netDropout, Rand: rand.New(rand.NewPCG(seed, 0))})
	w.loss = n.Loss(&w.trace, gold, entity.TagFollows, scale, w.grad)
	n.Backward(&w.trace, w.grad)
}

// touched lists, for every embedding, the rows that the examples use.
func (t *netTrainer) touched(shares [][]netExample) map[*nn.Param][]int32 {
	n, all := t.network, newTouched(t.network.Params())
	for _, share := range shares {
		for _, e := range share {
			for i := range e.words {
				all.touch(n.Words, e.words[i].Word)
				all.touch(n.Grams, e.words[i].Grams...)
				all.touch(n.Features, e.words[i].Features...)
			}
		}
	}
	return all.rows
}
