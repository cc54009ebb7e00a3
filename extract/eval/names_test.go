package eval

import (
	"strings"
	"testing"
	"testing/fstest"
)

// spellNames writes the names of a text as "words/class", divided by bars.
func spellNames(text NamedText) string {
	var all []string
	for _, s := range text.Sentences {
		for _, name := range s.Names {
			all = append(all, strings.Join(s.Forms[name.First:name.End], " ")+"/"+string(name.Class))
		}
	}
	return strings.Join(all, " | ")
}

func TestReadNewswire(t *testing.T) {
	for _, test := range []struct{ name, words, want string }{
		{"plain", "Ana/B-Person Lopez/I-Person left/O Paris/B-Location", "Ana Lopez/person | Paris/place"},
		{"place at the end", "Bank/B-Organization of/I-Organization Ruritania/I-Organization/B-Location fell/O", "Bank of Ruritania/organization"},
		{"names in a name", "Ruritanian/B-Organization/B-Facility/B-NORP Senate/I-Organization/I-Facility",
			"Ruritanian Senate/organization"},
		{"side by side", "Ems/B-Location ,/O Ana/B-Person", "Ems/place | Ana/person"},
		{"dates", "on/O 5/B-Date May/I-Date", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := "# document 1\n" + strings.NewReplacer("/", "\t", " ", "\n").Replace(test.words) + "\n\n"
			texts, err := readNewswire(fstest.MapFS{"n.tsv": {Data: []byte(file)}}, "n.tsv")
			if err != nil {
				t.Fatal(err)
			}
			if got := spellNames(texts[0]); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestReadUner(t *testing.T) {
	file := "# newdoc id = 1\n1\tAna\tB-PER\t-\tx\n2\tsaw\tO\n3\tRussian\tB-OTH\n4\tBeowulf\tB-OTH\n\n"
	texts, err := readUner(fstest.MapFS{"u": {Data: []byte(file)}}, "u")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := spellNames(texts[0]), "Ana/person | Russian/group"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if s := texts[0].Sentences[0]; !s.open(3, 4) || s.open(0, 3) {
		t.Errorf("open words %v", s.Free)
	}
}
