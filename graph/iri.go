package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"parley/schema"
)

// The names of the bookkeeping, short as the graph holds them.
const (
	rdfType   = quad.IRI("rdf:type")
	rdfsLabel = quad.IRI("rdfs:label")

	typeStatement = quad.IRI("parley:Statement")
	typeStance    = quad.IRI("parley:Stance")
	typeDocument  = quad.IRI("parley:Document")
	typeSameness  = quad.IRI("parley:Sameness")
	typeDecision  = quad.IRI("parley:Decision")

	hasAlias    = quad.IRI("parley:alias")
	hasSupports = quad.IRI("parley:supports")
	isPartOf    = quad.IRI("parley:partOf")      // a group or body and its whole
	isOf        = quad.IRI("parley:affiliation") // a person and whom he holds an office of
	hasOpposes  = quad.IRI("parley:opposes")

	hasSubject     = quad.IRI("parley:subject")
	hasRelation    = quad.IRI("parley:relation")
	hasObject      = quad.IRI("parley:object")
	hasPolarity    = quad.IRI("parley:polarity")
	hasModality    = quad.IRI("parley:modality")
	hasConfidence  = quad.IRI("parley:confidence")
	hasRule        = quad.IRI("parley:rule")
	hasRole        = quad.IRI("parley:role")
	hasAttribution = quad.IRI("parley:attribution")
	hasEvidence    = quad.IRI("parley:evidence")

	hasSource        = quad.IRI("oa:hasSource")
	hasStart         = quad.IRI("oa:start")
	hasEnd           = quad.IRI("oa:end")
	hasExact         = quad.IRI("oa:exact")
	hasSentence      = quad.IRI("parley:sentence")
	hasDerivation    = quad.IRI("parley:derivation")
	hasEvent         = quad.IRI("parley:event")
	hasRelationName  = quad.IRI("parley:relation_name")
	hasRelationText  = quad.IRI("parley:relation_text")
	hasText          = quad.IRI("parley:text")
	hasName          = quad.IRI("parley:name")
	hasClass         = quad.IRI("parley:class")
	hasKind          = quad.IRI("parley:kind")
	hasCue           = quad.IRI("parley:cue")
	hasEntity        = quad.IRI("parley:entity")
	hasValue         = quad.IRI("parley:value")
	isAttributedTo   = quad.IRI("prov:wasAttributedTo")
	hasHolder        = quad.IRI("parley:holder")
	hasTarget        = quad.IRI("parley:target")
	hasSide          = quad.IRI("parley:side")
	hasStrength      = quad.IRI("parley:strength")
	hasStated        = quad.IRI("parley:stated")
	hasFirst         = quad.IRI("parley:first")
	hasLast          = quad.IRI("parley:last")
	restsOn          = quad.IRI("prov:wasDerivedFrom")
	hasTitle         = quad.IRI("parley:title")
	hasOutlet        = quad.IRI("parley:source")
	hasDate          = quad.IRI("parley:date")
	hasHash          = quad.IRI("parley:hash")
	hasMention       = quad.IRI("parley:mentions")
	hasContribution  = quad.IRI("parley:contribution")
	dateType         = quad.IRI("xsd:date")
	isSameAs         = quad.IRI("parley:same")
	hasReason        = quad.IRI("parley:because")
	hasOrigin        = quad.IRI("parley:origin")
	hasOne           = quad.IRI("parley:one")
	hasOther         = quad.IRI("parley:other")
	relationSupports = quad.IRI("supports")
	relationOpposes  = quad.IRI("opposes")
	relationNeutral  = quad.IRI("neutral_on")
)

// The schemes of our own nodes.
const (
	statementScheme = "stmt:"
	stanceScheme    = "stance:"
	documentScheme  = "doc:"
	evidenceScheme  = "evidence:"
	samenessScheme  = "same:"
	decisionScheme  = "decision:"
)

// Base begins the absolute IRI of everything that only parley knows.
const Base = "urn:parley:"

// vocabularies tells the full names of the prefixes that the graph uses. The
// schemes of our own nodes keep theirs below Base.
var vocabularies = map[string]string{
	"rdf":    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"rdfs":   "http://www.w3.org/2000/01/rdf-schema#",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
	"prov":   "http://www.w3.org/ns/prov#",
	"oa":     "http://www.w3.org/ns/oa#",
	"schema": "https://schema.org/",
	"parley": Base + "vocabulary:",
}

// Prefixes are the vocabularies by prefix, with those for entities and
// relations: what Turtle and its like put at the top.
func Prefixes() map[string]string {
	all := map[string]string{"entity": Base + "entity:", "relation": Base + "relation:"}
	for prefix, full := range vocabularies {
		all[prefix] = full
	}
	for _, scheme := range []string{statementScheme, stanceScheme, documentScheme, evidenceScheme, samenessScheme, decisionScheme} {
		all[strings.TrimSuffix(scheme, ":")] = Base + scheme
	}
	return all
}

// classTypes says what a class is called as an rdf:type: in schema.org where it
// has a word.
var classTypes = map[schema.Class]quad.IRI{
	schema.Person:       "schema:Person",
	schema.Organization: "schema:Organization",
	schema.Country:      "schema:Country",
	schema.Place:        "schema:Place",
	schema.Event:        "schema:Event",
	schema.Group:        "parley:Group",
	schema.Position:     "parley:Position",
	schema.Concept:      "parley:Concept",
	schema.Quantity:     "parley:Quantity",
	schema.Time:         "parley:Time",
}

var typeClasses = func() map[quad.IRI]schema.Class {
	classes := make(map[quad.IRI]schema.Class, len(classTypes))
	for class, name := range classTypes {
		classes[name] = class
	}
	return classes
}()

// reserved tells the prefixes that an entity's id must not seem to have.
var reserved = func() map[string]bool {
	names := map[string]bool{}
	for prefix := range Prefixes() {
		names[prefix] = true
	}
	return names
}()

// entityIRI is the node of an entity. A colon that would make the id look like
// bookkeeping is percent-encoded, which no id of schema.EntityID is.
func entityIRI(id string) quad.IRI {
	if prefix, rest, ok := strings.Cut(id, ":"); ok && reserved[prefix] {
		return quad.IRI(prefix + "%3A" + rest)
	}
	return quad.IRI(id)
}

// entityID undoes entityIRI.
func entityID(iri quad.IRI) string {
	if prefix, rest, ok := strings.Cut(string(iri), "%3A"); ok && reserved[prefix] {
		return prefix + ":" + rest
	}
	return string(iri)
}

// documentIRI is the node of a document: its path, with the bytes that an IRI
// cannot hold percent-encoded.
func documentIRI(path string) quad.IRI {
	var b strings.Builder
	b.WriteString(documentScheme)
	for i := 0; i < len(path); {
		r, n := utf8.DecodeRuneInString(path[i:])
		if forbidden(r) || r == '%' || (r == utf8.RuneError && n == 1) {
			for _, c := range []byte(path[i : i+n]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		} else {
			b.WriteString(path[i : i+n])
		}
		i += n
	}
	return quad.IRI(b.String())
}

// documentPath undoes documentIRI.
func documentPath(iri quad.IRI) string {
	path := strings.TrimPrefix(string(iri), documentScheme)
	if plain, err := url.PathUnescape(path); err == nil {
		return plain
	}
	return path
}

// forbidden reports whether N-Quads keeps a character from standing between
// angle brackets.
func forbidden(r rune) bool {
	return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r)
}

// checkID refuses an id that could not be written between angle brackets.
func checkID(kind, id string) error {
	if id == "" {
		return fmt.Errorf("%s without an id", kind)
	}
	if !utf8.ValidString(id) || strings.ContainsFunc(id, forbidden) {
		return fmt.Errorf("%s id %q holds characters that no IRI may hold", kind, id)
	}
	return nil
}

// evidenceIRI is the node of the evidence for a statement at one place.
func evidenceIRI(id, document string, start int) quad.IRI {
	h := sha256.Sum256([]byte(id + "\x00" + document + "\x00" + strconv.Itoa(start)))
	return quad.IRI(evidenceScheme + hex.EncodeToString(h[:10]))
}

// nameOf is the name that an id was made from, as far as the id tells.
func nameOf(id string) string {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return strings.ReplaceAll(id, "_", " ")
}

// date is a day as a typed string: Cayley's own time values lose their identity
// within one second.
func date(day string) quad.Value { return quad.TypedString{Value: quad.String(day), Type: dateType} }

// absolute writes a value of the graph as a term with absolute IRIs. An IRI
// without a prefix names a relation where relation is set, else an entity.
func absolute(v quad.Value, relation bool) Term {
	switch v := v.(type) {
	case nil:
		return Term{}
	case quad.IRI:
		return Term{Kind: IRI, Value: absoluteIRI(string(v), relation)}
	case quad.BNode:
		return Term{Kind: Blank, Value: string(v)}
	case quad.Int:
		return Term{Kind: Literal, Value: strconv.FormatInt(int64(v), 10), Datatype: vocabularies["xsd"] + "integer"}
	case quad.Float:
		return Term{Kind: Literal, Value: strconv.FormatFloat(float64(v), 'g', -1, 64), Datatype: vocabularies["xsd"] + "double"}
	case quad.TypedString:
		return Term{Kind: Literal, Value: string(v.Value), Datatype: absoluteIRI(string(v.Type), false)}
	case quad.LangString:
		return Term{Kind: Literal, Value: string(v.Value), Language: v.Lang}
	}
	return Term{Kind: Literal, Value: quad.ToString(v)}
}

func absoluteIRI(iri string, relation bool) string {
	prefix, rest, ok := strings.Cut(iri, ":")
	if full, known := vocabularies[prefix]; ok && known {
		return full + rest
	}
	switch {
	case ok && reserved[prefix]:
		return Base + iri
	case ok && strings.HasPrefix(rest, "//"):
		return iri // somebody else's absolute IRI
	case relation:
		return Base + "relation:" + iri
	}
	return Base + "entity:" + iri
}
