package eval

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// bracketed is two documents; brackets nest, and several stand at one token.
const bracketed = `# newdoc id = GUM_news_port
# text = the mayor of Elmar and her deputy
1	the	the	DET	DT	_	2	det	_	Entity=(1-person-new(2-person-new
2	mayor	mayor	NOUN	NN	_	0	root	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Elmar	Elmar	PROPN	NNP	_	2	nmod	_	Entity=(3-place-new)2)
5	and	and	CCONJ	CC	_	7	cc	_	_
6	her	her	PRON	PRP$	_	7	nmod:poss	_	Entity=(4-person-new(2-person-giv)|X=y
7	deputy	deputy	NOUN	NN	_	2	conj	_	Entity=4)1)

# newdoc id = GUM_bio_nobody
# text = she
1	she	she	PRON	PRP	_	0	root	_	Entity=(1-person-new)

`

func TestChainedTexts(t *testing.T) {
	folder := fstest.MapFS{"treebank/en_gum-ud-dev.conllu": {Data: []byte(bracketed)}}
	texts, err := ChainedTexts(folder, "dev")
	if err != nil || len(texts) != 2 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	if texts[0].Genre != "news" || texts[1].Genre != "bio" {
		t.Errorf("genres %q and %q", texts[0].Genre, texts[1].Genre)
	}
	want := [][]ChainedMention{{{0, 0, 7}}, {{0, 0, 4}, {0, 5, 6}}, {{0, 3, 4}}, {{0, 5, 7}}}
	got := map[ChainedMention][]ChainedMention{}
	for _, chain := range texts[0].Chains {
		got[chain[0]] = chain
	}
	for _, chain := range want {
		if !reflect.DeepEqual(got[chain[0]], chain) {
			t.Errorf("chain %v, want %v", got[chain[0]], chain)
		}
	}
}

func TestChainedTextsNameTheFault(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"(2-person-giv)", "(2-person-giv", "line 3: a mention of \"2\" does not end"},
		{"(3-place-new)2)", "(3-place-new)2)2)", "line 6: a mention of \"2\" ends that has not begun"},
	} {
		file := strings.Replace(bracketed, test.from, test.to, 1)
		_, err := ChainedTexts(fstest.MapFS{"treebank/en_gum-ud-dev.conllu": {Data: []byte(file)}}, "dev")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.to, err, test.want)
		}
	}
	if _, err := ChainedTexts(fstest.MapFS{}, "dev"); err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("no folder: %v", err)
	}
}
