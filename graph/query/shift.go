package query

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"parley/graph"
	"parley/schema"
)

// Change says how a stance differs from the one before.
type Change string

// The changes.
const (
	Begins    Change = "first"     // there is none before
	Same      Change = "same"      // the same side, about as strong
	Hardening Change = "hardening" // the same side more strongly, or a side where there was none
	Softening Change = "softening" // the same side less strongly, or none where there was one
	Reversal  Change = "reversal"  // the other side
)

// Changes lists those that tell of a shift.
var Changes = []Change{Hardening, Softening, Reversal}

// noticeable is the difference of scores from which a stance is another.
const noticeable = 0.15

// Shift is how an actor's stance on something changed from one day on which he
// took sides to the next.
type Shift struct {
	Actor    string    `json:"actor"`
	Target   string    `json:"target"`
	Name     string    `json:"name"` // of the target
	Document string    `json:"document,omitempty"`
	Change   Change    `json:"change"`
	Date     string    `json:"date"` // of the later stance
	From     *Standing `json:"from,omitempty"`
	To       Standing  `json:"to"`
}

// ShiftOptions choose which shifts are found.
type ShiftOptions struct {
	Actor  string       // name
	On     string       // name of a target; empty for all
	Kind   Change       // only this change; empty for any
	All    bool         // every dated stance, also where nothing changed
	Filter graph.Filter // of the statements; its class is that of the target
}

// Shifts are the shifts of an actor in the order of time, and the number of
// statements left out because nothing tells their day. The day is that of the
// document, or an earlier one that the statement names. A day's stance is the
// mean of its statements (Standing.Score); whoever said opposite things on one
// day counts as neither for nor against, as far as they are equally strong.
func Shifts(ctx context.Context, s *graph.Store, opts ShiftOptions) (shifts []Shift, undated int, err error) {
	actor, err := Find(ctx, s, opts.Actor)
	if err != nil {
		return nil, 0, err
	}
	on, err := idOf(ctx, s, "target", opts.On)
	if err != nil {
		return nil, 0, err
	}
	all, err := readSides(ctx, s, actor.ID, on, opts.Filter)
	if err != nil {
		return nil, 0, err
	}
	if err := asToldThere(ctx, s, all.leanings); err != nil {
		return nil, 0, err
	}
	dated, missing := map[party][]leaning{}, map[string]bool{}
	for _, l := range all.leanings {
		if l.date == "" {
			missing[l.statement] = true
			continue
		}
		dated[l.target] = append(dated[l.target], l)
	}
	for target, leanings := range dated {
		for _, shift := range shiftsOn(leanings) {
			if !opts.All && (shift.Change == Begins || shift.Change == Same) || opts.Kind != "" && shift.Change != opts.Kind {
				continue
			}
			shift.Actor, shift.Target, shift.Name, shift.Document = actor.ID, target.id, all.known[target.id].Name, target.document
			shifts = append(shifts, shift)
		}
	}
	slices.SortFunc(shifts, func(a, b Shift) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Target, b.Target), strings.Compare(a.Document, b.Document))
	})
	return shifts, len(missing), nil
}

// asToldThere gives leanings the strength that their document alone tells; a
// stance itself is as strong as the strongest of its documents has it.
func asToldThere(ctx context.Context, s *graph.Store, leanings []leaning) error {
	told := map[string]map[string]schema.Stance{}
	for i := range leanings {
		l := &leanings[i]
		stances, known := told[l.document]
		if !known {
			var err error
			if stances, err = s.StancesIn(ctx, l.document); err != nil {
				return err
			}
			told[l.document] = stances
		}
		if stance, ok := stances[l.stance]; ok {
			l.strength = stance.Strength
		}
	}
	return nil
}

// shiftsOn are the days on which one target was spoken of, each compared with
// the one before.
func shiftsOn(leanings []leaning) []Shift {
	slices.SortStableFunc(leanings, func(a, b leaning) int { return strings.Compare(a.date, b.date) })
	var list []Shift
	for start := 0; start < len(leanings); {
		end := start
		for end < len(leanings) && leanings[end].date == leanings[start].date {
			end++
		}
		shift := Shift{Date: leanings[start].date, Change: Begins, To: standingOf(leanings[start:end])}
		if n := len(list); n > 0 {
			before := list[n-1].To
			shift.From, shift.Change = &before, changeOf(before.Score, shift.To.Score)
		}
		list = append(list, shift)
		start = end
	}
	return list
}

// changeOf compares two scores.
func changeOf(before, after float64) Change {
	harder := math.Abs(after) - math.Abs(before)
	switch {
	case before*after < 0 && math.Abs(after-before) >= noticeable:
		return Reversal
	case harder >= noticeable:
		return Hardening
	case harder <= -noticeable:
		return Softening
	}
	return Same
}
