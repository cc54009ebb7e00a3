package query

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
	"parley/schema"
	"parley/schema/vocab"
)

// Issue is what actors take sides on: one that the vocabulary knows, or one that
// the texts made by speaking of it often enough.
type Issue struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Known      bool     `json:"known"` // to the vocabulary
	Document   string   `json:"document,omitempty"`
	Supporters []string `json:"supporters"` // ids of actors, those with most statements first
	Opponents  []string `json:"opponents"`  // likewise
	Undecided  int      `json:"undecided"`  // actors that are neutral or stand on both sides
	Statements int      `json:"statements"`
	Documents  int      `json:"documents"`
	First      string   `json:"first,omitempty"`
	Last       string   `json:"last,omitempty"`
}

// IssueOptions choose issues.
type IssueOptions struct {
	// All lists also what is no issue yet: things that the vocabulary does not
	// know and on which only one actor in one document takes a side, and things
	// that only the readers of one document can tell ("the deal").
	All    bool
	Filter graph.Filter // of the statements
}

// ListIssues lists the issues on which actors take sides, the most contested first:
// by the number of actors, then of statements. Positions count for their issue.
func ListIssues(ctx context.Context, s *graph.Store, opts IssueOptions) ([]Issue, error) {
	all, err := readSides(ctx, s, "", "", opts.Filter)
	if err != nil {
		return nil, err
	}
	byTarget := map[party][]leaning{}
	for _, l := range all.leanings {
		if Issues.has(all.known[l.target.id].Class) {
			byTarget[l.target] = append(byTarget[l.target], l)
		}
	}
	var issues []Issue
	for target, leanings := range byTarget {
		issue := issueOf(target, all.known[target.id], leanings)
		if opts.All || issue.Known || target.document == "" && (issue.actors() > 1 || issue.Documents > 1) {
			issues = append(issues, issue)
		}
	}
	slices.SortFunc(issues, func(a, b Issue) int {
		return cmp.Or(b.actors()-a.actors(), b.Statements-a.Statements, cmp.Compare(a.ID, b.ID), cmp.Compare(a.Document, b.Document))
	})
	return issues, nil
}

// actors is the number of those who take a side.
func (i *Issue) actors() int { return len(i.Supporters) + len(i.Opponents) + i.Undecided }

// issueOf sums up who stands where on one target.
func issueOf(target party, as schema.Argument, leanings []leaning) Issue {
	total := standingOf(leanings)
	_, known := vocab.IssueNamed(as.Name)
	issue := Issue{
		ID: target.id, Name: as.Name, Known: known, Document: target.document, Supporters: []string{}, Opponents: []string{},
		Statements: len(total.Statements), Documents: total.Documents, First: total.First, Last: total.Last,
	}
	byHolder := map[party][]leaning{}
	for _, l := range leanings {
		byHolder[l.holder] = append(byHolder[l.holder], l)
	}
	holders := make([]party, 0, len(byHolder))
	standings := make(map[party]Standing, len(byHolder))
	for holder, own := range byHolder {
		holders = append(holders, holder)
		standings[holder] = standingOf(own)
	}
	slices.SortFunc(holders, func(a, b party) int {
		return cmp.Or(len(standings[b].Statements)-len(standings[a].Statements), compareParties(a, b))
	})
	for _, holder := range holders {
		switch standings[holder].Side {
		case schema.Supports:
			issue.Supporters = append(issue.Supporters, holder.id)
		case schema.Opposes:
			issue.Opponents = append(issue.Opponents, holder.id)
		default:
			issue.Undecided++
		}
	}
	return issue
}
