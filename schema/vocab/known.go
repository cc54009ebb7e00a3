package vocab

import (
	_ "embed"
	"strings"
)

//go:embed names.tsv
var knownTable string

// NameKind says what most often bears a name.
type NameKind string

// The kinds of the table of well-known names.
const (
	GivenName   NameKind = "given"   // lower case
	Surname     NameKind = "surname" // lower case
	PlaceName   NameKind = "place"
	BodyName    NameKind = "organization"
	ProductName NameKind = "product"
)

// KnownNames lists well-known names of one kind. They hint at what a name may
// be and decide nothing, for many have bearers of several kinds; places and
// bodies with a part in politics are in Places and Bodies.
func KnownNames(kind NameKind) []string {
	for fields := range rows(knownTable) {
		if NameKind(fields[0]) != kind {
			continue
		}
		if kind == GivenName || kind == Surname {
			return strings.Fields(fields[1])
		}
		return strings.Split(fields[1], ";")
	}
	return nil
}
