package english_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestParsesAreValid holds what is printed for every page to the rules of
// CoNLL-U, by a checker that shares no code with the printer.
func TestParsesAreValid(t *testing.T) {
	for _, path := range pages(t) {
		t.Run(name(path), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			v := &validator{t: t, open: map[string]int{}, classes: map[string]string{}}
			v.file(printed(t, path, content))
			if want := strings.TrimPrefix(string(content), "\ufeff"); v.text.String() != want {
				t.Errorf("the words spell\n%q, the page is\n%q", v.text.String(), want)
			}
		})
	}
}

func TestClitics(t *testing.T) {
	got := printed(t, "x", []byte("We don't trust Kenya's envoy.\n"))
	for _, want := range []string{"\n2-3\tdon't\t", "\n2\tdo\t", "\n3\tn't\tnot\tPART\t", "\n5-6\tKenya's\t", "\n6\t's\t's\tPART\tPOS\t"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

var (
	universalTags = strings.Fields("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")
	relations     = strings.Fields(`acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det
discourse dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct
reparandum root vocative xcomp`)
	featurePattern  = regexp.MustCompile(`^[A-Z][A-Za-z]*=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*$`)
	relationPattern = regexp.MustCompile(`^[a-z]+(:[a-z]+)?$`)
	entityPattern   = regexp.MustCompile(`^(?:\(e\d+-[a-z]+-[^()|\s-]*\)|\(e\d+-[a-z]+-[^()|\s-]*|e\d+\))`)
)

// validator reads one document of CoNLL-U and reports what is wrong with it.
type validator struct {
	t        *testing.T
	text     strings.Builder // of the document
	sentence []string        // lines of words and ranges
	comment  map[string]string
	open     map[string]int // by chain: brackets that are open
	classes  map[string]string
	begun    bool
	pending  string // blanks before the next word
}

func (v *validator) file(file string) {
	if !strings.HasSuffix(file, "\n\n") {
		v.t.Error("no empty line at the end")
	}
	v.comment = map[string]string{}
	for _, line := range strings.Split(strings.TrimSuffix(file, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			key, value, _ := strings.Cut(line[2:], " = ")
			v.comment[key] = value
		case line != "":
			v.sentence = append(v.sentence, line)
		default:
			v.finish()
		}
	}
	for chain, n := range v.open {
		if n != 0 {
			v.t.Errorf("chain %s is left open", chain)
		}
	}
	if v.pending != usual { // at the end, nothing is usual
		v.text.WriteString(v.pending)
	}
}

// usual stands for the blanks of which nothing is said.
const usual = "usual"

// blanks are those before the next word.
func (v *validator) blanks() string {
	if v.pending == usual {
		return " "
	}
	return v.pending
}

// finish checks one sentence.
func (v *validator) finish() {
	v.check(v.comment["sent_id"] != "" && v.comment["text"] != "", "a sentence without sent_id or text: %q", v.sentence)
	if _, ok := v.comment["newpar"]; ok && v.begun && v.pending == usual {
		v.pending = "\n\n"
	}
	start := v.text.Len()
	if v.begun {
		start += len(v.blanks())
	}
	var heads []int
	covered, tag := 0, "O"
	for _, line := range v.sentence {
		columns := strings.Split(line, "\t")
		if !v.check(len(columns) == 10, "%d columns: %q", len(columns), line) {
			return
		}
		v.columns(columns)
		if first, last, ok := strings.Cut(columns[0], "-"); ok {
			v.check(first == strconv.Itoa(len(heads)+1) && len(heads) >= covered, "range %q", line)
			covered, _ = strconv.Atoi(last)
			v.surface(columns)
			continue
		}
		v.check(columns[0] == strconv.Itoa(len(heads)+1), "id %q after %d words", columns[0], len(heads))
		if len(heads) >= covered {
			v.surface(columns)
		}
		head, err := strconv.Atoi(columns[6])
		v.check(err == nil && head >= 0 && head != len(heads)+1, "head: %q", line)
		v.check((head == 0) == (columns[7] == "root"), "root: %q", line)
		heads = append(heads, head)
		v.word(columns)
		tag = v.name(tag, columns)
	}
	v.check(covered <= len(heads), "a range up to %d of %d words", covered, len(heads))
	v.tree(heads)
	spelt := strings.Join(strings.Fields(v.text.String()[start:]), " ")
	v.check(spelt == v.comment["text"], "text %q, words %q", v.comment["text"], spelt)
	v.sentence, v.comment = nil, map[string]string{}
}

func (v *validator) check(ok bool, format string, args ...any) bool {
	if !ok {
		v.t.Errorf("sentence %s: %s", v.comment["sent_id"], fmt.Sprintf(format, args...))
	}
	return ok
}

// columns checks what is true of all lines.
func (v *validator) columns(columns []string) {
	for i, c := range columns {
		v.check(c != "" && strings.TrimSpace(c) == c && (i == 1 || i == 2 || !strings.ContainsAny(c, " ")), "column %d of %q", i+1, columns)
	}
}

// surface spells a word of the text.
func (v *validator) surface(columns []string) {
	misc := attributes(columns[9])
	if before, ok := misc["SpacesBefore"]; ok {
		v.check(!v.begun, "blanks before %q", columns)
		v.text.WriteString(blanksOf(before))
	}
	v.text.WriteString(v.blanks())
	v.text.WriteString(columns[1])
	v.begun, v.pending = true, usual
	if misc["SpaceAfter"] == "No" {
		v.pending = ""
	}
	if after, ok := misc["SpacesAfter"]; ok {
		v.check(misc["SpaceAfter"] == "", "blanks told twice: %q", columns)
		v.pending = blanksOf(after)
	}
}

var blanksOf = strings.NewReplacer(`\s`, " ", `\n`, "\n", `\t`, "\t", `\r`, "\r", `\p`, "|", `\\`, `\`, `\U0000a0`, "\u00a0",
	`\U00200b`, "\u200b", `\U00000c`, "\f", `\U00feff`, "\ufeff", `\U002028`, "\u2028").Replace

func attributes(column string) map[string]string {
	all := map[string]string{}
	for _, a := range strings.Split(column, "|") {
		key, value, _ := strings.Cut(a, "=")
		all[key] = value
	}
	return all
}

func (v *validator) word(columns []string) {
	v.check(slices.Contains(universalTags, columns[3]), "UPOS: %q", columns)
	v.check(columns[2] != "_" || columns[1] == "_", "no lemma: %q", columns)
	v.check(columns[4] != "_", "no XPOS: %q", columns)
	relation, _, _ := strings.Cut(columns[7], ":")
	v.check(relationPattern.MatchString(columns[7]) && slices.Contains(relations, relation), "relation: %q", columns)
	if columns[5] == "_" {
		return
	}
	features := strings.Split(columns[5], "|")
	names := make([]string, len(features))
	for i, f := range features {
		v.check(featurePattern.MatchString(f), "feature: %q", columns)
		name, _, _ := strings.Cut(f, "=")
		names[i] = strings.ToLower(name)
	}
	v.check(slices.IsSorted(names) && len(slices.Compact(names)) == len(features), "order of features: %q", columns)
}

// name checks the tag of a name after that of the word before, and the
// brackets of chains.
func (v *validator) name(before string, columns []string) string {
	misc := attributes(columns[9])
	tag := misc["NER"]
	if class, ok := strings.CutPrefix(tag, "I-"); ok {
		v.check(before == "B-"+class || before == "I-"+class, "a name begins with an inside: %q", columns)
	}
	for rest := misc["Entity"]; rest != ""; {
		bracket := entityPattern.FindString(rest)
		if !v.check(bracket != "", "brackets: %q", columns) {
			break
		}
		rest = rest[len(bracket):]
		v.bracket(bracket)
	}
	return tag
}

func (v *validator) bracket(bracket string) {
	body, opens := strings.CutPrefix(bracket, "(")
	body, closes := strings.CutSuffix(body, ")")
	parts := strings.Split(body, "-")
	switch {
	case opens && !closes:
		v.open[parts[0]]++
	case closes && !opens:
		v.open[parts[0]]--
		v.check(v.open[parts[0]] >= 0, "bracket %s closes nothing", bracket)
	}
	if opens {
		before, ok := v.classes[parts[0]]
		v.check(!ok || before == parts[1], "chain %s is %s and %s", parts[0], before, parts[1])
		v.classes[parts[0]] = parts[1]
	}
}

// tree checks that every word leads to the one root.
func (v *validator) tree(heads []int) {
	roots := 0
	for i, head := range heads {
		if head == 0 {
			roots++
		}
		for steps := 0; head > 0; head = heads[head-1] {
			if steps++; steps > len(heads) || head > len(heads) {
				v.check(false, "word %d does not lead to the root", i+1)
				return
			}
		}
	}
	v.check(roots == 1, "%d roots", roots)
}
