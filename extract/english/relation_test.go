package english_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/schema"
	"parley/schema/vocab"
)

// TestExamplesOfRelations takes the examples of the vocabulary through the whole
// pipeline: each says its relation, of its subject and object.
func TestExamplesOfRelations(t *testing.T) {
	for _, c := range vocab.CanonicalRelations() {
		for _, example := range c.Examples {
			found := extracted(t, example.Sentence, "").Statements
			right := false
			for i := range found {
				right = right || means(&found[i], &c, &example)
			}
			if !right {
				t.Errorf("<%s>: %s\nwant %s | %s %s | %s, found\n%s", c.ID(), example.Sentence, example.Subject, c.ID(), example.Event, example.Object, told(found))
			}
		}
	}
}

// means reports whether a statement says of an example what the vocabulary does.
func means(s *schema.Statement, c *vocab.CanonicalRelation, e *vocab.Example) bool {
	object := ""
	if s.Object != nil {
		object = s.Object.Name
	}
	home, ok := vocab.HomeOf(s.Relation.ID)
	return ok && home.Phrase == c.Phrase && s.Subject.Name == e.Subject && object == e.Object && s.Relation.Event == e.Event
}

func told(statements []schema.Statement) string {
	var b strings.Builder
	for i := range statements {
		s := &statements[i]
		fmt.Fprintf(&b, "\t%s | %s %s | ", s.Subject.Name, s.Relation.ID, s.Relation.Event)
		if s.Object != nil {
			fmt.Fprint(&b, s.Object.Name)
		}
		for _, role := range s.Roles {
			fmt.Fprintf(&b, " | %s: %s", role.Role, role.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
