package serve

import (
	"cmp"
	"context"

	"parley/graph"
	"parley/graph/query"
)

// The size of a matrix if none is asked for.
const (
	defaultActors = 30
	defaultIssues = 20
)

func (s *Server) matrix(ctx context.Context, in *struct {
	Holders []string `query:"actor,explode" doc:"only the row of this actor, or of several if given again"`
	On      string   `query:"on" doc:"only this column: an actor, a position or an issue"`
	Targets string   `query:"targets" enum:"issues,entities,all" doc:"what the columns are; issues where nothing is said"`
	Unnamed bool     `query:"unnamed" doc:"also rows for those who have no name of their own"`
	Actors  int      `query:"actors" minimum:"0" doc:"at most so many rows; 30 where nothing is said"`
	Issues  int      `query:"issues" minimum:"0" doc:"at most so many columns; 20 where nothing is said"`
	ClaimFilter
}) (query.Matrix, error) {
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return query.Matrix{}, err
	}
	return query.StanceMatrix(ctx, s.store, query.MatrixOptions{
		Holders: in.Holders, On: in.On, Targets: cmp.Or(query.Targets(in.Targets), query.Issues), Unnamed: in.Unnamed,
		Actors: min(cmp.Or(in.Actors, defaultActors), s.options.Rows), Issues: min(cmp.Or(in.Issues, defaultIssues), s.options.Rows), Filter: f,
	})
}

type issueList struct {
	Issues []query.Issue `json:"issues"`
	Extent
}

func (s *Server) issues(ctx context.Context, in *struct {
	All bool `query:"all" doc:"also what one actor in one document takes a side on"`
	ClaimFilter
	Paging
}) (list issueList, err error) {
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return list, err
	}
	found, err := query.ListIssues(ctx, s.store, query.IssueOptions{All: in.All, Filter: f})
	list.Issues, list.Extent = part(s, found, in.Paging)
	return list, err
}

// allianceQuestion asks who stands with an actor, or against it.
type allianceQuestion struct {
	Actor     string `query:"actor" required:"true"`
	MinShared int    `query:"min-shared" minimum:"0" doc:"leave out who shares fewer issues; 1 where nothing is said"`
	ClaimFilter
	Paging
}

type (
	allyList struct {
		Allies []query.Alliance `json:"allies"`
		Extent
	}
	opponentList struct {
		Opponents []query.Alliance `json:"opponents"`
		Extent
	}
)

func (s *Server) allies(ctx context.Context, in *allianceQuestion) (list allyList, err error) {
	list.Allies, list.Extent, err = s.alliances(ctx, in, query.Allies)
	return list, err
}

func (s *Server) opponents(ctx context.Context, in *allianceQuestion) (list opponentList, err error) {
	list.Opponents, list.Extent, err = s.alliances(ctx, in, query.Opponents)
	return list, err
}

func (s *Server) alliances(ctx context.Context, in *allianceQuestion, find func(context.Context, *graph.Store, query.AllianceOptions) ([]query.Alliance, error)) ([]query.Alliance, Extent, error) {
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return nil, Extent{}, err
	}
	found, err := find(ctx, s.store, query.AllianceOptions{Actor: in.Actor, MinShared: in.MinShared, Filter: f})
	rows, extent := part(s, found, in.Paging)
	return rows, extent, err
}

type shiftList struct {
	Shifts  []query.Shift `json:"shifts"`
	Undated int           `json:"undated" doc:"stances that have no date and tell of no change"`
	Extent
}

func (s *Server) shifts(ctx context.Context, in *struct {
	Actor string `query:"actor" required:"true"`
	On    string `query:"on" doc:"only stances on this target: an issue, a position or an actor"`
	Kind  string `query:"kind" enum:"first,same,hardening,softening,reversal" doc:"only this change"`
	All   bool   `query:"all" doc:"every day with a stance, also if it is as before"`
	ClaimFilter
	Paging
}) (list shiftList, err error) {
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return list, err
	}
	shifts, undated, err := query.Shifts(ctx, s.store, query.ShiftOptions{Actor: in.Actor, On: in.On, Kind: query.Change(in.Kind), All: in.All, Filter: f})
	list.Shifts, list.Extent = part(s, shifts, in.Paging)
	list.Undated = undated
	return list, err
}

type disputeList struct {
	Disputes []query.Dispute `json:"disputes"`
	Extent
}

func (s *Server) disputes(ctx context.Context, in *struct {
	Actor  string `query:"actor" doc:"only disputes about this entity, or in which it speaks"`
	Kind   string `query:"kind" enum:"denial,opposite,number" doc:"only denials, relations that exclude each other, or numbers"`
	Within int    `query:"within" minimum:"0" default:"90" doc:"at most so many days between the accounts; 0 for any"`
	ClaimFilter
	Paging
}) (list disputeList, err error) {
	f, err := s.resolved(ctx, &in.ClaimFilter)
	if err != nil {
		return list, err
	}
	disputes, err := query.Disputes(ctx, s.store, query.DisputeOptions{Actor: in.Actor, Kind: query.DisputeKind(in.Kind), Within: in.Within, Filter: f})
	list.Disputes, list.Extent = part(s, disputes, in.Paging)
	return list, err
}

// timeline has entries, or counts of them by periods.
type timeline struct {
	Entries []query.Entry `json:"entries,omitzero"`
	Periods []query.Page  `json:"periods,omitzero" doc:"in place of entries, where they are counted by a unit"`
	Extent
}

func (s *Server) timeline(ctx context.Context, in *struct {
	From   string `query:"from" format:"date" doc:"only what happened on this date or later"`
	To     string `query:"to" format:"date" doc:"only what happened on this date or earlier"`
	Events bool   `query:"events" doc:"only events: meetings, demands, sanctions, attacks …"`
	By     string `query:"by" enum:"day,week,month,year" doc:"count by this unit"`
	FullFilter
	Paging
}) (list timeline, err error) {
	f, err := s.resolved(ctx, &in.FullFilter)
	if err != nil {
		return list, err
	}
	entries, err := query.Timeline(ctx, s.store, query.TimelineOptions{From: in.From, To: in.To, Events: in.Events, Filter: f})
	if err == nil && in.By != "" {
		list.Periods, list.Extent = part(s, query.Calendar(entries, query.Unit(in.By)), in.Paging)
		return list, nil
	}
	list.Entries, list.Extent = part(s, entries, in.Paging)
	return list, err
}
