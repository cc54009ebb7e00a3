package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"parley/graph/query"
)

// methods are those of Gizmo's paths.
var methods = []string{
	"All()", "And(", "Back(", "Both(", "Count()", "Except(", "Filter(", "Follow(", "FollowR(", "FollowRecursive(", "ForEach(", "GetLimit(",
	"Has(", "HasR(", "In(", "InPredicates()", "Intersect(", "Is(", "LabelContext(", "Labels()", "Limit(", "Or(", "Out(", "OutPredicates()",
	"Save(", "SaveInPredicates(", "SaveOpt(", "SaveOptR(", "SaveOutPredicates(", "SaveR(", "Skip(", "Tag(", "TagArray()", "TagValue()",
	"ToArray()", "ToValue()", "Union(", "Unique()",
}

// commandWords are what may follow a colon.
var commandWords = []string{":help", ":language gizmo", ":language graphql", ":language mql", ":quit"}

// What stands before the cursor, and what of it is completed.
var (
	openName   = regexp.MustCompile(`<([^<>]*)$`)
	openMethod = regexp.MustCompile(`\.(\w*)$`)
	// A name stands for a node there, and elsewhere for a relation.
	nodePlace = regexp.MustCompile(`(?:\b(?:V|Vertex|Is)\([^()]*|\bHasR?\("[^"]*",\s*"|\bid"?:\s*"?)$`)
)

// complete goes on with a line at the cursor when Tab is pressed: as far as there
// is one way only; then it shows the ways.
func (con *console) complete(line string, at int, key rune) (string, int, bool) {
	if key != '\t' {
		return "", 0, false
	}
	before, after := line[:at], line[at:]
	start, ways := con.ways(before)
	if len(ways) == 0 {
		return line, at, true
	}
	longer := commonStart(ways)
	if len(ways) > 1 && len(longer) <= len(before)-start {
		con.show(ways)
		return line, at, true
	}
	before = before[:start] + longer
	return before + after, len(before), true
}

// ways are how the end of a text may be written instead, from where on.
func (con *console) ways(before string) (start int, ways []string) {
	if strings.HasPrefix(before, ":") {
		return 0, beginning(commandWords, before)
	}
	if m := openName.FindStringSubmatchIndex(before); m != nil {
		return m[0], con.names(before[:m[0]], before[m[2]:m[3]])
	}
	if m := openMethod.FindStringSubmatchIndex(before); m != nil && con.language == "gizmo" {
		return m[2], beginning(methods, before[m[2]:m[3]])
	}
	return len(before), nil
}

// names are the entities or relations that a word in angle brackets may become,
// closed as they were opened.
func (con *console) names(place, word string) []string {
	part := query.RelationPart
	if nodePlace.MatchString(place) {
		part = query.EntityPart
	}
	found, err := query.Complete(context.Background(), con.store, part, word)
	if err != nil {
		return nil
	}
	end := ">"
	if quote := place[max(0, len(place)-1):]; quote == `"` || quote == "'" {
		end += quote
	}
	for i, id := range found {
		found[i] = "<" + id + end
	}
	return found
}

func beginning(words []string, start string) []string {
	var found []string
	for _, word := range words {
		if strings.HasPrefix(strings.ToLower(word), strings.ToLower(start)) {
			found = append(found, word)
		}
	}
	return found
}

// commonStart is what all words begin with, in whole letters.
func commonStart(words []string) string {
	common := words[0]
	for _, word := range words[1:] {
		i := 0
		for _, r := range common {
			if !strings.HasPrefix(word[i:], string(r)) {
				break
			}
			i += len(string(r))
		}
		common = common[:i]
	}
	return common
}

// mostShown is how many ways are listed.
const mostShown = 40

// show lists the ways above the line.
func (con *console) show(ways []string) {
	list := strings.Join(ways[:min(len(ways), mostShown)], "  ")
	if len(ways) > mostShown {
		list += fmt.Sprintf("  … and %d more", len(ways)-mostShown)
	}
	fmt.Fprintln(con.line, list)
}
