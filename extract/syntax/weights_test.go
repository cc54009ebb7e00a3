package syntax

import (
	"bytes"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"parley/extract/nn/biaffine"
)

// small is a model with random weights.
func small() *Model {
	v := NewVocabulary(Vocabulary{
		Words: []string{"", "the", "war"}, Shapes: []string{"", "xxx"}, UPOS: []string{"NOUN", "DET"}, XPOS: []string{"NN", "DT"},
		Feats: []string{"", "Number=Sing"}, Labels: []string{"root", "det", "nsubj:pass"}, Buckets: 16,
	})
	n := biaffine.New(v.Sizes(biaffine.Sizes{WordWidth: 32, GramWidth: 32, ShapeWidth: 32, Hidden: 32, ArcWidth: 32, LabelWidth: 32}))
	n.Init(rand.New(rand.NewPCG(1, 1)))
	return NewModel(v, n)
}

func saved(t testing.TB, m *Model) []byte {
	t.Helper()
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestSavedWeightsLoadAsTheyWere(t *testing.T) {
	m := small()
	file := saved(t, m)
	loaded, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(loaded.vocabulary, m.vocabulary) {
		t.Errorf("vocabulary %+v, want %+v", loaded.vocabulary, m.vocabulary)
	}
	if !reflect.DeepEqual(loaded.weights, m.weights) {
		t.Error("the weights have changed")
	}
	if !bytes.Equal(saved(t, loaded), file) {
		t.Error("saved again, the file is another")
	}
}

func TestLoadRefuses(t *testing.T) {
	whole := saved(t, small())
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":       {nil, "not a file of syntax weights"},
		"foreign":       {[]byte("PK\x03\x04 something else"), "not a file of syntax weights"},
		"other version": {[]byte("parley syntax 9\nxxxxxxxx"), "of this version"},
		"only the head": {[]byte(magic), "truncated or damaged"},
		"truncated":     {whole[:len(whole)-9], "truncated or damaged"},
		"damaged":       {flipped, "truncated or damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Load(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(magic))
	f.Add(saved(f, small()))
	f.Add(sealed([]byte{1, 1, 1, 32, 32, 32, 32, 32, 32, 1, 1, 1, 1, 1, 0}))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, data := range [][]byte{body, sealed(body)} {
			if m, err := Load(data); err == nil && len(m.vocabulary.Words) == 0 {
				t.Error("a model without words")
			}
		}
	})
}

func TestEmbeddedModelIsSmall(t *testing.T) {
	info, err := os.Stat("../english/models/syntax.bin")
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 8<<20 {
		t.Errorf("the weights take %d bytes", info.Size())
	}
}
