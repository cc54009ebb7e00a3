package english

import (
	"strings"

	"parley/extract"
)

// pennTags are the tags of the Penn Treebank by part of speech and a feature
// that decides, the first that fits.
var pennTags = []struct{ upos, feature, tag string }{
	{"NOUN", "Number=Plur", "NNS"}, {"NOUN", "", "NN"},
	{"PROPN", "Number=Plur", "NNPS"}, {"PROPN", "", "NNP"},
	{"ADJ", "Degree=Cmp", "JJR"}, {"ADJ", "Degree=Sup", "JJS"}, {"ADJ", "", "JJ"},
	{"ADV", "Degree=Cmp", "RBR"}, {"ADV", "Degree=Sup", "RBS"}, {"ADV", "PronType=Int", "WRB"}, {"ADV", "", "RB"},
	{"VERB", "VerbForm=Inf", "VB"}, {"VERB", "VerbForm=Ger", "VBG"}, {"VERB", "Mood=Imp", "VB"},
	{"VERB", "Tense=Past|VerbForm=Part", "VBN"}, {"VERB", "VerbForm=Part", "VBG"}, {"VERB", "Tense=Past", "VBD"},
	{"VERB", "Number=Sing|Person=3|Tense=Pres", "VBZ"}, {"VERB", "Tense=Pres", "VBP"}, {"VERB", "", "VB"},
	{"PRON", "Poss=Yes", "PRP$"}, {"PRON", "PronType=Rel", "WP"}, {"PRON", "PronType=Int", "WP"}, {"PRON", "PronType=Ind", "NN"},
	{"PRON", "PronType=Dem", "DT"}, {"PRON", "", "PRP"},
	{"DET", "PronType=Int", "WDT"}, {"DET", "PronType=Rel", "WDT"}, {"DET", "", "DT"},
	{"ADP", "", "IN"}, {"SCONJ", "", "IN"}, {"CCONJ", "", "CC"}, {"NUM", "", "CD"}, {"INTJ", "", "UH"}, {"SYM", "", "SYM"}, {"X", "", "FW"},
}

// modals are the auxiliaries that Penn tags MD.
var modals = map[string]bool{
	"can": true, "could": true, "may": true, "might": true, "must": true, "shall": true, "should": true, "will": true,
	"would": true, "ca": true, "wo": true, "sha": true, "'ll": true, "’ll": true, "'d": true, "’d": true,
}

// pennTag derives the tag of a token from its form, part of speech and features.
func pennTag(form string, t *extract.Token) string {
	upos := t.UPOS
	switch form = strings.ToLower(form); {
	case upos == "AUX" && modals[form]:
		return "MD"
	case upos == "AUX":
		upos = "VERB"
	case upos == "PART" && form == "to":
		return "TO"
	case upos == "PART" && strings.HasPrefix(t.Deprel, "case"):
		return "POS"
	case upos == "PART":
		return "RB"
	case upos == "PUNCT":
		return punctuation(form)
	}
	for _, p := range pennTags {
		if p.upos == upos && hasFeatures(t.Feats, p.feature) {
			return p.tag
		}
	}
	return "NN"
}

func hasFeatures(feats, wanted string) bool {
	for feature := range strings.SplitSeq(wanted, "|") {
		if feature != "" && !strings.Contains("|"+feats+"|", "|"+feature+"|") {
			return false
		}
	}
	return true
}

// punctuation is the tag of a mark.
func punctuation(mark string) string {
	switch mark {
	case ",":
		return ","
	case ".", "?", "!":
		return "."
	case "(", "[", "{":
		return "-LRB-"
	case ")", "]", "}":
		return "-RRB-"
	case "-":
		return "HYPH"
	case "“", "``":
		return "``"
	case "”", "''":
		return "''"
	}
	return ":"
}
