package eval

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"parley/extract"
	"parley/extract/conllu"
	"parley/schema"
)

// ChainedText is a document with the chains of its annotators. Document has
// the gold sentences, tokens and trees and no mentions.
type ChainedText struct {
	Document *extract.Document
	Genre    string // "news", "interview", …
	Chains   [][]ChainedMention
}

// ChainedMention is a range of tokens that speaks of an entity.
type ChainedMention struct {
	Sentence, First, End int // half-open range of tokens
}

// ChainedTexts reads a half, "train" or "dev", of the texts with chains: GUM,
// whose tenth column has them as brackets. Chains of one mention are left in.
func ChainedTexts(data fs.FS, half string) ([]ChainedText, error) {
	name := "treebank/en_gum-ud-" + half + ".conllu"
	sentences, err := readSentences(data, name)
	if err != nil {
		return nil, err
	}
	var texts []ChainedText
	for len(sentences) > 0 {
		end := 1 + slices.IndexFunc(sentences[1:], func(s *conllu.Sentence) bool { _, ok := s.Meta("newdoc"); return ok })
		if end == 0 {
			end = len(sentences)
		}
		text, err := chainedText(sentences[:end])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		texts = append(texts, text)
		sentences = sentences[end:]
	}
	return texts, nil
}

func chainedText(sentences []*conllu.Sentence) (ChainedText, error) {
	id, _ := sentences[0].Meta("newdoc")
	t := ChainedText{Document: conllu.Document(id, sentences)}
	if parts := strings.Split(id, "_"); len(parts) == 3 { // GUM_news_iodine
		t.Genre = parts[1]
	}
	b := bracketReader{chains: map[string]int{}, text: &t}
	for s, sentence := range sentences {
		b.open = map[string][]int{}
		for i := range sentence.Words {
			brackets, _ := conllu.Misc(sentence.Words[i].Misc, "Entity")
			if err := b.read(s, i, brackets); err != nil {
				return t, fmt.Errorf("line %d: %w", sentence.Line+i, err)
			}
		}
		for chain, open := range b.open {
			if len(open) > 0 {
				return t, fmt.Errorf("line %d: a mention of %q does not end in its sentence", sentence.Line, chain)
			}
		}
	}
	return t, nil
}

// bracketReader reads brackets such as "(3-person-new" and "3)", several to a token.
type bracketReader struct {
	text   *ChainedText
	chains map[string]int   // index by name
	open   map[string][]int // first tokens of the mentions that have begun, by chain
}

func (b *bracketReader) read(sentence, token int, brackets string) error {
	for brackets != "" {
		opens := brackets[0] == '('
		end := strings.IndexAny(brackets[1:], "()") + 1
		if end == 0 {
			end = len(brackets)
		}
		chain, _, _ := strings.Cut(strings.TrimPrefix(brackets[:end], "("), "-")
		closes := end < len(brackets) && brackets[end] == ')'
		brackets = strings.TrimPrefix(brackets[end:], ")")
		if opens {
			b.open[chain] = append(b.open[chain], token)
		}
		if !closes {
			continue
		}
		n := len(b.open[chain])
		if n == 0 {
			return fmt.Errorf("a mention of %q ends that has not begun", chain)
		}
		b.add(chain, ChainedMention{sentence, b.open[chain][n-1], token + 1})
		b.open[chain] = b.open[chain][:n-1]
	}
	return nil
}

func (b *bracketReader) add(chain string, m ChainedMention) {
	k, ok := b.chains[chain]
	if !ok {
		k = len(b.text.Chains)
		b.chains[chain] = k
		b.text.Chains = append(b.text.Chains, nil)
	}
	b.text.Chains[k] = append(b.text.Chains[k], m)
}

// clusters are the gold chains, their mentions named by their bytes.
func (t *ChainedText) clusters() Clusters {
	all := make(Clusters, len(t.Chains))
	for i, chain := range t.Chains {
		for _, m := range chain {
			all[i] = append(all[i], spanKey(t.Document, m.Sentence, m.First, m.End))
		}
	}
	return all
}

// foundClusters are the chains of a document in the same form, each mention with
// the clauses that modify it.
func foundClusters(doc *extract.Document) Clusters {
	all := make(Clusters, len(doc.Chains))
	for i, chain := range doc.Chains {
		for _, k := range chain.Mentions {
			if m := &doc.Mentions[k]; m.Full[1] > m.Full[0] {
				all[i] = append(all[i], spanKey(doc, m.Sentence, m.Full[0], m.Full[1]))
			}
		}
	}
	return all
}

func spanKey(doc *extract.Document, sentence, first, end int) string {
	tokens := doc.Sentences[sentence].Tokens
	return fmt.Sprint(schema.Span{Start: tokens[first].Start, End: tokens[end-1].End})
}

// Same tells of two mentions, which the stages have found in the text's
// document, whether they are of one gold chain: by the span of the mention with
// its clauses, else by its head.
func (t *ChainedText) Same() func(a, b int) bool {
	bySpan, byHead := map[[3]int]int{}, map[[2]int]int{}
	for c, chain := range t.Chains {
		for _, m := range chain {
			bySpan[[3]int{m.Sentence, m.First, m.End}] = c + 1
			byHead[[2]int{m.Sentence, t.head(m)}] = c + 1
		}
	}
	chains := make([]int, len(t.Document.Mentions))
	for i := range t.Document.Mentions {
		m := &t.Document.Mentions[i]
		chains[i] = bySpan[[3]int{m.Sentence, m.Full[0], m.Full[1]}]
		if chains[i] == 0 {
			chains[i] = byHead[[2]int{m.Sentence, m.Head}]
		}
	}
	return func(a, b int) bool { return chains[a] > 0 && chains[a] == chains[b] }
}

// head is the first token of a mention whose head lies outside.
func (t *ChainedText) head(m ChainedMention) int {
	tokens := t.Document.Sentences[m.Sentence].Tokens
	for i := m.First; i < m.End; i++ {
		if h := tokens[i].Head; h < m.First || h >= m.End {
			return i
		}
	}
	return m.First
}
