package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"

	"parley/extract"
	"parley/extract/english"
)

// drawing prints explanations for people, as wide as the terminal is.
type drawing struct {
	w     io.Writer
	width int
	whole bool // fold nothing
}

// The width where there is no terminal, and that from which a tree has all its columns.
const (
	usualWidth = 80
	wideWidth  = 110
)

func newDrawing(w io.Writer, whole bool) *drawing {
	d := &drawing{w: w, width: terminalWidth(w), whole: whole}
	if d.width == 0 {
		d.width = usualWidth
	}
	d.width = max(40, d.width)
	return d
}

var (
	bold   = color.New(color.Bold)
	faint  = color.New(color.Faint)
	marked = color.New(color.Bold, color.Underline)
	ruled  = color.New(color.FgCyan)
)

// explanations prints all rows, and at the end what their rules read. Of a
// document, sentences without a statement come in between.
func (d *drawing) explanations(rows []explanation, doc *extract.Document) {
	next := 0
	silent := func(until int) {
		for ; doc != nil && next < until; next++ {
			d.silent(doc, next, rows)
		}
	}
	var rules []extract.Rule
	for i := range rows {
		silent(rows[i].Statement.Evidence.Sentence)
		d.explanation(&rows[i])
		rules = append(rules, rows[i].allRules()...)
	}
	if doc != nil {
		silent(len(doc.Sentences))
	}
	d.rules(rules)
}

// allRules are the rules of a statement and those that its derivation names.
func (e *explanation) allRules() []extract.Rule {
	if e.Derivation != nil {
		return e.Derivation.Rules
	}
	return e.Rules
}

// silent shows a sentence of running text that states nothing.
func (d *drawing) silent(doc *extract.Document, sentence int, rows []explanation) {
	s := &doc.Sentences[sentence]
	states := slices.ContainsFunc(rows, func(e explanation) bool { return e.Statement.Evidence.Sentence == sentence+1 })
	if states || s.Block < len(doc.Blocks) && s.Block >= 0 && doc.Blocks[s.Block].Kind != extract.Paragraph {
		return
	}
	fmt.Fprintln(d.w, bold.Sprintf("sentence %d states nothing", sentence+1))
	d.paragraph(2, squeeze(s.In(doc.Text)))
	d.tree(english.Tree(doc, sentence))
}

// explanation prints one statement: the claim, the words in their sentence, the
// tree, and each field with its steps.
func (d *drawing) explanation(e *explanation) {
	s := &e.Statement
	fmt.Fprintln(d.w, bold.Sprint(strings.Join(nonEmpty(s.Subject.Name, e.Mark, objectName(s)), "  ")))
	d.field("id", s.ID)
	d.field("document", strings.Join(nonEmpty(s.Evidence.Document, e.Title, e.Source, e.Date), " · "))
	for _, same := range e.Same {
		d.field("same as", fmt.Sprintf("%s is %s: %s", same.Name, strings.ReplaceAll(same.As, "_", " "), same.Because))
	}
	d.field("bytes", fmt.Sprintf("%d–%d, sentence %d", s.Evidence.Start, s.Evidence.End, s.Evidence.Sentence))
	if e.Derivation == nil {
		d.stored(e)
	}
	fmt.Fprintln(d.w)
	d.quotation(e)
	if e.Derivation == nil {
		d.paragraph(2, e.Unexplained+".")
		return
	}
	d.tree(e.Derivation.Tokens)
	for i := range e.Derivation.Fields {
		d.derived(&e.Derivation.Fields[i])
	}
	d.field("rules", strings.Join(s.Rules, ", "))
	fmt.Fprintln(d.w)
}

// stored prints the fields of a statement as the graph knows them.
func (d *drawing) stored(e *explanation) {
	s := &e.Statement
	d.field("polarity", string(s.Polarity))
	d.field("modality", string(s.Modality))
	d.field("says so", sourceNames(s))
	for _, role := range s.Roles {
		d.field(string(role.Role), squeeze(role.Text))
	}
	d.field("event", string(s.Relation.Event))
	d.field("confidence", fmt.Sprintf("%.2f", s.Confidence))
	d.field("rules", strings.Join(s.Rules, ", "))
}

// quotation prints the text around the evidence, with the evidence marked.
func (d *drawing) quotation(e *explanation) {
	open, shut := "", ""
	if color.NoColor {
		open, shut = "«", "»"
	}
	before, quote, after := squeeze(e.Before), squeeze(e.Statement.Evidence.Quote), squeeze(e.After)
	d.markedParagraph(before+open+quote+shut+after, len(before), len(before+open+quote+shut))
}

// markedParagraph prints a text with the bytes from first to last marked.
func (d *drawing) markedParagraph(text string, first, last int) {
	at := len(text) - len(strings.TrimLeft(text, " "))
	for _, line := range wrap(text, d.width-2) {
		end := at + len(line)
		a, b := min(max(first, at), end), min(max(last, at), end)
		fmt.Fprintf(d.w, "  %s%s%s\n", text[at:a], marked.Sprint(text[a:b]), text[b:end])
		at = end + 1
	}
	fmt.Fprintln(d.w)
}

// fieldWidth is how wide the names of fields are.
const fieldWidth = 11

// field prints a name and its value, wrapped.
func (d *drawing) field(name, value string) {
	for _, line := range wrap(value, d.width-fieldWidth-3) {
		fmt.Fprintf(d.w, "  %-*s %s\n", fieldWidth, name, line)
		name = ""
	}
}

// derived prints a field of a derivation with its words and steps.
func (d *drawing) derived(f *extract.Field) {
	name, value := f.Name, f.Value
	if f.Name == extract.FieldRole {
		name = f.Part()
		value = strings.TrimSpace(strings.TrimPrefix(value, name))
	}
	if f.Class != "" {
		value += ", " + string(f.Class)
	}
	var words []string
	for _, w := range f.Words {
		words = append(words, "“"+squeeze(w.Text)+"”")
	}
	d.field(name, strings.Join(nonEmpty(value, strings.Join(words, " … ")), " ← "))
	for _, step := range f.Steps {
		for k, line := range wrap(step.Rule+": "+step.Text, d.width-fieldWidth-5) {
			if k == 0 {
				line = ruled.Sprint(line[:len(step.Rule)]) + line[len(step.Rule):]
				fmt.Fprintf(d.w, "%*s· %s\n", fieldWidth+3, "", line)
				continue
			}
			fmt.Fprintf(d.w, "%*s%s\n", fieldWidth+5, "", line)
		}
	}
}

// rules prints what every rule reads, once.
func (d *drawing) rules(rules []extract.Rule) {
	printed := map[string]bool{}
	for _, rule := range rules {
		if printed[rule.Name] || rule.Doc == "" && rule.Term == "" {
			continue
		}
		printed[rule.Name] = true
		term := ""
		if rule.Term != "" {
			term = " (" + rule.Term + ")"
		}
		fmt.Fprintf(d.w, "%s%s\n", ruled.Sprint(rule.Name), term)
		example := ""
		if rule.Example != "" {
			example = "Example: " + rule.Example
		}
		for _, text := range nonEmpty(rule.Doc, example) {
			for _, line := range wrap(text, d.width-2) {
				fmt.Fprintf(d.w, "  %s\n", line)
			}
		}
	}
}

// tree prints a tree, a word a line.
func (d *drawing) tree(tokens []extract.TreeToken) {
	rows := treeRows(tokens, !d.whole && len(tokens) > longSentence)
	words := make([]string, len(rows))
	wide := 0
	for i := range rows {
		words[i] = branches(rows, i) + " " + rows[i].form
		wide = max(wide, utf8.RuneCountInString(words[i]))
	}
	for i := range rows {
		pad := strings.Repeat(" ", wide-utf8.RuneCountInString(words[i]))
		lines := strings.TrimSuffix(words[i], rows[i].form)
		style := faint
		if len(rows[i].token.Parts) > 0 {
			style = bold
		}
		line := lines + style.Sprint(rows[i].form) + pad + d.columns(&rows[i])
		fmt.Fprintln(d.w, "  "+strings.TrimRight(line, " "))
	}
	fmt.Fprintln(d.w)
}

// columns are what a tree tells of a word: its tag, its relation and the parts
// that it plays; on a wide terminal its lemma and universal tag too.
func (d *drawing) columns(row *treeRow) string {
	t := row.token
	relation := t.Deprel
	if t.Mended {
		relation += "*"
	}
	tags := fmt.Sprintf("  %-5s", t.XPOS)
	if d.width >= wideWidth {
		tags = fmt.Sprintf("  %-16s  %-5s  %-5s", t.Lemma, t.UPOS, t.XPOS)
	}
	if row.folded {
		tags = strings.Repeat(" ", utf8.RuneCountInString(tags))
	}
	return fmt.Sprintf("%s  %-12s  %s", faint.Sprint(tags), relation, ruled.Sprint(strings.Join(t.Parts, " ")))
}
