package extract

import (
	"parley/schema"
	"parley/schema/vocab"
)

// Document is a text and the layers that the stages have added to it. Text
// never changes: every span in every layer points into it.
type Document struct {
	Path   string // as given on the command line
	Title  string
	Source string // outlet or agency
	Date   string // YYYY-MM-DD
	Text   string // valid UTF-8

	Blocks       []Block            // paragraphs, headings and what is not read as sentences, in order
	Sentences    []Sentence         // of all blocks, in order
	Names        []Name             // proper names, in order, not overlapping
	Atlas        *vocab.Atlas       // the vocabulary as the names of the text mean it; comes with the mentions
	Mentions     []Mention          // what is spoken of, in order of sentence and head
	Chains       []Chain            // mentions of one entity
	Propositions []Proposition      // who does what in the words of the text
	Statements   []schema.Statement // what the graph will hold
	Origins      []int              // by statement: index of the proposition that it renders
	Entities     []schema.Entity    // every entity that Statements mention, sorted by ID
	Stances      []schema.Stance
}

// Block is a stretch of text that the reader recognised by its layout.
type Block struct {
	schema.Span
	Kind  BlockKind
	Holes []schema.Span // inside Span but not text, in order: the number of a page that broke a sentence
}

// BlockKind is the layout class of a block.
type BlockKind string

// The kinds of blocks. Together they cover every letter of the text. All but
// paragraphs are one sentence each, so that sentence numbers follow the page;
// propositions are read from paragraphs alone.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	Dateline  BlockKind = "dateline" // "MOSCOW (AP) —" at the start of a paragraph, a block of its own
	Caption   BlockKind = "caption"
	Related   BlockKind = "related" // "Related article: …", "Read more: …"
	Byline    BlockKind = "byline"
	Furniture BlockKind = "furniture" // of the page: its number, a rule, a list mark, the place of an advertisement
)

// Sentence is a run of tokens with their tree. Heads are indices into Tokens.
type Sentence struct {
	schema.Span
	Block  int // index into Document.Blocks
	Tokens []Token
}

// Token is a syntactic word of Universal Dependencies.
type Token struct {
	schema.Span         // "n't" in "don't" has a span of its own
	Lemma       string  //
	UPOS        string  // universal part of speech
	XPOS        string  // Penn Treebank tag
	Feats       string  // "Case=Nom|Number=Sing", empty for none
	Head        int     // index of the head in the sentence, -1 for the root
	Deprel      string  // with its subtype: "nsubj:pass"
	Doubt       float32 // of the parser about the head: 0 for none, 1 for an even choice
}

// Name is a proper name found by the name recogniser.
type Name struct {
	Sentence   int
	First, End int // half-open range of tokens
	Class      schema.Class
}

// MentionKind says by what kind of phrase an entity is mentioned.
type MentionKind string

// The kinds of mentions.
const (
	NamedMention   MentionKind = "name"
	NominalMention MentionKind = "nominal"
	PronounMention MentionKind = "pronoun"
)

// Guessed is the Link of a pronoun whose antecedent is only the likeliest of
// several: it helps to tell who is spoken of how often, and names nobody.
const Guessed = "guessed"

// Mention is a phrase that speaks of an entity.
type Mention struct {
	Sentence   int
	First, End int    // half-open range of tokens: the phrase without clauses and appositions
	Full       [2]int // the same with its clauses, as corpora bracket it; empty for what they do not bracket
	Head       int    // index of the head token in the sentence
	Kind       MentionKind
	Class      schema.Class // as far as the phrase itself tells; empty if it does not
	Chain      int          // index into Document.Chains
	Link       string       // what joined it to the chain: "same-name", "ranked", …; empty for the first of a chain
	Pair       [2]int       // the two mentions that Link found to be one; the links of a chain make a tree of its mentions
}

// Chain is the set of mentions of one entity.
type Chain struct {
	Mentions []int // indices into Document.Mentions, in order
	Name     string
	Class    schema.Class
}

// Proposition is who does what, in the words of the text. Phrases are tokens;
// names and entities come later.
type Proposition struct {
	Sentence    int
	Head        int    // token that carries the meaning of the relation: verb, copular predicate, role noun
	Relation    []int  // tokens of the verbatim relation, ascending, auxiliaries and particles included
	Name        string // normalised relation: "insist on", "be president of", "want to join"
	Subject     Phrase
	Object      Phrase // Empty for an intransitive clause
	Cue         string // lemma of the word by which the relation itself says what somebody holds, empty for none
	Kind        schema.AttributionKind
	Content     int // index of the proposition that is the object ("says [that …]"), -1 for none
	Roles       []RolePhrase
	Polarity    schema.Polarity
	Modality    schema.Modality
	Attribution []Source // outermost first
	Evidence    schema.Span
	Rules       []string // names of the rules that fired, in order
}

// Phrase is an argument in the words of a sentence. The zero Phrase is empty.
type Phrase struct {
	Sentence int
	Head     int         // head token
	Span     schema.Span // verbatim and in full
	Present  bool
}

// RolePhrase is an argument beside subject and object, with its preposition.
type RolePhrase struct {
	Role schema.RoleName
	Phrase
	Prep string // lemma of the preposition, empty for none
}

// Source is who says so, by what word.
type Source struct {
	Phrase             // the speaker, as an argument
	Full   schema.Span // the speaker in full: with appositions, relative clauses and who speaks along
	Cue    string      // lemma
	At     schema.Span // of the cue
	Kind   schema.AttributionKind
}

// Form is the token's verbatim text.
func (d *Document) Form(t *Token) string { return d.Text[t.Start:t.End] }
