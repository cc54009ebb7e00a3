package extract

import "context"

// Layer names one field of a Document that a stage adds or needs.
type Layer string

// The layers, in the order in which a document grows.
const (
	LayerBlocks       Layer = "blocks"
	LayerTokens       Layer = "tokens"
	LayerSyntax       Layer = "syntax"
	LayerNames        Layer = "names"
	LayerMentions     Layer = "mentions"
	LayerChains       Layer = "chains"
	LayerPropositions Layer = "propositions"
	LayerStatements   Layer = "statements"
	LayerStances      Layer = "stances"
)

// Stage is one step from text to statements, with its needs declared. A stage
// is immutable, so that many workers may run it at once; it adds its own
// layers and leaves the others alone.
type Stage struct {
	Name  string
	Needs []Layer
	Adds  []Layer
	Run   func(ctx context.Context, doc *Document) error
}
