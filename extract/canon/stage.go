package canon

import (
	"context"

	"parley/extract"
	"parley/schema"
)

// Stage adds statements, entities and stances. It is a pure function of the
// document's layers and never fails; what cannot be resolved to an entity is
// left out.
func Stage() extract.Stage { return Describing(nil) }

// Describing is Stage that also tells, for each statement, what its confidence
// is computed from.
func Describing(tell func(*schema.Statement, []Feature)) extract.Stage {
	return extract.Stage{
		Name:  "canon",
		Needs: []extract.Layer{extract.LayerPropositions, extract.LayerChains},
		Adds:  []extract.Layer{extract.LayerStatements, extract.LayerStances},
		Run:   func(ctx context.Context, doc *extract.Document) error { return run(ctx, doc, tell) },
	}
}

func run(ctx context.Context, doc *extract.Document, tell func(*schema.Statement, []Feature)) error {
	b, err := build(ctx, doc, tell)
	if err != nil {
		return err
	}
	doc.Stances, doc.Entities = b.stances, b.known
	doc.Statements, doc.Origins = b.statements()
	return nil
}

// build makes the readings of a document, in the order of its statements, with
// its stances and entities.
func build(ctx context.Context, doc *extract.Document, tell func(*schema.Statement, []Feature)) (*builder, error) {
	b := newBuilder(doc)
	for i := range doc.Propositions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.read(i)
	}
	b.affiliateSpeakers()
	b.distribute()
	b.holdPositions()
	b.settleEvents()
	b.finish()
	b.weigh(tell)
	b.withhold()
	b.stances = b.takeSides()
	b.known = b.entities(b.stances)
	b.readings = append(b.readings, b.unheld...)
	b.finish()
	b.converses()
	b.weigh(tell)
	b.sort()
	return b, nil
}
