package read

import (
	"strings"
	"unicode"
)

// functionWords are the English words that tell a text as English.
var functionWords = set(`a about after against all also although am among an and any are as at be because been
before being between both but by can could did do does during each for from had has have he her him his how
however i if in into is it its itself just may me might more most must my no nor not of off on once only or other
our out over own said same she should since so some such than that the their them then there these they this those
through to too under until up us was we were what when where which while who whom whose why will with without
would you your`)

// nameParticles are foreign function words that stand inside names.
var nameParticles = set("al bin da de del della den der des di do dos du el ibn la las le los ter van von y zu")

// languages are the function words of others in Latin script. A word that
// is English too, or a frequent name, is left out.
var languages = []struct{ name, words string }{
	{"French", `le la les des du une est dans que qui pour pas sur avec sont aux cette ces leur été par plus ont
		mais où nous vous ils elle selon aussi être fait après entre de et au en il se l qu`},
	{"German", `der das und ist nicht mit auf für dem den des ein eine einen einer sich auch wird werden sie er
		haben hat bei nach aus wie über zum zur oder aber wir ich dass noch nur zu von im es`},
	{"Spanish", `el la los las del una que con por para como más su sus pero fue sido este esta entre cuando muy
		también hasta desde nos según está han ser son de en y se lo al`},
	{"Portuguese", `os das dos uma não com para por mais como foi pelo pela são ao aos também seu sua pelos ele ela
		entre mas já está isso muito que de em da do na`},
	{"Italian", `il lo gli della delle dei degli una che con per non sono anche più nel nella alla dal dalla questo
		questa ha hanno essere stato come ma di la le del da`},
	{"Dutch", `de het een en van dat niet met voor zijn aan ook maar bij naar uit wordt werd hebben heeft worden nog
		deze dit om te over onder tegen ze hij`},
	{"Polish", `nie jest się że na do przez dla od oraz jak ale po przed być są został który która także tym przy`},
	{"Turkish", `ve bir bu için ile olarak olan daha çok gibi kadar sonra ancak değil olduğu tarafından dedi`},
	{"Swedish", `och att det som är av för med inte den har till ett om var från han hon men kan skulle efter`},
	{"Romanian", `și este care pentru din cu nu sunt mai fost prin dar după această acest sau fi în pe`},
	{"Czech", `je se na že jako ale by jsou který která také nebo jeho byl byla podle při již může`},
	{"Indonesian", `yang dan di untuk dengan dari ini itu pada tidak akan dalam oleh adalah juga telah kepada`},
}

// scripts are other alphabets with the language that is named for each,
// and the letters that tell another language in the same script.
var scripts = []struct {
	table    *unicode.RangeTable
	language string
	telling  []tell
}{
	{unicode.Cyrillic, "Russian", []tell{{"іїєґІЇЄҐ", "Ukrainian"}, {"ђјљњћџ", "Serbian"}}},
	{unicode.Han, "Chinese", []tell{{"のはをにがでた", "Japanese"}}},
	{unicode.Hiragana, "Japanese", nil},
	{unicode.Katakana, "Japanese", nil},
	{unicode.Hangul, "Korean", nil},
	{unicode.Arabic, "Arabic", []tell{{"ٹڈڑےں", "Urdu"}, {"پچژگ", "Persian"}}},
	{unicode.Hebrew, "Hebrew", nil},
	{unicode.Greek, "Greek", nil},
	{unicode.Devanagari, "Hindi", nil},
	{unicode.Thai, "Thai", nil},
}

type tell struct{ letters, language string }

// foreignWords maps a word to the indices of its languages.
var foreignWords = func() map[string][]int {
	index := make(map[string][]int)
	for i, l := range languages {
		for w := range strings.FieldsSeq(l.words) {
			if !functionWords[w] {
				index[w] = append(index[w], i)
			}
		}
	}
	return index
}()

func set(words string) map[string]bool {
	s := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}
