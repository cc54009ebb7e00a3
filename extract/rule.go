package extract

import (
	"embed"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Rule is one construction of English that a stage reads, as its file describes
// it. A file is a txtar archive: a line "term: …", what the rule does, and the
// sections example (a sentence), tree (the sentence as CoNLL-U) and told (what the
// stage makes of it), which together are the rule's story.
type Rule struct {
	Name    string // of the file, and as in Proposition.Rules and Statement.Rules
	Term    string // the linguist's name for the construction
	Doc     string // what the rule does
	Example string // a sentence
	Tree    []byte // of the example, CoNLL-U
	Told    string // what is told of the example, a line each
}

// RuleEnding is that of the files of rules.
const RuleEnding = ".txtar"

// Rules reads the rules of a folder that is embedded in the program, in the order
// of their names. It panics if there is no such folder.
func Rules(files embed.FS, folder string) []Rule {
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(err)
	}
	rules := make([]Rule, len(entries))
	for i, entry := range entries {
		data, err := files.ReadFile(folder + "/" + entry.Name())
		if err != nil {
			panic(err)
		}
		rules[i] = readRule(strings.TrimSuffix(entry.Name(), RuleEnding), txtar.Parse(data))
	}
	return rules
}

func readRule(name string, archive *txtar.Archive) Rule {
	r := Rule{Name: name}
	term, doc, _ := strings.Cut(string(archive.Comment), "\n")
	r.Term = strings.TrimSpace(strings.TrimPrefix(term, "term:"))
	r.Doc = strings.Join(strings.Fields(doc), " ")
	for _, section := range archive.Files {
		switch section.Name {
		case "example":
			r.Example = strings.Join(strings.Fields(string(section.Data)), " ")
		case "tree":
			r.Tree = section.Data
		case "told":
			r.Told = string(section.Data)
		}
	}
	return r
}

// Format is the rule as its file has it.
func (r *Rule) Format() []byte {
	return txtar.Format(&txtar.Archive{
		Comment: []byte("term: " + r.Term + "\n\n" + r.Doc + "\n"),
		Files: []txtar.File{
			{Name: "example", Data: []byte(r.Example + "\n")},
			{Name: "tree", Data: r.Tree},
			{Name: "told", Data: []byte(r.Told)},
		},
	})
}
