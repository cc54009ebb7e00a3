package train

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parley/extract"
	"parley/extract/canon"
	"parley/extract/clause"
	"parley/extract/coref"
	"parley/extract/entity"
	"parley/extract/eval"
	"parley/extract/read"
	"parley/extract/token"
	"parley/schema"
)

// ConfidenceOptions are those of the table of confidences.
type ConfidenceOptions struct {
	Options
	Table      string // the file that is written
	Judgements string // file of judgements of statements, whose documents are named from Root
	Root       string
}

// judgedStatement is a statement's features and whether it is right.
type judgedStatement struct {
	features []canon.Feature
	right    bool
	document string // that a reader judged; empty for sentences with keys
}

// Confidence learns how likely a statement is to be right from the facts of
// BenchIE and CaRB and from judgements of whole articles. Keys are stricter than
// readers, so each set has a level of its own; that of the articles is kept.
func Confidence(ctx context.Context, o ConfidenceOptions) error {
	start := time.Now()
	c, err := newCollector(o.Out)
	if err != nil {
		return err
	}
	if err := o.keyed(ctx, c); err != nil {
		return err
	}
	if err := o.judged(ctx, c); err != nil {
		return err
	}
	o.curve(c.told)
	if err := os.WriteFile(o.Table, []byte(confidenceTable(fitConfidence(c.told))), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "trained in %.0f s\n", time.Since(start).Seconds())
	return nil
}

// collector keeps the statements that parley reads and a judge knows of.
type collector struct {
	stages []extract.Stage
	judge  func(*schema.Statement) (right, known bool)
	told   []judgedStatement
}

func newCollector(models string) (*collector, error) {
	c := &collector{}
	var err error
	c.stages, err = statementStages(models, func(s *schema.Statement, features []canon.Feature) {
		if right, known := c.judge(s); known {
			c.told = append(c.told, judgedStatement{slices.Clone(features), right, s.Evidence.Document})
		}
	})
	return c, err
}

func (c *collector) read(ctx context.Context, path, text string) error {
	doc, err := read.Text(path, []byte(text))
	if err != nil {
		return err
	}
	for _, stage := range c.stages {
		if err := stage.Run(ctx, doc); err != nil {
			return err
		}
	}
	return nil
}

// keyed collects what the keys of BenchIE and CaRB judge.
func (o *ConfidenceOptions) keyed(ctx context.Context, c *collector) error {
	data := os.DirFS(o.Data)
	for _, set := range []struct {
		name string
		read func(fs.FS) ([]eval.KeyedSentence, error)
	}{{"BenchIE", eval.BenchieKeys}, {"CaRB", eval.CarbKeys}} {
		keys, err := set.read(data)
		if err != nil {
			return err
		}
		from := len(c.told)
		for _, key := range keys {
			c.judge = func(s *schema.Statement) (bool, bool) { return key.Right(s), comparable(s) }
			if err := c.read(ctx, "sentence", key.Text); err != nil {
				return err
			}
		}
		told := c.told[from:]
		o.report(set.name, told)
		level(told, "set "+set.name)
		for i := range told {
			told[i].document = ""
		}
	}
	return nil
}

// judged collects what readers judged of whole articles.
func (o *ConfidenceOptions) judged(ctx context.Context, c *collector) error {
	from := len(c.told)
	judgements, err := eval.ReadJudgements(os.DirFS(filepath.Dir(o.Judgements)), filepath.Base(o.Judgements))
	if err != nil {
		return err
	}
	c.judge = judgements.Of
	for _, path := range judgements.Documents() {
		text, err := os.ReadFile(filepath.Join(o.Root, path))
		if err != nil {
			return err
		}
		if err := c.read(ctx, path, string(text)); err != nil {
			return err
		}
	}
	o.report("articles", c.told[from:])
	return nil
}

// comparable reports whether a key can be right about a statement: keys have the
// order of the words, so not of a passive told from its agent's side, and names
// where the text has pronouns.
func comparable(s *schema.Statement) bool {
	return (s.Converse != "" || !slices.Contains(s.Rules, "passive-agent")) && !pronoun[strings.ToLower(s.Subject.Text)]
}

var pronoun = map[string]bool{"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "you": true, "this": true, "these": true}

func (o *ConfidenceOptions) report(set string, told []judgedStatement) {
	right := 0
	for _, s := range told {
		if s.right {
			right++
		}
	}
	fmt.Fprintf(o.Log, "confidence: %s: %d statements, %d right\n", set, len(told), right)
}

// level gives the statements of a set a bias of their own.
func level(told []judgedStatement, name string) {
	for i := range told {
		told[i].features = append(told[i].features, canon.Feature{Name: name, Value: 1})
	}
}

// statementStages are the whole program, with what tells the features.
func statementStages(models string, tell func(*schema.Statement, []canon.Feature)) ([]extract.Stage, error) {
	data, err := os.ReadFile(filepath.Join(models, "tokens.bin"))
	if err != nil {
		return nil, fmt.Errorf("%w; train tokens first", err)
	}
	tokens, err := token.Load(data)
	if err != nil {
		return nil, err
	}
	stages, err := corefStages(models)
	if err != nil {
		return nil, err
	}
	if data, err = os.ReadFile(filepath.Join(models, "coref.bin")); err != nil {
		return nil, fmt.Errorf("%w; train coref first", err)
	}
	ranker, err := coref.Load(data)
	if err != nil {
		return nil, err
	}
	all := append([]extract.Stage{tokens.Stage()}, stages...)
	for i, stage := range all {
		if stage.Name == entity.MentionStage().Name {
			all = slices.Insert(all, i, clause.Mending())
			break
		}
	}
	return append(all, ranker.Stage(), clause.Stage(), canon.Describing(tell)), nil
}

// The fit: Adam over all statements at once, with a penalty on the squares of the
// weights.
const (
	confidenceRounds  = 1000
	confidenceRate    = 0.05
	confidencePenalty = 0.003
)

// curve tells what statements are worth at each level of confidence, that of each
// article computed by weights learnt without it.
func (o *ConfidenceOptions) curve(told []judgedStatement) {
	type judged struct {
		probability float64
		right       bool
	}
	var all []judged
	for _, path := range documentsOf(told) {
		weights := fitConfidence(slices.DeleteFunc(slices.Clone(told), func(s judgedStatement) bool { return s.document == path }))
		for _, s := range told {
			if s.document == path {
				all = append(all, judged{weights.Probability(s.features), s.right})
			}
		}
	}
	fmt.Fprintln(o.Log, "confidence at least, share of the statements, share of them that is right, share of all right ones")
	for least := 0.0; least < 0.95; least += 0.1 {
		kept, right, allRight := 0, 0, 0
		for _, j := range all {
			if j.right {
				allRight++
			}
			if j.probability >= least {
				kept++
				if j.right {
					right++
				}
			}
		}
		if kept > 0 {
			fmt.Fprintf(o.Log, "%.1f  %5.1f%%  %5.1f%%  %5.1f%%\n", least, 100*float64(kept)/float64(len(all)), 100*float64(right)/float64(kept), 100*float64(right)/float64(allRight))
		}
	}
}

func documentsOf(told []judgedStatement) []string {
	var paths []string
	for _, s := range told {
		if s.document != "" && !slices.Contains(paths, s.document) {
			paths = append(paths, s.document)
		}
	}
	return paths
}

// fitConfidence fits a logistic regression.
func fitConfidence(told []judgedStatement) canon.Weights {
	weights, first, second := make(canon.Weights), make(map[string]float64), make(map[string]float64)
	for round := 1; round <= confidenceRounds; round++ {
		gradient := make(map[string]float64)
		for _, s := range told {
			miss := weights.Probability(s.features)
			if s.right {
				miss--
			}
			for _, f := range s.features {
				gradient[f.Name] += miss * f.Value / float64(len(told))
			}
		}
		for name, g := range gradient {
			if name != "bias" {
				g += confidencePenalty * weights[name]
			}
			first[name] = 0.9*first[name] + 0.1*g
			second[name] = 0.999*second[name] + 0.001*g*g
			m, v := first[name]/(1-math.Pow(0.9, float64(round))), second[name]/(1-math.Pow(0.999, float64(round)))
			weights[name] -= confidenceRate * m / (math.Sqrt(v) + 1e-8)
		}
	}
	return weights
}

// confidenceTable writes the weights in the order of their names, without the
// levels of the sets.
func confidenceTable(weights canon.Weights) string {
	var b strings.Builder
	b.WriteString("# Weights of the features of a statement, by which its confidence is computed.\n# Written by parley-train confidence.\n")
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		if !strings.HasPrefix(name, "set ") {
			fmt.Fprintf(&b, "%s\t%.4f\n", name, weights[name])
		}
	}
	return b.String()
}
