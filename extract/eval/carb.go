package eval

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"parley/schema"
)

// carbGold are the facts of CaRB (Bhardwaj, Aggarwal and Mausam 2019) with the
// sentences in the order of the file.
type carbGold struct {
	texts []string
	facts extractions
}

// readCarb reads a table of facts: sentence, relation, two arguments, and any
// further ones.
func readCarb(data fs.FS, name string) (*carbGold, error) {
	gold := &carbGold{facts: make(extractions)}
	err := eachLine(data, name, func(line string) error {
		fields := strings.Split(line, "\t")
		if len(fields) < 4 {
			return fmt.Errorf("%d fields", len(fields))
		}
		text := plainWords(fields[0])
		if gold.facts[text] == nil {
			gold.texts = append(gold.texts, fields[0])
		}
		t := Tuple{Relation: plainWords(fields[1])}
		for _, a := range fields[2:] {
			t.Arguments = append(t.Arguments, plainWords(a))
		}
		gold.facts[text] = append(gold.facts[text], t)
		return nil
	})
	return gold, err
}

// overlap is what two tuples share: the share of the words of each that the
// other has in the same slot. Both are zero where a slot shares nothing.
type overlap struct{ precision, recall float64 }

// reporting are words by which the source and what it says may change places.
var reporting = []string{"said", "told", "added", "adds", "says"}

// compareTuples compares slot by slot; all arguments but the first are one slot.
func compareTuples(gold, found Tuple) overlap {
	best := compareSlots(slotsOf(gold), slotsOf(found))
	if slices.ContainsFunc(reporting, func(w string) bool { return strings.Contains(gold.Relation, w) }) && len(found.Arguments) > 1 {
		swapped := slotsOf(found)
		swapped[1], swapped[2] = swapped[2], swapped[1]
		if o := compareSlots(slotsOf(gold), swapped); o.precision > best.precision {
			best = o
		}
	}
	return best
}

// slotsOf are the words of relation, first argument and all other arguments.
func slotsOf(t Tuple) [3][]string {
	slots := [3][]string{strings.Fields(t.Relation)}
	if len(t.Arguments) > 0 {
		slots[1] = strings.Fields(t.Arguments[0])
		slots[2] = strings.Fields(strings.Join(t.Arguments[1:], " "))
	}
	return slots
}

func compareSlots(gold, found [3][]string) overlap {
	var shared, wanted, told int
	for i := range gold {
		n := sharedWords(gold[i], found[i])
		if n == 0 {
			return overlap{}
		}
		shared, wanted, told = shared+n, wanted+len(gold[i]), told+len(found[i])
	}
	return overlap{precision: float64(shared) / float64(told), recall: float64(shared) / float64(wanted)}
}

// sharedWords counts words that both lists have, as often as both have them.
func sharedWords(a, b []string) int {
	left := make(map[string]int, len(b))
	for _, w := range b {
		left[w]++
	}
	n := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// carbCounts are sums over sentences: precision over what was found, recall over
// the gold.
type carbCounts struct {
	precision, recall float64
	found, gold       int
}

func (c carbCounts) figures(set, input string) []Figure {
	p, r := c.precision/float64(max(1, c.found)), c.recall/float64(max(1, c.gold))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return []Figure{
		{Set: set, Input: input, Name: "tuples", Percent: 100 * f},
		{Set: set, Input: input, Name: "precision", Percent: 100 * p, Part: true},
		{Set: set, Input: input, Name: "recall", Percent: 100 * r, Part: true},
	}
}

// add compares the tuples of one sentence: each of the gold with the one that
// has most of it; what was found with the gold that it is put to, one to one,
// the best pairs first.
func (c *carbCounts) add(gold, found []Tuple) {
	c.gold += len(gold)
	c.found += len(found)
	type pair struct {
		g, f      int
		precision float64
	}
	var pairs []pair
	for g := range gold {
		recall := 0.0
		for f := range found {
			o := compareTuples(gold[g], found[f])
			recall = max(recall, o.recall)
			if o.precision > 0 {
				pairs = append(pairs, pair{g, f, o.precision})
			}
		}
		c.recall += recall
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.precision > b.precision:
			return -1
		case a.precision < b.precision:
			return 1
		}
		return 0
	})
	usedGold, usedFound := make([]bool, len(gold)), make([]bool, len(found))
	for _, p := range pairs {
		if !usedGold[p.g] && !usedFound[p.f] {
			usedGold[p.g], usedFound[p.f] = true, true
			c.precision += p.precision
		}
	}
}

// carbScore compares all sentences, with what was found at a confidence of at
// least the given one.
func carbScore(gold *carbGold, found extractions, least float64) carbCounts {
	var c carbCounts
	for text, facts := range gold.facts {
		kept := slices.DeleteFunc(slices.Clone(found[text]), func(t Tuple) bool { return t.Confidence < least })
		c.add(facts, kept)
	}
	return c
}

// carbFigures scores the program at the confidence that serves it best, as CaRB
// does for every system.
func carbFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	gold, err := readCarb(data, "openie/carb-dev.tsv")
	if err != nil {
		return nil, err
	}
	found, err := extractAll(ctx, models, gold.texts, wholeTuple)
	if err != nil {
		return nil, err
	}
	best, all := carbScore(gold, found, 0).figures("CaRB dev", "raw text"), carbScore(gold, found, 0).figures("CaRB dev", "raw text")
	for _, least := range confidences(found) {
		if f := carbScore(gold, found, least).figures("CaRB dev", "raw text"); f[0].Percent > best[0].Percent {
			best = f
		}
	}
	all[0].Name = "all tuples"
	return append(best, all[0]), nil
}

// wholeTuple is the fact of a statement, unless it has one argument alone, which
// CaRB does not know.
func wholeTuple(s *schema.Statement) []Tuple {
	t := tupleOf(s)
	if len(t.Arguments) < 2 {
		return nil
	}
	return []Tuple{t}
}

// confidences lists the confidences that were given, ascending.
func confidences(found extractions) []float64 {
	var all []float64
	for _, tuples := range found {
		for _, t := range tuples {
			all = append(all, t.Confidence)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
