package canon

import (
	"embed"

	"parley/extract"
)

//go:embed rules/*.txtar
var ruleFiles embed.FS

// Rules lists the steps of meaning that this package takes on its own, beside the
// constructions that package clause reads, by name.
func Rules() []extract.Rule { return extract.Rules(ruleFiles, "rules") }
