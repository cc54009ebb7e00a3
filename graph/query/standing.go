package query

import (
	"math"
	"slices"

	"parley/schema"
)

// Mixed is the side of somebody who is for something and against it as well.
const Mixed schema.Side = "mixed"

// ByBoth says that a side is stated by the holder himself and by others too.
const ByBoth schema.Stated = "both"

// Standing is where somebody stands on something, by all statements together.
type Standing struct {
	Side schema.Side `json:"side"` // support, oppose, neutral or mixed
	// Score is the mean of the statements, -1..1: each 1 for, -1 against, 0
	// neutral, times the strength of the stance that it is a reason for.
	Score      float64       `json:"score"`
	Strength   float64       `json:"strength"` // of the strongest statement, 0..1
	Support    int           `json:"support"`  // statements for it
	Oppose     int           `json:"oppose"`   // statements against it
	Neutral    int           `json:"neutral"`
	Documents  int           `json:"documents"`
	Stated     schema.Stated `json:"stated"` // self, other or both
	First      string        `json:"first,omitempty"`
	Last       string        `json:"last,omitempty"`
	Statements []string      `json:"statements"` // ids, sorted
}

// standingOf sums leanings up. A statement counts once for each side, with its
// greatest strength.
func standingOf(leanings []leaning) Standing {
	type vote struct {
		statement string
		side      schema.Side
	}
	votes, documents := map[vote]float64{}, map[string]bool{}
	var s Standing
	for _, l := range leanings {
		v := vote{l.statement, l.side}
		votes[v] = max(votes[v], l.strength)
		documents[l.document] = true
		s.Strength = max(s.Strength, l.strength)
		if s.Stated != "" && s.Stated != l.stated {
			s.Stated = ByBoth
		} else {
			s.Stated = l.stated
		}
		if l.date != "" && (s.First == "" || l.date < s.First) {
			s.First = l.date
		}
		s.Last = max(s.Last, l.date)
		s.Statements = append(s.Statements, l.statement)
	}
	signed := 0.0
	for v, strength := range votes {
		switch v.side {
		case schema.Supports:
			s.Support++
			signed += strength
		case schema.Opposes:
			s.Oppose++
			signed -= strength
		default:
			s.Neutral++
		}
	}
	s.Score = rounded(signed / float64(len(votes)))
	s.Side = prevailing(s.Support, s.Oppose)
	s.Documents = len(documents)
	slices.Sort(s.Statements)
	s.Statements = slices.Compact(s.Statements)
	return s
}

func prevailing(support, oppose int) schema.Side {
	switch {
	case support > 0 && oppose > 0:
		return Mixed
	case support > 0:
		return schema.Supports
	case oppose > 0:
		return schema.Opposes
	}
	return schema.Neutral
}

// rounded has four places, so that the order of a sum cannot show.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }
