package train

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/extract/conllu"
	"parley/extract/eval"
	"parley/extract/nn"
	"parley/extract/nn/biaffine"
	"parley/extract/syntax"
)

// toyFolder writes treebanks of a language of six sentences, and returns their
// folder.
func toyFolder(t *testing.T) string {
	t.Helper()
	patterns := []string{
		"The DT DET 2 det|%s NN NOUN 3 nsubj|met VBD VERB 0 root|the DT DET 5 det|%s NN NOUN 3 obj|. . PUNCT 3 punct",
		"%s NN NOUN 2 nsubj|met VBD VERB 0 root|%s NN NOUN 2 obj",
	}
	var text strings.Builder
	for _, pattern := range patterns {
		for _, subject := range []string{"minister", "envoy", "king"} {
			for _, object := range []string{"minister", "envoy", "king"} {
				for i, word := range strings.Split(fmt.Sprintf(pattern, subject, object), "|") {
					f := strings.Fields(word)
					fmt.Fprintf(&text, "%d\t%s\t_\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, f[0], f[2], f[1], f[3], f[4])
				}
				text.WriteString("\n")
			}
		}
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "treebank"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ewt-ud-train", "ewt-ud-dev", "gum-ud-train", "gum-ud-dev"} {
		if err := os.WriteFile(filepath.Join(folder, "treebank", "en_"+name+".conllu"), []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// toyTrainer has a network that is small enough to learn within a second.
func toyTrainer(t *testing.T, folder string, epochs int) *syntaxTrainer {
	t.Helper()
	bank, err := readSyntaxData(folder)
	if err != nil {
		t.Fatal(err)
	}
	o := SyntaxOptions{Options: Options{Data: folder, Out: folder, Log: new(bytes.Buffer)}, Work: folder, Seed: 1}
	v := bank.vocabulary(nil)
	v.Buckets = 64
	widths := biaffine.Sizes{WordWidth: 32, GramWidth: 32, ShapeWidth: 32, Hidden: 32, ArcWidth: 32, LabelWidth: 32}
	trainer := newSyntaxTrainer(o, syntaxCourse{name: "toy", widths: widths, epochs: epochs, gum: 1, drop: 0.33}, bank, v)
	trainer.begin()
	return trainer
}

func (t *syntaxTrainer) mustRun(test *testing.T, epochs int) {
	test.Helper()
	for range epochs {
		if err := t.runEpoch(context.Background()); err != nil {
			test.Fatal(err)
		}
	}
}

func TestTrainingLearnsAToyLanguage(t *testing.T) {
	trainer := toyTrainer(t, toyFolder(t), 300)
	trainer.mustRun(t, 300)
	if err := trainer.finish(context.Background()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(trainer.Out, "syntax.bin"))
	if err != nil {
		t.Fatal(err)
	}
	model, err := syntax.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	score, err := eval.Syntax(context.Background(), model, trainer.bank.dev[0].sentences)
	if err != nil {
		t.Fatal(err)
	}
	if score.LAS != score.Words || score.XPOS != score.Words {
		t.Errorf("after training: %s", score)
	}
}

func TestTrainingGoesOnFromACheckpoint(t *testing.T) {
	folder := toyFolder(t)
	name := filepath.Join(folder, "checkpoint")
	through := toyTrainer(t, folder, 4)
	through.mustRun(t, 2)
	if err := through.save(name); err != nil {
		t.Fatal(err)
	}
	through.mustRun(t, 2)
	resumed := toyTrainer(t, folder, 4)
	if err := resumed.resume(name); err != nil {
		t.Fatal(err)
	}
	if resumed.epoch != 2 {
		t.Errorf("resumed after epoch %d", resumed.epoch)
	}
	resumed.mustRun(t, 2)
	for i, m := range resumed.values() {
		if !slices.Equal(m.Data, through.values()[i].Data) {
			t.Fatalf("matrix %d differs from that of a training without a break", i)
		}
	}
}

func TestPupilLearnsFromItsTeacher(t *testing.T) {
	teacher := toyTrainer(t, toyFolder(t), 300)
	teacher.mustRun(t, 300)
	var sentences [][]string
	for _, s := range teacher.bank.train {
		var forms []string
		for _, w := range s.Words {
			forms = append(forms, w.Form)
		}
		sentences = append(sentences, forms)
	}
	c := committee{vocabulary: teacher.vocabulary, networks: []*biaffine.Network{teacher.average, teacher.average}}
	taught, err := c.teach(context.Background(), teacher.Options, sentences)
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	for _, l := range taught {
		words += len(l.forms)
		want := teacher.maker.lesson(teacher.bank.train[slices.IndexFunc(sentences, func(forms []string) bool { return slices.Equal(forms, l.forms) })])
		if !slices.Equal(l.gold.Heads, want.gold.Heads) || !slices.Equal(l.function, want.function) {
			t.Errorf("%q: the teacher says %v, the treebank %v", l.forms, l.gold.Heads, want.gold.Heads)
		}
		for i, target := range l.gold.Labels {
			if top(target) != top(want.gold.Labels[i]) || top(l.gold.XPOS[i]) != top(want.gold.XPOS[i]) {
				t.Errorf("%q: word %d is another for the teacher than for the treebank", l.forms, i)
			}
		}
	}
	if words != teacher.bank.words {
		t.Errorf("%d of %d words are taught", words, teacher.bank.words)
	}
	course := teacher.syntaxCourse
	course.gum, course.taught = 2, taught
	pupil := newSyntaxTrainer(teacher.SyntaxOptions, course, teacher.bank, teacher.bank.vocabulary(taught))
	if want := len(teacher.lessons) * 3 / 2; len(pupil.lessons) != want {
		t.Errorf("%d lessons an epoch, want %d", len(pupil.lessons), want)
	}
	for epoch := range 3 {
		pupil.epoch = epoch
		read := 0
		for _, l := range pupil.share() {
			read += len(l.forms)
		}
		if want := int(taughtShare * float64(words)); read < want-6 || read > want+6 {
			t.Errorf("epoch %d reads %d taught words, want about %d", epoch, read, want)
		}
	}
}

func TestUnlabelledTextIsReadOnce(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"text/synthetic-news.jsonl":       `{"text": "The envoy met the king.\nThe talks in the old town failed."}` + "\n",
		"stance/newsmtsc-train.jsonl":     `{"sentence_normalized": "The envoy met the king."}` + "\n",
		"stance/dse-train.txt":            "The [king] praised the [envoy].\tking\tenvoy\t1\n",
		"event/plv-train.tsv":             "\tid\tIt rained all day.\tx\n",
		"ner/newswire-train.tsv":          "# document a\nKing\tB-Person\nJohn\tI-Person\nleft\tO\n.\tO\n",
		"ner/uner-ewt-train.iob2":         "",
		"ner/crossner-politics-train.txt": "",
	} {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sentences, err := unlabelled(context.Background(), Options{Data: folder, Out: filepath.Join("..", "english", "models"), Log: new(bytes.Buffer)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, forms := range sentences {
		got = append(got, strings.Join(forms, " "))
	}
	want := []string{"The envoy met the king .", "The talks in the old town failed .", "The king praised the envoy .", "It rained all day .", "King John left ."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCheckpointOfAnotherTrainingIsRefused(t *testing.T) {
	folder := toyFolder(t)
	name := filepath.Join(folder, "checkpoint")
	if err := toyTrainer(t, folder, 4).save(name); err != nil {
		t.Fatal(err)
	}
	if err := toyTrainer(t, folder, 5).resume(name); err == nil || !strings.Contains(err.Error(), "of another training") {
		t.Errorf("got %v", err)
	}
	if err := os.Truncate(name, 5000); err != nil {
		t.Fatal(err)
	}
	if err := toyTrainer(t, folder, 4).resume(name); err == nil || !strings.Contains(err.Error(), "delete it") {
		t.Errorf("got %v", err)
	}
}

func TestSyntaxNamesWhatIsMissing(t *testing.T) {
	o := SyntaxOptions{Options: Options{Data: t.TempDir(), Out: t.TempDir(), Log: new(bytes.Buffer)}, Work: t.TempDir()}
	if err := Syntax(context.Background(), o); err == nil || !strings.Contains(err.Error(), "en_ewt-ud-train.conllu") {
		t.Errorf("got %v", err)
	}
	o.Out = filepath.Join(o.Out, "nowhere")
	if err := Syntax(context.Background(), o); err == nil || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("got %v", err)
	}
}

func TestAdamFindsTheMinimum(t *testing.T) {
	n := biaffine.New(biaffine.Sizes{Words: 3, Grams: 1, Shapes: 1, WordWidth: 32, GramWidth: 32, ShapeWidth: 32,
		Hidden: 32, ArcWidth: 32, LabelWidth: 32, UPOS: 1, XPOS: 1, Feats: 1, Labels: 1})
	a, grad := newAdam(n.Params()), nn.NewGradient(n.Params())
	a.total = 3000
	touched := map[*nn.Param][]int32{n.Words: {1}, n.Grams: {}, n.Shapes: {}}
	for range a.total { // of (w - 1)² for one weight of a touched row, one of a matrix
		grad.Of(n.Words).Row(1)[0] = 2 * (n.Words.Value.Row(1)[0] - 1)
		grad.Of(n.ArcRoot).Row(0)[3] = 2 * (n.ArcRoot.Value.Row(0)[3] - 1)
		a.step([]nn.Gradient{grad}, touched)
	}
	for _, w := range []float32{n.Words.Value.Row(1)[0], n.ArcRoot.Value.Row(0)[3]} {
		if math.Abs(float64(w-1)) > 1e-2 {
			t.Errorf("weight %v, want 1", w)
		}
	}
	if w := n.Words.Value.Row(2)[0]; w != 0 {
		t.Errorf("a row that no batch touched moved to %v", w)
	}
}

func TestHeadlineCapitalisesAllButFunctionWords(t *testing.T) {
	l := (&exampleMaker{}).lesson(&conllu.Sentence{Words: []conllu.Word{
		{Form: "the", UPOS: "DET"}, {Form: "talks", UPOS: "NOUN"}, {Form: "On", UPOS: "ADP"}, {Form: "école", UPOS: "NOUN"},
	}})
	var got []string
	for i := range l.forms {
		got = append(got, l.headline(i))
	}
	if want := []string{"The", "Talks", "on", "École"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBatchesHoldEverySentenceOnce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var lessons []*lesson
	for range 50 {
		lessons = append(lessons, &lesson{forms: make([]string, 1+rng.IntN(30))})
	}
	seen := make(map[*lesson]int)
	for _, batch := range batches(lessons, 60, rng) {
		words := 0
		for i, s := range batch {
			seen[s]++
			words += len(s.forms)
			if i > 0 && len(s.forms) > len(batch[i-1].forms) {
				t.Error("lengths rise within a batch")
			}
		}
		if words > 60 {
			t.Errorf("a batch of %d words", words)
		}
	}
	if len(seen) != len(lessons) {
		t.Errorf("%d of %d lessons", len(seen), len(lessons))
	}
}
