package serve

import (
	"context"
	"errors"
	"net/http"

	"parley/graph/identity"
	"parley/graph/query"
)

type duplicateList struct {
	Duplicates []query.Duplicate `json:"duplicates"`
	Extent
}

func (s *Server) duplicates(ctx context.Context, in *struct {
	Actor string `query:"actor" doc:"only who may be this one"`
	Paging
}) (list duplicateList, err error) {
	pairs, err := query.Duplicates(ctx, s.store, in.Actor)
	list.Duplicates, list.Extent = part(s, pairs, in.Paging)
	return list, err
}

type decisionList struct {
	Decisions []identity.Decision `json:"decisions"`
	Extent
}

func (s *Server) decisions(ctx context.Context, in *Paging) (list decisionList, err error) {
	decisions, err := s.store.Decisions(ctx)
	list.Decisions, list.Extent = part(s, decisions, *in)
	return list, err
}

// verdict is what a client decides of two actors.
type verdict struct {
	Kind          string   `json:"kind" enum:"merge,split"`
	Names         []string `json:"names" minItems:"1" doc:"to merge, the actor and its other name; to split, the actor and the names to keep apart, all if none"`
	Because       string   `json:"because,omitempty" doc:"why, for those who come later"`
	AcrossClasses bool     `json:"across_classes,omitempty" doc:"merge even a person, say, with an organization"`
	Undo          bool     `json:"undo,omitempty" doc:"take back what was decided; the rules decide again"`
}

type decided struct {
	Decisions []identity.Decision `json:"decisions" doc:"made, or taken back"`
	Changed   int                 `json:"changed" doc:"names that stand for another actor than before"`
}

// decide makes one actor of two, takes apart what was made one, or undoes it.
func (s *Server) decide(ctx context.Context, in *struct{ Body verdict }) (result decided, err error) {
	v := &in.Body
	made, err := s.decisionsOf(ctx, v)
	var unknown *query.NotFound
	switch {
	case err == nil:
	case errors.As(err, &unknown) || ctx.Err() != nil:
		return result, err
	case errors.Is(err, query.ErrClasses):
		return result, refuse(http.StatusConflict, "classes", err.Error(), "send across_classes if they are one all the same")
	default:
		return result, refuse(http.StatusUnprocessableEntity, "decision", err.Error(), "")
	}
	result.Decisions = first(made, len(made))
	for i := range made {
		if !v.Undo {
			made[i].Because = v.Because
		}
	}
	if v.Undo {
		err = s.store.Decide(ctx, made, nil)
	} else {
		err = s.store.Decide(ctx, nil, made)
	}
	if err != nil {
		return result, err
	}
	result.Changed, err = s.settle(ctx)
	return result, err
}

// decisionsOf are the decisions that a verdict makes, or takes back.
func (s *Server) decisionsOf(ctx context.Context, v *verdict) ([]identity.Decision, error) {
	switch {
	case v.Undo:
		return query.Undoing(ctx, s.store, identity.Kind(v.Kind), v.Names)
	case v.Kind == string(identity.Split):
		return query.Splitting(ctx, s.store, v.Names[0], v.Names[1:])
	case len(v.Names) != 2:
		return nil, errors.New("to merge takes two names")
	}
	d, err := query.Merging(ctx, s.store, v.Names[0], v.Names[1], v.AcrossClasses)
	return []identity.Decision{d}, err
}

// settle has the graph say who is who after a change, and everybody look anew.
func (s *Server) settle(ctx context.Context) (changed int, err error) {
	defer s.changed()
	return s.store.Settle(ctx)
}
