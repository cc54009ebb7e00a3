package token

import "strings"

// The kinds of abbreviations, by what may follow their stop.
const (
	noAbbreviation = iota
	beforeName     // "Gen. Smith": never ends a sentence
	beforeNumber   // "Dec. 30", "No. 5": ends none before a digit
	afterName      // "Acme Corp.", "Ft. Lee, Calif.": may end a sentence
)

// abbreviationWords lists abbreviations without their stop, by kind.
var abbreviationWords = [...]string{
	beforeName: "mr mrs ms mx dr prof gen lt col maj capt cmdr sgt cpl pvt adm brig sen rep gov pres amb " +
		"rev fr msgr hon st mt ft supt atty dist messrs mlle mme sr. m vs cf e.g i.e viz",
	beforeNumber: "jan feb mar apr jun jul aug sept sep oct nov dec no nos art sec fig figs vol pp ch para approx ca",
	afterName: "inc corp co ltd llc plc bros assn dept univ jr sr esq ph.d etc al ariz ark calif colo conn del fla ga " +
		"ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont ave blvd rd hwy",
}

// abbreviationKinds maps the hash of an abbreviation to its kind.
var abbreviationKinds = func() map[uint32]uint32 {
	table := map[uint32]uint32{}
	for kind, list := range abbreviationWords {
		for word := range strings.FieldsSeq(list) {
			table[hashOf(word)] = uint32(kind)
		}
	}
	return table
}()

// starters are words that begin sentences, and hardly ever names: after an
// abbreviation such as "U.S." only they begin a new sentence.
var starters = hashSet("the a an this that these those he she it they we i you his her its their our my your " +
	"there here and but or so yet in on at by for from with as if when while although though after before since until " +
	"because despite during under over among about against what who how why where which some many most several few " +
	"both each every no not one two three however meanwhile moreover also then now still earlier later last asked " +
	"according instead thus therefore nevertheless nonetheless once to is are was were do does did have has had")

// halfDays are the dotted hours of the clock, dayWords what may stand behind
// them in the same sentence.
var (
	halfDays = hashSet("a.m. p.m.")
	dayWords = hashSet("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
		"september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. est edt cst cdt mst mdt pst pdt et ct mt pt " +
		"gmt utc bst cet cest msk ist eastern central mountain pacific greenwich")
)

// institutions are what "U.S." and its like describe.
var institutions = hashSet("president presidents vice senate senator senators sen. rep. house congress congressman congresswoman representative " +
	"representatives army navy air marine marines force forces coast military embassy consulate ambassador ambassadors envoy state states department " +
	"secretary treasury justice defense defence commerce agriculture energy labor interior supreme court courts district circuit judge attorney " +
	"federal fed government administration capitol constitution customs immigration border secret special trade central intelligence agency " +
	"agencies national security council bureau geological geographic postal service services office officials official commission committee " +
	"chamber chambers bank banks dollar dollars treasuries embassies mission missions citizen citizens nationals troops soldiers general " +
	"gen. lt. col. adm. maj. prime minister ministers foreign home parliament mp mps royal queen king labour conservative conservatives " +
	"republican republicans democrat democrats democratic party steel airways airlines open olympic olympics team men women soccer " +
	"security-general secretary-general high human refugee refugees children world food food peacekeepers charter resolution assembly mayor " +
	"police metro university press news world chief deputy assistant former under undersecretary charge chairman joint first pacific " +
	"africa european americans american internal environmental environment census health surgeon fish forest park steelworkers virgin")

// nations are the names of states and of cities that stand for them.
var nations = hashSet("russia china ukraine iran iraq israel germany france britain japan india pakistan turkey syria egypt " +
	"canada mexico brazil italy spain poland cuba venezuela australia sweden finland norway denmark greece hungary austria belgium " +
	"afghanistan taiwan vietnam thailand indonesia qatar jordan lebanon libya yemen sudan ethiopia nigeria kenya belarus georgia " +
	"armenia azerbaijan kazakhstan serbia romania bulgaria argentina chile colombia peru moscow beijing kyiv kiev tehran baghdad jerusalem " +
	"berlin paris london tokyo delhi islamabad ankara damascus cairo ottawa washington brussels pyongyang seoul taipei riyadh hamas " +
	"hezbollah nato europe putin zelenskyy zelensky lavrov netanyahu")

// verbs begin what is said of a subject, beside regular verbs in the past.
var verbs = hashSet("said says has had is was are were will would did does can could may might should must told wants plans hopes " +
	"went came made took gave held began met left fell rose won lost became sent kept let put set sought thought felt found got knew " +
	"meanwhile also then later never already still quickly immediately")

// prepositions are before what ends a phrase.
var prepositions = hashSet("in to from with by against of for between and than on at into toward towards over about via visit visited left leave join")

// Words that stand for themselves.
var (
	articleWord  = hashOf("the")
	timeWord     = hashOf("time")
	hoursWord    = hashOf("hours")
	ellipsisWord = hashOf("...")
)

// prefixes are bound to the word behind their hyphen: "anti-war" is one word,
// as the treebanks have it, and "war-torn" three.
var prefixes = hashSet("anti ante arch bi bio co counter cross de di dis eco ex extra hyper inter intra macro mega meta micro mid mini mis " +
	"multi neo non over pan para post pre pro proto pseudo quasi re semi socio sub super tele trans tri ultra un under uni vice e i")

// rows are words before a letter that counts: "plan B", "vitamin C".
var rows = hashSet("plan vitamin hepatitis group class type section part phase grade team appendix exhibit category schedule point " +
	"option annex zone pool division article block terminal gate hall room wing unit level tier model series version variant influenza")

// onNetwork are words before "X", the name of a network for short messages.
var onNetwork = hashSet("on to from via at by platform network site called")

// fileEndings end names of files and of hosts.
var fileEndings = hashSet("pdf doc docx xls xlsx ppt pptx txt rtf jpg jpeg png gif svg htm html xml csv zip exe mp3 mp4 avi mov " +
	"com org net gov edu mil int info biz uk ru ua cn eu")

func hashSet(list string) map[uint32]bool {
	table := map[uint32]bool{}
	for word := range strings.FieldsSeq(list) {
		table[hashOf(word)] = true
	}
	return table
}

// hashOf is the hash that [words.hash] gives the characters of an ASCII word.
func hashOf(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// abbreviation is the kind of the abbreviation that has the hash.
func abbreviation(hash uint32) uint32 { return abbreviationKinds[hash] }
