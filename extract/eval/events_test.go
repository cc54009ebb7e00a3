package eval

import (
	"strings"
	"testing"
	"testing/fstest"

	"parley/schema"
)

const eventTable = "\tsentence_id\tsentence\tsource\ttarget\tgold_root\n" +
	"\t4\tKenya freed the sailors of Togo.\tKenya\tthe sailors of Togo\tYIELD\n" +
	"\t5\tChad spoke.\tChad\t\tCONSULT\n"

func TestEventRowsAreRead(t *testing.T) {
	rows, err := EventRows(fstest.MapFS{"t.tsv": {Data: []byte(eventTable)}}, "t.tsv")
	if err != nil || len(rows) != 1 || rows[0].ID != 4 || rows[0].Target != "the sailors of Togo" || rows[0].Event != yielding {
		t.Errorf("%+v, %v", rows, err)
	}
	for table, want := range map[string]string{"a\tb\n": "no column sentence_id", "\tsentence_id\tsentence\tsource\ttarget\tgold_root\n\t4\n": "line 2"} {
		if _, err := EventRows(fstest.MapFS{"t.tsv": {Data: []byte(table)}}, "t.tsv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", table, err)
		}
	}
	manual := `[{"event": "FIGHT", "text": "Mali  fought Chad.", "source": [{"actorText": "Mali"}], "target": [{"actorText": "Chad"}]}, {"event": "AID", "text": "x", "source": "", "target": ""}]`
	rows, err = ManualRows(fstest.MapFS{"m.txt": {Data: []byte(manual)}}, "m.txt")
	if err != nil || len(rows) != 1 || rows[0].Event != schema.Assault || rows[0].Sentence != "Mali fought Chad." {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestEventsAreThoseOfTheBestLink(t *testing.T) {
	named := func(name string) *schema.Argument { return &schema.Argument{Name: name, Text: "the " + name} }
	told := func(subject, object string, event schema.EventType) schema.Statement {
		return schema.Statement{Subject: *named(subject), Object: named(object), Relation: schema.Relation{Event: event}, Confidence: 0.9}
	}
	row := EventRow{Source: "Kenya", Target: "the sailors of Togo", Event: yielding}
	loose := []schema.Statement{told("Kenya", "port", schema.Aid), told("Kenya", "sailors", schema.Concede), told("sailors", "Kenya", schema.Accuse)}
	var any, linked EventScore
	linked.Linked = true
	any.Add(row, loose)
	linked.Add(row, loose)
	linked.Add(EventRow{Source: "Kenya", Target: "Ghana", Event: schema.Aid}, loose)
	any.Add(EventRow{Source: "Kenya", Target: "Ghana", Event: schema.Aid}, loose)
	if any.Accuracy() != 100 || any.MacroF1() != 100 || linked.Accuracy() != 50 {
		t.Errorf("any %v %v, linked %v", any.Accuracy(), any.MacroF1(), linked.Accuracy())
	}
}
