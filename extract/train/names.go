package train

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/eval"
	"parley/extract/syntax"
	"parley/extract/token"
)

// The shape of the name recogniser's training.
const (
	nameBits    = 17 // rows of each pass, as a power of two
	nameRounds  = 8
	nameForgets = 0.25 // share of the tokens whose identity is hidden in a round
	nameFolds   = 3    // parts of the data that the first pass tags with weights learnt from the others
)

// namedText is a document with gold names, as the model reads it.
type namedText struct {
	spelling int // 0 for that of the file
	fold     int // the spellings of one document are in the same
	text     *entity.NameText
	gold     [][]uint8
	first    [][][]uint32 // features of every sentence in the first pass
}

// Names trains the name recogniser on the newswire and on the names of EWT and
// writes names.bin. It reads the tokeniser, the tagger and the lemmatiser from
// the folder for models.
func Names(ctx context.Context, o Options) error {
	start := time.Now()
	reader, err := newNameReader(o.Out)
	if err != nil {
		return err
	}
	texts, err := reader.all(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "names: %d documents read and tagged after %.0f s\n", len(texts), time.Since(start).Seconds())
	rng := rand.New(rand.NewPCG(3, 4))
	for fold := range nameFolds {
		var rest []*namedText
		for _, t := range texts {
			if t.fold != fold {
				rest = append(rest, t)
			}
		}
		p := learnNames(rng, rest, nameRounds/2, o, fmt.Sprintf("fold %d of %d", fold+1, nameFolds))
		weights := p.average()
		for _, t := range texts {
			if t.fold == fold {
				t.remember(func(f []uint32, tags []float32) {
					for tag := range tags {
						tags[tag] = weights.Score(f, tag)
					}
				})
			}
		}
	}
	first := learnNames(rng, texts, nameRounds, o, "first pass").average()
	for _, t := range texts {
		t.first = nil
	}
	net := newNetTrainer(texts, rng)
	net.learn(o)
	if err := o.write("names.bin", entity.NewNameModel(first, net.average, net.known)); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "trained in %.0f s\n", time.Since(start).Seconds())
	return nil
}

// remember tells the memory of a document what the first pass makes of it.
func (t *namedText) remember(score func([]uint32, []float32)) {
	for i, features := range t.first {
		t.text.Remember(i, entity.BestTags(features, nil, score))
	}
}

// learnNames trains one pass.
func learnNames(rng *rand.Rand, texts []*namedText, rounds int, o Options, what string) *perceptron {
	type example struct {
		features [][]uint32
		gold     []uint8
	}
	var examples []example
	for _, t := range texts {
		for i := range t.first {
			examples = append(examples, example{t.first[i], t.gold[i]})
		}
	}
	p := newPerceptron(entity.NameTags, nameBits)
	score := func(f []uint32, tags []float32) { p.scores(f, tags) }
	for round := range rounds {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		wrong, all := 0, 0
		for _, e := range examples {
			e.features = forgetful(rng, e.features)
			found := entity.BestTags(e.features, nil, score)
			want := e.gold
			if differ(found, want) {
				want = entity.BestTags(e.features, e.gold, score)
			}
			for i := range found {
				all++
				if found[i] != want[i] && e.gold[i] != entity.AnyTag {
					wrong++
					p.change(e.features[i], int(want[i]), 1)
					p.change(e.features[i], int(found[i]), -1)
				}
			}
			p.step++
		}
		fmt.Fprintf(o.Log, "names: %s, round %d of %d, %d of %d tags wrong\n", what, round+1, rounds, wrong, all)
	}
	return p
}

// forgetful hides which word some tokens are, so that the model learns to do
// with what surrounds a word it has never seen.
func forgetful(rng *rand.Rand, features [][]uint32) [][]uint32 {
	out := slices.Clone(features)
	for i, f := range features {
		if rng.Float64() >= nameForgets {
			continue
		}
		out[i] = nil
		for k, feature := range f {
			if !entity.IdentifiesWord(k) {
				out[i] = append(out[i], feature)
			}
		}
	}
	return out
}

func differ(found, gold []uint8) bool {
	for i := range found {
		if gold[i] != entity.AnyTag && found[i] != gold[i] {
			return true
		}
	}
	return false
}

// nameReader prepares annotated text with the models that come before names.
type nameReader struct {
	tokens *token.Model
	syntax extract.Stage
}

func newNameReader(models string) (*nameReader, error) {
	tokens, err := loadModel(models, "tokens", token.Load)
	if err != nil {
		return nil, err
	}
	lemmas, err := loadModel(models, "lemmas", syntax.LoadLemmas)
	if err != nil {
		return nil, err
	}
	tagger, err := loadModel(models, "syntax", syntax.Load)
	if err != nil {
		return nil, err
	}
	return &nameReader{tokens: tokens, syntax: tagger.Stage(lemmas)}, nil
}

func loadModel[M any](folder, name string, load func([]byte) (*M, error)) (*M, error) {
	data, err := os.ReadFile(filepath.Join(folder, name+".bin"))
	if err != nil {
		return nil, fmt.Errorf("%w; train %s first", err, name)
	}
	return load(data)
}

// all reads both sources of names, in every spelling to learn from.
func (r *nameReader) all(ctx context.Context, o Options) ([]*namedText, error) {
	named, err := eval.NamedTexts(os.DirFS(o.Data), "train")
	if err != nil {
		return nil, err
	}
	var texts []*namedText
	for i, text := range named {
		doc := labelled{text}
		spellings := []labelled{doc}
		if other := doc.respelt(r.tokens); !other.same(doc) {
			spellings = append(spellings, other)
		}
		if i%headlineEvery == 0 {
			spellings = append(spellings, doc.headlines(i))
		}
		for k, spelling := range spellings {
			t, err := r.prepare(ctx, spelling)
			if err != nil {
				return nil, err
			}
			t.spelling = k
			t.fold = i % nameFolds
			texts = append(texts, t)
		}
	}
	return texts, nil
}

// headlineEvery is the distance of documents that are also learnt in capitals
// and in Title Case.
const headlineEvery = 8

// prepare tags a document and lists its features.
func (r *nameReader) prepare(ctx context.Context, l labelled) (*namedText, error) {
	doc := l.Document()
	if err := r.syntax.Run(ctx, doc); err != nil {
		return nil, err
	}
	t := &namedText{text: entity.ReadNameText(doc)}
	for i := range doc.Sentences {
		t.gold = append(t.gold, l.tags(i))
		t.first = append(t.first, t.text.Features(i))
	}
	return t, nil
}
