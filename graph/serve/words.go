package serve

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"parley/graph/query"
	"parley/schema"
)

// The words that fields of statements are made of, for the description: package
// schema, which knows them, knows nothing of descriptions.
type (
	class       string
	polarity    string
	modality    string
	role        string
	attribution string
	side        string
	stated      string
)

func (class) Schema(huma.Registry) *huma.Schema    { return oneOf(schema.Classes...) }
func (polarity) Schema(huma.Registry) *huma.Schema { return oneOf(schema.Affirmed, schema.Negated) }
func (modality) Schema(huma.Registry) *huma.Schema {
	return oneOf(schema.Actual, schema.Future, schema.Possible, schema.Obligation, schema.Desired, schema.Conditional)
}
func (role) Schema(huma.Registry) *huma.Schema {
	return oneOf(schema.RoleTime, schema.RolePlace, schema.RoleTopic, schema.RoleRecipient, schema.RoleInstrument, schema.RolePurpose,
		schema.RoleReason, schema.RoleManner, schema.RoleBeneficiary, schema.RoleComitative, schema.RoleAmount, schema.RoleCondition, schema.RoleOther)
}
func (attribution) Schema(huma.Registry) *huma.Schema {
	return oneOf(schema.Report, schema.Claim, schema.Demand, schema.Commitment)
}
func (side) Schema(huma.Registry) *huma.Schema {
	return oneOf(schema.Supports, schema.Opposes, schema.Neutral)
}
func (stated) Schema(huma.Registry) *huma.Schema { return oneOf(schema.BySelf, schema.ByOther) }
func (edgeKind) Schema(huma.Registry) *huma.Schema {
	return oneOf(fact, attributed, hypothetical, negated)
}

func oneOf[S ~string](words ...S) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

// enumerate has the description say which words there are.
func enumerate(registry huma.Registry) {
	alias[schema.Class, class](registry)
	alias[schema.Polarity, polarity](registry)
	alias[schema.Modality, modality](registry)
	alias[schema.RoleName, role](registry)
	alias[schema.AttributionKind, attribution](registry)
	alias[schema.Side, side](registry)
	alias[schema.Stated, stated](registry)
}

func alias[From, To any](registry huma.Registry) {
	registry.RegisterTypeAlias(reflect.TypeFor[From](), reflect.TypeFor[To]())
}

// schemaName names a type in the description. Two are called as others are.
func schemaName(t reflect.Type, hint string) string {
	switch t {
	case reflect.TypeFor[query.Relation]():
		return "RelationRow"
	case reflect.TypeFor[query.Problem]():
		return "Flaw"
	}
	return huma.DefaultSchemaNamer(t, hint)
}
