package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"parley/schema"
)

// GoldFact is what a careful reader takes from a text: a fact, or a stance.
type GoldFact struct {
	ID         string          `json:"id"`
	Subject    []string        `json:"subject"` // canonical name or its alternatives
	Holder     []string        `json:"holder"`  // of a stance
	Relation   []string        `json:"relation"`
	Object     json.RawMessage `json:"object"` // names, or a pattern for the object or a role
	ObjectText string          `json:"object_text"`
	Target     string          `json:"target"` // of a stance: a pattern
	Stance     schema.Side     `json:"stance"`
	Polarity   schema.Polarity `json:"polarity"` // empty means affirmed
	Modality   schema.Modality `json:"modality"`
	Source     []string        `json:"source"`
}

// GoldScore counts gold facts. Wrong lists the ids of those that were found
// with the wrong polarity, or on the wrong side.
type GoldScore struct {
	All, Found int
	Missed     []string
	Wrong      []string
}

// ReadGold reads facts, a JSON object a line.
func ReadGold(r io.Reader) ([]GoldFact, error) {
	var facts []GoldFact
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var fact GoldFact
		if err := json.Unmarshal(lines.Bytes(), &fact); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		facts = append(facts, fact)
	}
	return facts, lines.Err()
}

// ScoreStatements counts the facts for which some statement has the subject,
// the relation and the object; one of these has to have the polarity, too.
func ScoreStatements(gold []GoldFact, statements []schema.Statement) (GoldScore, error) {
	score := GoldScore{All: len(gold)}
	for _, fact := range gold {
		object, err := objectMatcher(&fact)
		if err != nil {
			return score, fmt.Errorf("fact %s: %w", fact.ID, err)
		}
		found, right := false, false
		for i := range statements {
			s := &statements[i]
			if names(&s.Subject).among(fact.Subject) && relationAmong(s, fact.Relation) && object(s) {
				found = true
				right = right || s.Polarity == fact.Polarity || fact.Polarity == "" && s.Polarity == schema.Affirmed
			}
		}
		score.count(fact.ID, found, right)
	}
	return score, nil
}

// ScoreStances counts the gold stances that some stance has; Found has the
// right side alone.
func ScoreStances(gold []GoldFact, stances []schema.Stance) (GoldScore, error) {
	score := GoldScore{All: len(gold)}
	for _, fact := range gold {
		target, err := pattern(fact.Target)
		if err != nil {
			return score, fmt.Errorf("stance %s: %w", fact.ID, err)
		}
		found, right := false, false
		for i := range stances {
			s := &stances[i]
			if names(&s.Holder).among(fact.Holder) && names(&s.Target).match(target) {
				found = true
				right = right || s.Stance == fact.Stance
			}
		}
		score.count(fact.ID, found, right)
	}
	return score, nil
}

func (g *GoldScore) count(id string, found, right bool) {
	switch {
	case !found:
		g.Missed = append(g.Missed, id)
	case !right:
		g.Found++
		g.Wrong = append(g.Wrong, id)
	default:
		g.Found++
	}
}

// nameSet is every name under which an argument may be matched, normalised.
type nameSet []string

func names(a *schema.Argument) nameSet {
	if a == nil {
		return nil
	}
	return nameSet{normal(a.Name), normal(a.Text)}
}

// among reports whether one of the names is wanted. A common noun that is
// wanted may stand inside a longer phrase.
func (n nameSet) among(wanted []string) bool {
	for _, want := range wanted {
		common := want[:1] == strings.ToLower(want[:1])
		for _, name := range n {
			if name == normal(want) || common && containsWord(name, normal(want)) {
				return true
			}
		}
	}
	return false
}

func (n nameSet) match(p *regexp.Regexp) bool {
	for _, name := range n {
		if p.MatchString(name) {
			return true
		}
	}
	return false
}

func containsWord(text, word string) bool {
	p, err := regexp.Compile(`\b` + regexp.QuoteMeta(word) + `\b`)
	return err == nil && p.MatchString(text)
}

func relationAmong(s *schema.Statement, wanted []string) bool {
	name := strings.ReplaceAll(normal(s.Relation.Name), " to be ", " be ")
	id := normal(s.Relation.ID)
	for _, want := range wanted {
		want = normal(want)
		if name == want || id == want || strings.HasPrefix(name, want+" ") || strings.HasPrefix(id, want+" ") {
			return true
		}
	}
	return false
}

// objectMatcher tells whether a statement has the object of a fact.
func objectMatcher(fact *GoldFact) (func(*schema.Statement) bool, error) {
	var list []string
	text := fact.ObjectText
	if json.Unmarshal(fact.Object, &list) != nil {
		list = nil
		if err := json.Unmarshal(fact.Object, &text); err != nil {
			return nil, err
		}
		if text == "" || strings.HasSuffix(text, "|") {
			return func(*schema.Statement) bool { return true }, nil
		}
	}
	p, err := pattern(text)
	if err != nil {
		return nil, err
	}
	return func(s *schema.Statement) bool {
		return names(s.Object).among(list) || text != "" && hasText(s, p)
	}, nil
}

func hasText(s *schema.Statement, p *regexp.Regexp) bool {
	if names(s.Object).match(p) {
		return true
	}
	for _, role := range s.Roles {
		if p.MatchString(normal(role.Text)) {
			return true
		}
	}
	return false
}

func pattern(text string) (*regexp.Regexp, error) { return regexp.Compile("(?i)" + text) }

var determiners = regexp.MustCompile(`(?i)^(the|a|an|its|his|her|their|our|some|this|that)\s+`)

// normal is a name as the comparison sees it: lower case, no determiners,
// blanks for underscores and line ends.
func normal(text string) string {
	text = strings.Join(strings.Fields(strings.NewReplacer("’", "'", "_", " ").Replace(text)), " ")
	for determiners.MatchString(text) {
		text = determiners.ReplaceAllString(text, "")
	}
	return strings.ToLower(text)
}
