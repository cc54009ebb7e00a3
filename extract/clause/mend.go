package clause

import (
	"context"

	"parley/extract"
)

// mendings give trees the verbs that the parser took for nouns and attributes,
// and words to the verb or noun that they belong to. They touch what the sentence
// is about, so that mentions and names need them too.
var mendings = []func(*tree) bool{
	(*tree).repairAuxiliaries, (*tree).repairCloseName, (*tree).repairAhead, (*tree).repairWithPairs,
	(*tree).repairLostPast, (*tree).repairBareRoot, (*tree).repairDoings, (*tree).repairPaid, (*tree).repairNotOnly, (*tree).repairFreeRelative,
	(*tree).repairWished, (*tree).repairFar, (*tree).repairToList, (*tree).repairGoingTo, (*tree).repairLostParticiple,
	(*tree).repairRecipientName, (*tree).repairExecutive, (*tree).repairSecondWish, (*tree).repairActNoun,
	(*tree).repairCompoundNames, (*tree).repairJoinedName, (*tree).repairOffice, (*tree).repairWhoIs,
	(*tree).repairLastBeside, (*tree).repairSetBeside, (*tree).repairLastReport, (*tree).repairGerunds,
	(*tree).repairGerundObjects, (*tree).repairGerundNouns, (*tree).repairInfinitive, (*tree).repairGerundConjuncts,
	(*tree).repairWhen, (*tree).repairNounVerb, (*tree).repairSetOff, (*tree).repairDemanded, (*tree).repairMonth, (*tree).repairVerbs,
	(*tree).repairAgent, (*tree).repairHyphenated, (*tree).repairLikeVerb, (*tree).repairIntention, (*tree).repairSayingNoun, (*tree).repairForTo, (*tree).repairSecondTitled, (*tree).repairNeighbour, (*tree).repairArticle, (*tree).repairGapping,
	(*tree).repairMine, (*tree).repairDue, (*tree).repairObliques, (*tree).repairTimeSubject, (*tree).repairActiveReport,
	(*tree).repairFinalReport, (*tree).repairApposed, (*tree).repairLooseReport, (*tree).repairTwoSubjects,
	(*tree).repairReportedSubject, (*tree).repairSaidClause, (*tree).repairParenthetical, (*tree).repairThatClause,
}

// Mending rewrites trees where word order and word form show that the parser is
// wrong: a past form that has an object but stands as an attribute, a present form
// that stands as a plural noun. It goes before the mentions are found, and changes
// nothing else.
func Mending() extract.Stage {
	return extract.Stage{
		Name:  "mend",
		Needs: []extract.Layer{extract.LayerSyntax, extract.LayerNames},
		Run:   mend,
	}
}

func mend(ctx context.Context, doc *extract.Document) error {
	names := namesBySentence(doc)
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !readable(doc, i) {
			continue
		}
		t := bareTree(doc, i, names[i])
		if t.apply(mendings) {
			t.rewrite(doc.Sentences[i].Tokens)
		}
	}
	return nil
}

// rewrite puts heads, relations, tags and lemmas of the tree into the tokens.
func (t *tree) rewrite(tokens []extract.Token) {
	for i := range tokens {
		tokens[i].Head, tokens[i].Deprel = t.head[i], t.dep[i]
		tokens[i].UPOS, tokens[i].XPOS, tokens[i].Lemma = t.tok[i].UPOS, t.tok[i].XPOS, t.tok[i].Lemma
	}
}
