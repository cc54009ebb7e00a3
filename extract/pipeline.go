package extract

import (
	"context"
	"fmt"
	"slices"
)

// Pipeline is a sequence of stages whose needs are met.
type Pipeline struct {
	stages []Stage
}

// NewPipeline checks that every stage finds the layers that it needs, given
// those that the reader provides, and that no layer is added twice.
func NewPipeline(provided []Layer, stages ...Stage) (*Pipeline, error) {
	have := slices.Clone(provided)
	for _, stage := range stages {
		for _, need := range stage.Needs {
			if !slices.Contains(have, need) {
				return nil, fmt.Errorf("stage %s needs the layer %q, which no earlier stage adds", stage.Name, need)
			}
		}
		for _, layer := range stage.Adds {
			if slices.Contains(have, layer) {
				return nil, fmt.Errorf("stage %s adds the layer %q a second time", stage.Name, layer)
			}
			have = append(have, layer)
		}
	}
	return &Pipeline{stages: slices.Clone(stages)}, nil
}

// Run takes one document through every stage, in order. A panic in a stage is
// an error of that document, so that one bad text never ends a run.
func (p *Pipeline) Run(ctx context.Context, doc *Document) (err error) {
	var current string
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: stage %s: %v", doc.Path, current, r)
		}
	}()
	for _, stage := range p.stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		current = stage.Name
		if err := stage.Run(ctx, doc); err != nil {
			return fmt.Errorf("%s: stage %s: %w", doc.Path, stage.Name, err)
		}
	}
	return nil
}
