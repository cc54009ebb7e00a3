package canon

import (
	"math"
	"slices"
	"strings"

	"parley/extract"
	"parley/schema"
)

// mergeLeanings makes one stance of all leanings with the same holder, target,
// side and stater. Each further statement makes it a little stronger than its
// strongest.
func mergeLeanings(all []leaning, date string) []schema.Stance {
	merged := make(map[string]*schema.Stance)
	for _, l := range all {
		s := schema.Stance{Holder: l.holder, Target: l.target, Stance: schema.Supports, Stated: l.stated, Strength: l.strength, First: date, Last: date}
		switch {
		case l.side < 0:
			s.Stance = schema.Opposes
		case l.side == 0:
			s.Stance = schema.Neutral
		}
		s.Identify()
		at, ok := merged[s.ID]
		if !ok {
			at = &s
			merged[s.ID] = at
		}
		at.Strength = max(at.Strength, l.strength)
		if !slices.Contains(at.Statements, l.statement) {
			at.Statements = append(at.Statements, l.statement)
		}
	}
	stances := make([]schema.Stance, 0, len(merged))
	for _, s := range merged {
		slices.Sort(s.Statements)
		s.Strength = math.Round(100*min(1, s.Strength+0.05*float64(len(s.Statements)-1))) / 100
		stances = append(stances, *s)
	}
	slices.SortFunc(stances, func(x, y schema.Stance) int {
		for _, c := range []int{
			strings.Compare(x.Holder.ID, y.Holder.ID), strings.Compare(x.Target.ID, y.Target.ID), strings.Compare(x.ID, y.ID),
		} {
			if c != 0 {
				return c
			}
		}
		return 0
	})
	return stances
}

// wrappers are nouns whose complement is what is meant: to stress the need for
// talks is to be for talks, to voice opposition to a plan is to be against it.
var wrappers = map[string]int{
	"need": 1, "importance": 1, "necessity": 1, "desire": 1, "commitment": 1, "support": 1, "readiness": 1, "willingness": 1, "urgency": 1,
	"value": 1, "benefit": 1, "right": 1, "hope": 1, "wish": 1, "call": 1, "interest": 1, "openness": 1, "respect": 1, "backing": 1, "effort": 1,
	"opposition": -1, "concern": -1, "fear": -1, "alarm": -1, "rejection": -1, "condemnation": -1,
	"objection": -1, "resistance": -1, "worry": -1, "anger": -1, "outrage": -1, "criticism": -1, "end": -1, "halt": -1, "anxiety": -1,
}

// dangers are nouns whose complement is never wanted, whoever speaks of it and
// how: "warned against threats of force", "stressed the danger of war".
var dangers = wordSet("threat danger risk spectre specter menace")

// wrapped is the complement of a wrapping noun and the side on it of who takes
// the given side on the whole; 0 for a noun that wraps nothing.
func (b *builder) wrapped(ph extract.Phrase, side int) (schema.Argument, int) {
	if !ph.Present {
		return schema.Argument{}, 0
	}
	tokens := b.doc.Sentences[ph.Sentence].Tokens
	noun := strings.ToLower(tokens[ph.Head].Lemma)
	side *= wrappers[noun]
	if dangers[noun] {
		side = -1
	}
	if side == 0 {
		return schema.Argument{}, 0
	}
	for i := range tokens {
		if tokens[i].Head == ph.Head && i > ph.Head && strings.HasPrefix(tokens[i].Deprel, "nmod") {
			if a, ok := b.argument(b.phraseAt(ph.Sentence, i)); ok {
				return a, side
			}
		}
	}
	return schema.Argument{}, 0
}
