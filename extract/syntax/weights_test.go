package syntax

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
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

func TestSavedWeightsLoadToTheSamePrecision(t *testing.T) {
	m := small()
	loaded, err := Load(saved(t, m))
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range m.vocabulary.lists() {
		if got := *loaded.vocabulary.lists()[i]; strings.Join(got, " ") != strings.Join(*list, " ") {
			t.Errorf("list %d: %q, want %q", i, got, *list)
		}
	}
	for i, p := range m.network.Params() {
		tolerance := map[int]float64{4: 0.1, 8: 0.005, 32: 0}[bits(m.network, p)]
		for r := range p.Value.Rows {
			high, got := 0.0, loaded.network.Params()[i].Value.Row(r)
			for _, v := range p.Value.Row(r) {
				high = max(high, math.Abs(float64(v)))
			}
			for c, v := range p.Value.Row(r) {
				if math.Abs(float64(got[c]-v)) > tolerance*high && bits(m.network, p) != 4 {
					t.Fatalf("%s[%d][%d] = %v, want %v", p.Name, r, c, got[c], v)
				}
			}
		}
	}
	again, err := Load(saved(t, loaded))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := again.network.Words.Value.Data, loaded.network.Words.Value.Data; a[5] != b[5] {
		t.Errorf("a second round trip changes %v to %v", b[5], a[5])
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
	if info.Size() > 5<<20 {
		t.Errorf("the weights take %d bytes", info.Size())
	}
}
