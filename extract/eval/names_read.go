package eval

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/extract"
	"parley/extract/entity"
	"parley/schema"
	"parley/schema/vocab"
)

// nameSources lists the annotated texts that names are learnt from and
// measured on; the file of the half "train" or "dev" follows.
var nameSources = []struct {
	name, before, after string
	read                func(data fs.FS, file string) ([]NamedText, error)
}{
	{"newswire", "ner/newswire-", ".tsv", readNewswire},
	{"UNER EWT", "ner/uner-ewt-", ".iob2", readUner},
}

// NamedTexts reads a half, "train" or "dev", of all texts with annotated names.
func NamedTexts(data fs.FS, half string) ([]NamedText, error) {
	var all []NamedText
	for _, source := range nameSources {
		texts, err := source.read(data, source.before+half+source.after)
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	return all, nil
}

// NamedText is a document of words with its names annotated. Countries are
// places, and every name of another kind is an event.
type NamedText struct {
	Path      string
	Sentences []NamedSentence
}

// NamedSentence is a sentence of words with its names.
type NamedSentence struct {
	Forms []string
	Names []entity.GoldName
	Free  []bool // words of whose names the annotation says nothing; nil for none
}

// open says that the annotation leaves one of the words open.
func (s *NamedSentence) open(first, end int) bool {
	return s.Free != nil && slices.Contains(s.Free[first:end], true)
}

// newswireClasses maps the classes of the newswire; dates and sums are no names.
var newswireClasses = map[string]schema.Class{
	"Person": schema.Person, "Organization": schema.Organization, "Location": schema.Place, "Facility": schema.Place,
	"NORP": schema.Group, "Misc": schema.Event, "Product": schema.Event,
}

// readNewswire reads words and tags, divided by tabs, with "# document" lines
// and an empty line after each sentence. Of a name inside another one ("Ghana"
// in "Bank of Ghana") the tags stand in further columns, which are left out.
func readNewswire(data fs.FS, file string) ([]NamedText, error) {
	var r labelReader
	err := lines(data, file, func(line string) error {
		if strings.HasPrefix(line, "# document") {
			r.document(line)
			return nil
		}
		if line == "" {
			r.sentence()
			return nil
		}
		fields := strings.Fields(line) // a few lines have blanks for the tab
		if len(fields) < 2 {
			return fmt.Errorf("no tag in %q", line)
		}
		part, class, _ := strings.Cut(fields[1], "-")
		r.word(fields[0], part, newswireClasses[class], false)
		return nil
	})
	r.document("")
	return r.texts, err
}

// readUner reads the names of EWT. What it calls other is left open, but that
// adjectives of origin are learnt from the table of places.
func readUner(data fs.FS, file string) ([]NamedText, error) {
	classes := map[string]schema.Class{"PER": schema.Person, "ORG": schema.Organization, "LOC": schema.Place}
	var r labelReader
	err := lines(data, file, func(line string) error {
		columns := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			r.document(line)
		case line == "":
			r.sentence()
		case line[0] != '#' && len(columns) >= 3:
			part, class, _ := strings.Cut(columns[2], "-")
			switch {
			case class != "OTH":
				r.word(columns[1], part, classes[class], false)
			case vocab.Demonym(columns[1]) != nil:
				r.word(columns[1], "B", schema.Group, false)
			default:
				r.word(columns[1], "O", "", true)
			}
		}
		return nil
	})
	r.document("")
	return r.texts, err
}

// labelReader builds documents from words and their tags.
type labelReader struct {
	texts []NamedText
	text  NamedText
	now   NamedSentence
}

func (r *labelReader) word(form, part string, class schema.Class, free bool) {
	if form = strings.Join(strings.Fields(form), ""); form == "" || !utf8.ValidString(form) {
		return
	}
	i := len(r.now.Forms)
	r.now.Forms = append(r.now.Forms, form)
	r.now.Free = append(r.now.Free, free)
	if class == "" {
		return
	}
	if n := len(r.now.Names); part == "I" && n > 0 && r.now.Names[n-1].End == i && r.now.Names[n-1].Class == class {
		r.now.Names[n-1].End++
		return
	}
	r.now.Names = append(r.now.Names, entity.GoldName{First: i, End: i + 1, Class: class})
}

func (r *labelReader) sentence() {
	if len(r.now.Forms) > 0 {
		if !slices.Contains(r.now.Free, true) {
			r.now.Free = nil
		}
		r.text.Sentences = append(r.text.Sentences, r.now)
	}
	r.now = NamedSentence{}
}

func (r *labelReader) document(name string) {
	r.sentence()
	if len(r.text.Sentences) > 0 {
		r.texts = append(r.texts, r.text)
	}
	r.text = NamedText{Path: name}
}

// Document makes the words a text, with a blank between any two.
func (l NamedText) Document() *extract.Document {
	doc := &extract.Document{Path: l.Path}
	var text strings.Builder
	for i, s := range l.Sentences {
		var sentence extract.Sentence
		sentence.Block = i
		for k, form := range s.Forms {
			if k > 0 {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(form)
			sentence.Tokens = append(sentence.Tokens, extract.Token{Span: schema.Span{Start: start, End: text.Len()}, Head: -1})
		}
		sentence.Start, sentence.End = sentence.Tokens[0].Start, text.Len()
		doc.Sentences = append(doc.Sentences, sentence)
		doc.Blocks = append(doc.Blocks, extract.Block{Span: sentence.Span, Kind: extract.Paragraph})
		text.WriteByte('\n')
	}
	doc.Text = text.String()
	return doc
}

// lines yields the lines of a file of annotated words.
func lines(data fs.FS, name string, each func(line string) error) error {
	file, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("%w; give the folder of annotated text with --data", err)
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if err := each(scanner.Text()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return scanner.Err()
}
