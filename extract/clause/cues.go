package clause

import (
	"strings"

	"parley/schema"
)

// cue is a word of saying or thinking and what it does to what is said.
type cue struct {
	kind    schema.AttributionKind
	negates bool            // "denied that", "ruled out that"
	mode    schema.Modality // of the embedded clause where that has none of its own
}

// cueVerbs embed a clause. The classes follow the kinds of attribution in
// STATEMENTS terms: plain reports, claims and beliefs the speaker answers for,
// demands, commitments.
var cueVerbs = cueTable(
	cueClass{cue{kind: schema.Report}, "say tell report announce confirm state add note explain write tweet post remark comment observe reply respond answer declare mention read indicate disclose reveal describe quote recall point acknowledge admit concede agree inform notify brief show find hear learn know realize realise see discover repeat reiterate stress emphasize emphasise underline underscore clarify specify recount testify relate conclude decide determine rule calculate quip joke shout whisper cry text email cable continue go yell scream exclaim mutter murmur chant proclaim pronounce attest certify interject retort counter intone signal detail document retweet"},
	cueClass{cue{kind: schema.Claim}, "claim allege believe think argue contend maintain assert insist accuse suggest imply charge complain fear suspect assume consider feel estimate predict expect anticipate doubt deem hold hope reckon figure guess suppose judge criticize criticise condemn blame denounce lament regret worry boast speculate understand interpret portray view hint warrant convince persuade assure reassure recognize recognise opine posit surmise muse theorize theorise conjecture gripe grumble insinuate profess marvel brag bemoan caution fret foresee"},
	cueClass{cue{kind: schema.Claim, negates: true}, "deny refute disbelieve"},
	cueClass{cue{kind: schema.Claim, mode: schema.Possible}, "doubt question dispute wonder"},
	cueClass{cue{kind: schema.Report, mode: schema.Possible}, "ask"},
	cueClass{cue{kind: schema.Claim, mode: schema.Desired}, "hope wish"},
	cueClass{cue{kind: schema.Claim, mode: schema.Future}, "expect predict anticipate forecast"},
	cueClass{cue{kind: schema.Demand, mode: schema.Obligation}, "demand require order command stipulate mandate decree"},
	cueClass{cue{kind: schema.Demand, mode: schema.Desired}, "urge request recommend propose ask beg plead call press appeal advise want prefer encourage push wait lobby implore exhort counsel instruct"},
	cueClass{cue{kind: schema.Demand}, "insist"},
	cueClass{cue{kind: schema.Commitment, mode: schema.Future}, "vow promise pledge threaten warn swear guarantee commit undertake ensure offer"},
)

type cueClass struct {
	cue   cue
	verbs string
}

func cueTable(classes ...cueClass) map[string]cue {
	table := make(map[string]cue)
	for _, class := range classes {
		for verb := range fields(class.verbs) {
			table[verb] = class.cue
		}
	}
	return table
}

// silentVerbs take a clause without anybody saying it.
var silentVerbs = fields("mean make ensure cause prove happen turn matter seem appear let help get keep start begin stop need do take depend")

// perceptionVerbs take a bare clause that they do not report: "saw it burn".
var perceptionVerbs = fields("see hear watch feel make let have help want like")

// cueAdjectives are predicates with a clause: "is convinced that".
var cueAdjectives = cueTable(
	cueClass{cue{kind: schema.Claim}, "convinced sure certain confident clear aware adamant insistent concerned worried afraid skeptical sceptical optimistic hopeful persuaded proud sorry happy glad pleased"},
	cueClass{cue{kind: schema.Claim, mode: schema.Desired}, "hopeful eager keen"},
)

// cueNouns name what is said: "the allegation that", "a demand that".
var cueNouns = cueTable(
	cueClass{cue{kind: schema.Report}, "statement report announcement comment news message confirmation word finding acknowledgment acknowledgement admission revelation disclosure declaration reminder observation remark testimony explanation reply emphasis"},
	cueClass{cue{kind: schema.Claim}, "claim allegation accusation charge belief suggestion assertion argument fear concern rumor rumour suspicion view opinion theory idea notion complaint conviction prediction warning assumption assurance insistence boast contention estimate forecast reassurance implication guess"},
	cueClass{cue{kind: schema.Claim, negates: true}, "denial"},
	cueClass{cue{kind: schema.Claim, mode: schema.Desired}, "hope wish desire dream"},
	cueClass{cue{kind: schema.Claim, mode: schema.Possible}, "possibility chance risk likelihood prospect doubt evidence proof indication sign hint speculation"},
	cueClass{cue{kind: schema.Demand, mode: schema.Obligation}, "demand order requirement condition ultimatum"},
	cueClass{cue{kind: schema.Demand, mode: schema.Desired}, "call request appeal proposal recommendation plea"},
	cueClass{cue{kind: schema.Commitment, mode: schema.Future}, "promise pledge vow threat commitment guarantee offer plan intention decision agreement"},
)

// saying reports whether a noun with a clause names something said.
func saying(noun string) bool { _, ok := cueNouns[noun]; return ok }

// modals are the auxiliaries of mood.
var modals = map[string]schema.Modality{
	"will": schema.Future, "'ll": schema.Future, "wo": schema.Future, "shall": schema.Future, "would": schema.Future, "'d": schema.Future,
	"can": schema.Possible, "ca": schema.Possible, "could": schema.Possible, "may": schema.Possible, "might": schema.Possible,
	"must": schema.Obligation, "should": schema.Obligation, "ought": schema.Obligation, "need": schema.Obligation,
}

// controls are the modes that verbs and adjectives give to the infinitive or gerund
// below them whose subject is their own: "want to join". What implicative verbs say
// of it stands in signatures.
var controls = byWord(map[schema.Modality]string{
	schema.Desired:    "want seek hope wish try aim attempt desire strive like love prefer struggle eager keen long yearn work push bid ask demand urge call fight",
	schema.Future:     "expect plan intend prepare vow promise pledge threaten agree decide go set due schedule scheduled commit swear undertake resolve determined offer propose about supposed expected hesitant meant",
	schema.Possible:   "willing ready prepared able likely unlikely possible consider contemplate mull weigh mean free welcome inclined poised impossible difficult hard easy allow permit enable authorize authorise invite claim allege believe think say report rumor rumour presume reckon understand assume estimate fear deem suppose blame seem appear close capable risk accuse suspect charge hesitate",
	schema.Obligation: "need have ought require oblige obliged bound order",
})

// byWord inverts lists of words, in which a word of several parts has "_" for
// its blanks.
func byWord[V ~string](lists map[V]string) map[string]V {
	table := make(map[string]V)
	for value, list := range lists {
		for w := range fields(list) {
			table[strings.ReplaceAll(w, "_", " ")] = value
		}
	}
	return table
}

// causing is what a verb with an object says of what the object does: "urged
// Iran to halt", "barred Iran from opening", "accused Iran of stoking".
type causing struct {
	kind schema.AttributionKind // empty: the text itself says that it happens
	mode schema.Modality        // of the event where the verb's signature leaves it open
}

// addressees are verbs of demand that take whom they address with a
// preposition: "called on both sides to show restraint".
var addressees = map[string][]string{"call": {"on", "upon", "for"}, "appeal": {"to", "for"}, "plead": {"with"}, "press": {"on"}}

// causings are verbs that control their object.
var causings = causingTable(
	causingClass{causing{kind: schema.Demand, mode: schema.Desired}, "appeal plead urge ask tell press push want call invite encourage beg implore advise challenge lobby request need expect prefer like remind pressure warn recommend direct"},
	causingClass{causing{mode: schema.Obligation}, "commit bind"},
	causingClass{causing{kind: schema.Demand, mode: schema.Obligation}, "order command instruct require oblige demand"},
	causingClass{causing{}, "persuade convince induce trick pressure force compel cause lead drive prompt spur help make push trigger coerce"},
	causingClass{causing{mode: schema.Possible}, "allow permit enable authorize let empower entitle support assist back"},
	causingClass{causing{kind: schema.Claim}, "accuse suspect criticize criticise blame condemn denounce consider believe deem think praise charge convict thank praise applaud chastise rebuke"},
	causingClass{causing{kind: schema.Demand, mode: schema.Possible}, "bar ban prohibit forbid"},
	causingClass{causing{mode: schema.Possible}, "prevent stop block deter discourage dissuade keep restrain exclude preclude hinder"},
)

// quotings are verbs whose object speaks in what "as" adds: "quoted the mayor as
// saying that".
var quotings = fields("quote cite report")

type causingClass struct {
	causing causing
	verbs   string
}

func causingTable(classes ...causingClass) map[string]causing {
	table := make(map[string]causing)
	for _, class := range classes {
		for w := range fields(class.verbs) {
			table[w] = class.causing
		}
	}
	return table
}

// reciprocals are what several subjects do with each other.
var reciprocals = map[string]string{"meet": "with", "talk": "with", "speak": "with", "clash": "with", "negotiate": "with", "cooperate": "with", "agree": "with", "disagree": "with", "fight": "with", "compete": "with", "converse": "with", "merge": "with"}
