package conllu

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// rows makes a sentence of lines "form head deprel misc".
func rows(lines ...string) string {
	var b strings.Builder
	for i, line := range lines {
		c := strings.Fields(line)
		fmt.Fprintf(&b, "%d\t%s\t_\tX\t_\t_\t%s\t%s\t_\t%s\n", i+1, c[0], c[1], c[2], c[3])
	}
	return b.String() + "\n"
}

func analyses(text string) (docs []*extract.Document, errs []string) {
	for doc, err := range Analyses(strings.NewReader(text), "f", (*Sentence).MendTree) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		docs = append(docs, doc)
	}
	return docs, errs
}

func TestTextIsRebuilt(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"SpaceAfter", rows("a 0 root SpaceAfter=No", "b 1 dep _", "c 1 dep _"), "ab c"},
		{"UDPipe", rows(`a 0 root SpacesAfter=\n\s`, `b 1 dep SpacesAfter=\n\n`) + rows(`c 0 root SpacesAfter=\p\\\t`), "a\n b\n\nc|\\\t"},
		{"a number for rare blanks", rows(`a 0 root SpacesAfter=\U0000a0`, "b 1 dep _"), "a\u00a0b"},
		{"the comment", "# text = ab  c\n" + rows("a 0 root _", "b 1 dep _", "c 1 dep _"), "ab  c"},
		{"a comment of other words", "# text = xyz\n" + rows("a 0 root _", "b 1 dep _"), "a b"},
		{"Stanza", rows("a 0 root start_char=2|end_char=3", "b 1 dep start_char=3|end_char=4") + rows("c 0 root start_char=5|end_char=6") +
			rows("d 0 root start_char=8|end_char=9"), "\n\nab c\n\nd"},
		{"offsets that begin again", rows("a 0 root start_char=0|end_char=1") + rows("c 0 root start_char=0|end_char=1"), "a c"},
		{"paragraphs", "# newpar\n" + rows("a 0 root SpaceAfter=No") + "# newpar\n" + rows("b 0 root _"), "a\n\nb"},
		{"our own blocks", "# generator = parley 1\n# newpar\n" + rows("a 0 root SpaceAfter=No") + "# newpar\n" + rows("b 0 root _"), "ab"},
	} {
		docs, errs := analyses(test.file)
		if len(docs) != 1 || len(errs) > 0 || docs[0].Text != test.want {
			t.Errorf("%s: %+v %q, want the text %q", test.name, docs, errs, test.want)
		}
	}
}

func TestNamesOfOthers(t *testing.T) {
	const the = "1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tner=B-GPE\n2\tUnited\t_\tADJ\tNNP\t_\t3\tamod\t_\tner=I-GPE\n" +
		"3\tStates\t_\tPROPN\tNNPS\t_\t0\troot\t_\tner=E-GPE\n4-5\tLee's\t_\t_\t_\t_\t_\t_\t_\tner=S-PERSON\n4\tLee\t_\tPROPN\tNNP\t_\t3\tdep\t_\t_\n" +
		"5\t's\t_\tPART\tPOS\t_\t4\tcase\t_\t_\n6\tMay\t_\tPROPN\tNNP\t_\t3\tdep\t_\tner=S-DATE\n\n"
	docs, errs := analyses(the)
	want := []extract.Name{{First: 1, End: 3, Class: schema.Country}, {First: 3, End: 4, Class: schema.Person}}
	if len(errs) > 0 || !reflect.DeepEqual(docs[0].Names, want) {
		t.Errorf("%v, names %v, want %v", errs, docs[0].Names, want)
	}
	none, _ := analyses(rows("a 0 root ner=O"))
	untold, _ := analyses(rows("a 0 root _"))
	if none[0].Names == nil || untold[0].Names != nil {
		t.Errorf("names %v of no name, %v of no tag", none[0].Names, untold[0].Names)
	}
}

func TestTreesAreMendedOrRefused(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"no head", rows("a 0 root _", "b _ _ _"), `line 2: sentence: word 2, "b", has no head`},
		{"a circle", "# sent_id = s\n" + rows("a 0 root _", "b 3 dep _", "c 2 dep _"), `line 3: sentence s: word 2, "b", is above itself`},
		{"no root", rows("a 2 dep _", "b 1 dep _"), "the tree has no root"},
		{"another scheme", rows("a 0 ROOT _", "b 1 dobj _"), `line 2: sentence: word 2, "b", has the label "dobj"`},
		{"out of range", rows("a 0 root _", "b 9 dep _"), `line 2: sentence: word 2, "b", has the head 9 of 2 words`},
	} {
		docs, errs := analyses(test.file + "# newdoc id = next\n" + rows("a 0 root _"))
		if len(errs) != 1 || !strings.Contains(errs[0], test.want) {
			t.Errorf("%s: %q, want %q", test.name, errs, test.want)
		}
		if test.name != "out of range" && (len(docs) != 1 || docs[0].Path != "next") {
			t.Errorf("%s: the next document is %v", test.name, docs)
		}
	}
	docs, errs := analyses(rows("a 0 ROOT _", "b 0 root _", "c 2 _ _"))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var heads []string
	for _, token := range docs[0].Sentences[0].Tokens {
		heads = append(heads, fmt.Sprint(token.Head, token.Deprel))
	}
	if got := strings.Join(heads, " "); got != "-1root 0parataxis 1parataxis" {
		t.Errorf("mended to %s", got)
	}
}

func TestDocumentsAreTold(t *testing.T) {
	docs, errs := analyses("# newdoc id = x\n# meta::title = A = B\n# date = 14 March 2024\n# newpar_block = head (1 s)\n" + rows("a 0 root _") +
		"# newpar_block = p (1 s)\n" + rows("b 0 root _") + "# newdoc\n" + rows("c 0 root _") + "# newdoc id = x\n" + rows("d 0 root _"))
	if len(docs) != 2 || len(errs) != 1 || !strings.Contains(errs[0], `two documents of the file have the id "x"`) {
		t.Fatalf("%d documents, %q", len(docs), errs)
	}
	if d := docs[0]; d.Title != "A = B" || d.Date != "2024-03-14" || d.Blocks[0].Kind != extract.Heading || d.Blocks[1].Kind != extract.Paragraph {
		t.Errorf("%+v", d)
	}
	if d := docs[1]; d.Path != "f:11" || d.Blocks[0].Kind != "" {
		t.Errorf("%+v", d)
	}
}

// FuzzAnalyses: whatever the bytes are, a document that is accepted has trees,
// and is the same when it is written and read again.
func FuzzAnalyses(f *testing.F) {
	f.Add(sample)
	f.Add("# generator = parley\n" + rows(`a 0 root SpacesBefore=\n|SpacesAfter=\s\s`, "b 1 dep ner=S-GPE") + "# newpar_block = heading\n" + rows("c 0 root start_char=7"))
	f.Add("# text = a  b\n" + rows("a 0 root _", "b 0 dep _"))
	f.Fuzz(func(t *testing.T, text string) {
		docs, _ := analyses(text)
		for _, doc := range docs {
			for _, s := range doc.Sentences {
				for i := range s.Tokens {
					steps := 0
					for at := i; at >= 0; at = s.Tokens[at].Head {
						if steps++; steps > len(s.Tokens) {
							t.Fatalf("a circle at %d of %+v", i, s.Tokens)
						}
					}
				}
			}
			var out bytes.Buffer
			w := NewWriter(&out)
			w.Generator = generator
			w.Write(doc, "x")
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
