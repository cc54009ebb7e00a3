package eval

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// BenchieSentence is a sentence of BenchIE (Gashteovski et al. 2022) with the
// facts that it tells, each as a set of acceptable triples.
type BenchieSentence struct {
	ID    int
	Text  string
	Facts [][]factSynonym
}

// factSynonym is one acceptable wording of a fact: subject, relation, object.
type factSynonym [3][]wordGroup

// wordGroup is a run of words that a triple has or, if they are optional, may
// leave out.
type wordGroup struct {
	words    []string
	optional bool
}

// BenchieSentences reads the facts of a file of BenchIE's format.
func BenchieSentences(data fs.FS, name string) ([]BenchieSentence, error) {
	var all []BenchieSentence
	err := eachLine(data, name, func(line string) error {
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "sent_id:"):
			id, text, _ := strings.Cut(line[len("sent_id:"):], "\t")
			n, err := strconv.Atoi(id)
			if err != nil {
				return err
			}
			all = append(all, BenchieSentence{ID: n, Text: text})
		case len(all) == 0:
			return fmt.Errorf("facts before the first sentence")
		case isCluster(line):
			last := &all[len(all)-1]
			last.Facts = append(last.Facts, nil)
		default:
			return all[len(all)-1].addSynonym(line)
		}
		return nil
	})
	return all, err
}

// isCluster reports whether a line begins a fact: "1--> Cluster 1:".
func isCluster(line string) bool {
	_, rest, ok := strings.Cut(line, "-->")
	return ok && strings.HasPrefix(strings.TrimSpace(rest), "Cluster ")
}

func (s *BenchieSentence) addSynonym(line string) error {
	slots := strings.Split(line, "-->")
	if len(slots) < 3 || len(s.Facts) == 0 {
		return fmt.Errorf("%q is no triple of a fact", line)
	}
	var f factSynonym
	for i := range f {
		f[i] = wordGroups(slots[i])
	}
	last := len(s.Facts) - 1
	s.Facts[last] = append(s.Facts[last], f)
	return nil
}

// wordGroups reads "[the] first [of two]".
func wordGroups(slot string) []wordGroup {
	var all []wordGroup
	add := func(text string, optional bool) {
		if words := strings.Fields(strings.ToLower(text)); len(words) > 0 {
			all = append(all, wordGroup{words, optional})
		}
	}
	for slot != "" {
		before, rest, _ := strings.Cut(slot, "[")
		inside, after, _ := strings.Cut(rest, "]")
		add(before, false)
		add(inside, true)
		slot = after
	}
	return all
}

// spells reports whether the groups spell the words, whatever is optional left
// out or not.
func spells(groups []wordGroup, words []string) bool {
	if len(groups) == 0 {
		return len(words) == 0
	}
	g := groups[0]
	if g.optional && spells(groups[1:], words) {
		return true
	}
	return len(words) >= len(g.words) && slices.Equal(g.words, words[:len(g.words)]) && spells(groups[1:], words[len(g.words):])
}

// fact is the index of the fact that a triple tells, -1 for none.
func (s *BenchieSentence) fact(t Tuple) int {
	slots := [3][]string{strings.Fields(t.Arguments[0]), strings.Fields(t.Relation), strings.Fields(t.Arguments[1])}
	return slices.IndexFunc(s.Facts, func(synonyms []factSynonym) bool {
		return slices.ContainsFunc(synonyms, func(f factSynonym) bool {
			return spells(f[0], slots[0]) && spells(f[1], slots[1]) && spells(f[2], slots[2])
		})
	})
}

// benchieScore counts triples against facts. Triples that tell a fact told
// already count neither way.
func benchieScore(gold []BenchieSentence, found extractions) f1 {
	var score f1
	for i := range gold {
		s := &gold[i]
		score.gold += len(s.Facts)
		told := make([]bool, len(s.Facts))
		seen := make(map[string]bool)
		for _, t := range found[plainWords(s.Text)] {
			key := t.Relation + "\t" + strings.Join(t.Arguments, "\t")
			k := s.fact(t)
			if seen[key] || k >= 0 && told[k] {
				continue
			}
			seen[key] = true
			score.found++
			if k >= 0 {
				told[k] = true
				score.both++
			}
		}
	}
	return score
}

// peerTriples reads the triples of another system: number of the sentence,
// subject, relation, object.
func peerTriples(data fs.FS, name string, gold []BenchieSentence) (extractions, error) {
	texts := make(map[string]string)
	for _, s := range gold {
		texts[strconv.Itoa(s.ID)] = plainWords(s.Text)
	}
	found := make(extractions)
	err := eachLine(data, name, func(line string) error {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			return fmt.Errorf("%d fields", len(fields))
		}
		text := texts[fields[0]]
		found[text] = append(found[text], Tuple{Relation: plainWords(fields[2]), Arguments: []string{plainWords(fields[1]), plainWords(fields[3])}})
		return nil
	})
	return found, err
}

// eachLine calls visit for each line of a file.
func eachLine(data fs.FS, name string, visit func(line string) error) error {
	file, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := visit(lines.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

// peers are the systems whose triples lie beside the facts: their published
// figures check the scorer.
var peers = []struct{ name, file string }{
	{"ClausIE", "openie/benchie-dev.clausie.tsv"},
	{"MinIE", "openie/benchie-dev.minie.tsv"},
}

// benchieFigures scores the program and its peers.
func benchieFigures(ctx context.Context, data, models fs.FS) ([]Figure, error) {
	gold, err := BenchieSentences(data, "openie/benchie-dev.txt")
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(gold))
	for i := range gold {
		texts[i] = gold[i].Text
	}
	ours, err := extractAll(ctx, models, texts, triplesOf)
	if err != nil {
		return nil, err
	}
	figures := benchieScore(gold, ours).figures("BenchIE dev", "raw text", "facts")
	for _, peer := range peers {
		found, err := peerTriples(data, peer.file, gold)
		if err != nil {
			return nil, err
		}
		figures = append(figures, benchieScore(gold, found).figures("BenchIE dev", peer.name, "facts")[0])
	}
	return figures, nil
}
