package canon

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// said is a proposition in a test, with its phrases as words of the text.
type said struct {
	name, head, rel string
	subj, obj       string
	content         int // 1-based index into the list, 0 for none
	neg             bool
	mode            schema.Modality
	by              []string // "speaker cue kind"
	roles           []string // "role:prep phrase"
	rules           []string
}

// document builds a document of one sentence. A token is written
// word[:lemma]/UPOS[>head[:deprel]] with heads counted from 1; names are
// "words class" or "words=canonical name class".
func document(t *testing.T, tokens string, names []string, props ...said) *extract.Document {
	t.Helper()
	doc := &extract.Document{Path: "test.txt", Date: "2021-12-30"}
	var s extract.Sentence
	for i, spec := range strings.Fields(tokens) {
		word, tag, _ := strings.Cut(spec, "/")
		tag, arc, _ := strings.Cut(tag, ">")
		word, lemma, _ := strings.Cut(word, ":")
		head, deprel, _ := strings.Cut(arc, ":")
		h, _ := strconv.Atoi(head)
		if i > 0 && word != "." && word != "," {
			doc.Text += " "
		}
		start := len(doc.Text)
		doc.Text += word
		token := extract.Token{Span: schema.Span{Start: start, End: len(doc.Text)}, Lemma: orElse(lemma, strings.ToLower(word)), UPOS: tag, Head: h - 1, Deprel: deprel}
		if tag == "NOUN" && lemma != "" && lemma != word {
			token.Feats = "Number=Plur"
		}
		s.Tokens = append(s.Tokens, token)
	}
	s.Span = schema.Span{End: len(doc.Text)}
	doc.Sentences = []extract.Sentence{s}
	for _, n := range names {
		at := strings.LastIndexByte(n, ' ')
		words, name, renamed := strings.Cut(n[:at], "=")
		if !renamed {
			name = words
		}
		p := phraseOf(t, doc, words)
		first, end := tokensOf(doc, p.Span)
		class := schema.Class(n[at+1:])
		doc.Names = append(doc.Names, extract.Name{First: first, End: end, Class: class})
		doc.Chains = append(doc.Chains, extract.Chain{Mentions: []int{len(doc.Mentions)}, Name: name, Class: class})
		doc.Mentions = append(doc.Mentions, extract.Mention{First: first, End: end, Head: p.Head, Kind: extract.NamedMention, Class: class, Chain: len(doc.Chains) - 1})
	}
	for _, p := range props {
		doc.Propositions = append(doc.Propositions, proposition(t, doc, p))
	}
	return doc
}

func proposition(t *testing.T, doc *extract.Document, p said) extract.Proposition {
	t.Helper()
	out := extract.Proposition{
		Name: p.name, Head: phraseOf(t, doc, p.head).Head, Subject: phraseOf(t, doc, p.subj), Object: phraseOf(t, doc, p.obj), Content: p.content - 1,
		Polarity: schema.Affirmed, Modality: schema.Modality(orElse(string(p.mode), string(schema.Actual))),
		Evidence: doc.Sentences[0].Span, Rules: p.rules,
	}
	if p.neg {
		out.Polarity = schema.Negated
	}
	first, end := tokensOf(doc, phraseOf(t, doc, orElse(p.rel, p.head)).Span)
	for i := first; i < end; i++ {
		out.Relation = append(out.Relation, i)
	}
	for _, by := range p.by {
		f := strings.Split(by, " ")
		speaker := phraseOf(t, doc, strings.Join(f[:len(f)-2], " "))
		out.Attribution = append(out.Attribution, extract.Source{
			Phrase: speaker, Full: speaker.Span, Cue: f[len(f)-2], Kind: schema.AttributionKind(f[len(f)-1]),
		})
	}
	for _, r := range p.roles {
		role, words, _ := strings.Cut(r, ":")
		prep, _, _ := strings.Cut(words, " ")
		out.Roles = append(out.Roles, extract.RolePhrase{Role: schema.RoleName(role), Prep: prep, Phrase: phraseOf(t, doc, words)})
	}
	return out
}

// phraseOf finds words in the text; its head is the last token that hangs on
// one outside.
func phraseOf(t *testing.T, doc *extract.Document, words string) extract.Phrase {
	t.Helper()
	if words == "" {
		return extract.Phrase{}
	}
	at := strings.Index(doc.Text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, doc.Text)
	}
	p := extract.Phrase{Span: schema.Span{Start: at, End: at + len(words)}, Present: true, Head: -1}
	first, end := tokensOf(doc, p.Span)
	for i := first; i < end; i++ {
		if h := doc.Sentences[0].Tokens[i].Head; h < first || h >= end {
			p.Head = i
		}
	}
	if p.Head < 0 {
		p.Head = max(end-1, 0)
	}
	return p
}

func tokensOf(doc *extract.Document, span schema.Span) (first, end int) {
	tokens := doc.Sentences[0].Tokens
	first = slices.IndexFunc(tokens, func(t extract.Token) bool { return span.Contains(t.Span) })
	for end = first; end < len(tokens) && span.Contains(tokens[end].Span); end++ {
	}
	return first, end
}

// canonical runs the stage and returns the statements and stances as lines.
func canonical(t *testing.T, doc *extract.Document) (statements, stances []string) {
	t.Helper()
	if err := Stage().Run(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	for _, s := range doc.Statements {
		statements = append(statements, statementLine(s))
	}
	for _, s := range doc.Stances {
		stances = append(stances, spaced(s.Holder.Name, string(s.Stance), s.Target.Name, "("+string(s.Stated)+")"))
	}
	return statements, stances
}

func statementLine(s schema.Statement) string {
	line := s.Subject.Name + " | " + s.Relation.ID
	if s.Object != nil {
		line += " | " + s.Object.Name
	}
	if s.Polarity == schema.Negated {
		line += " [not]"
	}
	if s.Modality != schema.Actual {
		line += " [" + string(s.Modality) + "]"
	}
	for _, a := range s.Attribution {
		line += " <" + a.Source.Name + ":" + string(a.Kind)
	}
	return line
}
