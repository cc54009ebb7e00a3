package train

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"parley/extract"
	"parley/extract/entity"
	"parley/extract/syntax"
	"parley/extract/token"
	"parley/schema"
)

// The shape of the name recogniser's training.
const (
	nameBits   = 17 // rows of each pass, as a power of two
	nameRounds = 6
	nameFolds  = 3 // parts of the data that the first pass tags with weights learnt from the others
)

// namedText is a document with gold names, as the model reads it.
type namedText struct {
	fold   int // the spellings of one document are in the same
	text   *entity.NameText
	gold   [][]uint8
	first  [][][]uint32 // features of every sentence in the first pass
	second [][][]uint32
}

// Names trains the name recogniser on the newswire and on the names of EWT,
// writes names.bin and reports exact F1 on the development halves. It reads
// the tokeniser, the tagger and the lemmatiser from the folder for models.
func Names(ctx context.Context, o Options) error {
	start := time.Now()
	reader, err := newNameReader(o.Out)
	if err != nil {
		return err
	}
	texts, err := reader.all(ctx, o, "train")
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
		p := learnNames(rng, rest, false, nameRounds/2, o, fmt.Sprintf("fold %d of %d", fold+1, nameFolds))
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
	first := learnNames(rng, texts, false, nameRounds, o, "first pass").average()
	for _, t := range texts {
		t.first = nil
	}
	second := learnNames(rng, texts, true, nameRounds, o, "second pass").average()
	model := entity.NewNameModel(first, second)
	if err := o.write("names.bin", model); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "trained in %.0f s\n", time.Since(start).Seconds())
	return reader.report(ctx, o, model)
}

// remember tells the memory of a document what the first pass makes of it.
func (t *namedText) remember(score func([]uint32, []float32)) {
	for i, features := range t.first {
		t.text.Remember(i, entity.BestTags(features, nil, score))
	}
	t.second = make([][][]uint32, len(t.first))
	for i := range t.first {
		t.second[i] = t.text.Features(i, true)
	}
}

// learnNames trains one pass.
func learnNames(rng *rand.Rand, texts []*namedText, second bool, rounds int, o Options, what string) *perceptron {
	type example struct {
		features [][]uint32
		gold     []uint8
	}
	var examples []example
	for _, t := range texts {
		features := t.first
		if second {
			features = t.second
		}
		for i := range features {
			examples = append(examples, example{features[i], t.gold[i]})
		}
	}
	p := newPerceptron(entity.NameTags, nameBits)
	score := func(f []uint32, tags []float32) { p.scores(f, tags) }
	for round := range rounds {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		wrong, all := 0, 0
		for _, e := range examples {
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
func (r *nameReader) all(ctx context.Context, o Options, half string) ([]*namedText, error) {
	news, err := readNewswire(filepath.Join(o.Data, "ner", "newswire-"+half+".tsv"))
	if err != nil {
		return nil, err
	}
	web, err := readUner(filepath.Join(o.Data, "ner", "uner-ewt-"+half+".iob2"))
	if err != nil {
		return nil, err
	}
	var texts []*namedText
	for i, doc := range append(news, web...) {
		spellings := []labelled{doc}
		if other := doc.respelt(r.tokens); !other.same(doc) {
			spellings = append(spellings, other)
		}
		if i%headlineEvery == 0 {
			spellings = append(spellings, doc.headlines(i))
		}
		for _, spelling := range spellings {
			t, err := r.prepare(ctx, spelling)
			if err != nil {
				return nil, err
			}
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
	doc := l.document()
	if err := r.syntax.Run(ctx, doc); err != nil {
		return nil, err
	}
	t := &namedText{text: entity.ReadNameText(doc)}
	for i := range doc.Sentences {
		t.gold = append(t.gold, l.tags(i))
		t.first = append(t.first, t.text.Features(i, false))
	}
	return t, nil
}

// report prints exact F1 on the development halves with the tokens of the
// files; countries are places, as the annotation has them.
func (r *nameReader) report(ctx context.Context, o Options, model *entity.NameModel) error {
	for _, source := range []struct {
		name, file string
		read       func(string) ([]labelled, error)
	}{
		{"newswire", "newswire-dev.tsv", readNewswire},
		{"uner-ewt", "uner-ewt-dev.iob2", readUner},
	} {
		docs, err := source.read(filepath.Join(o.Data, "ner", source.file))
		if err != nil {
			return err
		}
		for _, respelt := range []bool{false, true} {
			scores := map[schema.Class]*overlap{}
			for _, l := range docs {
				if respelt {
					l = l.respelt(r.tokens)
				}
				doc := l.document()
				if err := errors.Join(r.syntax.Run(ctx, doc), model.Stage().Run(ctx, doc)); err != nil {
					return err
				}
				compareNames(scores, l, doc)
			}
			var total overlap
			for _, class := range []schema.Class{schema.Person, schema.Organization, schema.Place, schema.Group, schema.Event} {
				s := scores[class]
				if s == nil {
					continue
				}
				fmt.Fprintf(o.Log, "%s dev, respelt %t, %s: P %.1f R %.1f F1 %.2f of %d\n", source.name, respelt, class,
					100*float64(s.both)/float64(max(s.found, 1)), 100*float64(s.both)/float64(max(s.gold, 1)), s.f1(), s.gold)
				if class == schema.Person || class == schema.Organization || class == schema.Place {
					total.gold, total.found, total.both = total.gold+s.gold, total.found+s.found, total.both+s.both
				}
			}
			fmt.Fprintf(o.Log, "%s dev, respelt %t, persons, organizations, places: F1 %.2f\n", source.name, respelt, total.f1())
		}
	}
	return nil
}

// compareNames counts the names of a document that are right.
func compareNames(scores map[schema.Class]*overlap, l labelled, doc *extract.Document) {
	gold, found := map[schema.Class][]schema.Span{}, map[schema.Class][]schema.Span{}
	key := func(sentence, first, end int) schema.Span {
		tokens := doc.Sentences[sentence].Tokens
		return schema.Span{Start: tokens[first].Start, End: tokens[end-1].End}
	}
	for i, s := range l.sentences {
		for _, name := range s.names {
			gold[name.Class] = append(gold[name.Class], key(i, name.First, name.End))
		}
	}
	for _, name := range doc.Names {
		if l.sentences[name.Sentence].open(name.First, name.End) {
			continue
		}
		class := name.Class
		if class == schema.Country {
			class = schema.Place
		}
		found[class] = append(found[class], key(name.Sentence, name.First, name.End))
	}
	for _, class := range schema.Classes {
		if len(gold[class])+len(found[class]) > 0 {
			if scores[class] == nil {
				scores[class] = &overlap{}
			}
			scores[class].add(gold[class], found[class])
		}
	}
}

// lines yields the lines of a file of annotated words.
func lines(path string, each func(line string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("annotated names: %w; give the folder that holds ner/", err)
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if err := each(scanner.Text()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return scanner.Err()
}
