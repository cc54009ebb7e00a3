package canon

import (
	"context"

	"parley/extract"
)

// Stage adds statements, entities and stances. It is a pure function of the
// document's layers and never fails; what cannot be resolved to an entity is
// left out.
func Stage() extract.Stage {
	return extract.Stage{
		Name:  "canon",
		Needs: []extract.Layer{extract.LayerPropositions, extract.LayerChains},
		Adds:  []extract.Layer{extract.LayerStatements, extract.LayerStances},
		Run:   run,
	}
}

func run(ctx context.Context, doc *extract.Document) error {
	b := newBuilder(doc)
	for i := range doc.Propositions {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.read(i)
	}
	b.affiliateSpeakers()
	b.distribute()
	b.holdPositions()
	b.finish()
	stances := b.takeSides()
	doc.Stances = stances
	doc.Entities = b.entities(stances)
	b.readings = append(b.readings, b.unheld...)
	b.finish()
	b.converses()
	doc.Statements = b.statements()
	return nil
}
