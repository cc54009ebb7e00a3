package clause

import "strings"

// Closed classes of English. Each list names words of one grammatical or
// lexical class; none names persons, places or events.

// words makes a set.
func words(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

// fields makes a set of blank-separated words.
func fields(list string) map[string]bool { return words(strings.Fields(list)...) }

// prepositionAdverbs make a preposition with the one after them: "ahead of".
var prepositionAdverbs = fields("ahead because instead out outside inside away along together apart regardless due prior next close")

// quantifiers look like prepositions before a number: "around 100,000".
var quantifiers = []string{"around", "about", "over", "under", "nearly", "almost", "roughly", "some", "than"}

// timeNouns head phrases that say when.
var timeNouns = words(
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
	"today", "tomorrow", "yesterday", "tonight", "now", "day", "week", "weekend", "month", "quarter", "year", "decade", "century", "hour", "minute", "second",
	"moment", "morning", "afternoon", "evening", "night", "noon", "midnight", "spring", "summer", "autumn", "fall", "winter", "season", "time", "period", "era", "date", "eve", "past", "future", "meantime", "anniversary", "p.m.", "a.m.", "gmt", "utc")

var weekdays = words("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight")

// timePrepositions introduce times whatever their object.
var timePrepositions = words("since", "until", "till", "during", "after", "before", "ahead of", "following", "prior to", "pending", "amid")

// placePrepositions say where or whither with a place as object.
var placePrepositions = words("in", "at", "near", "from", "to", "into", "across", "inside", "outside", "around", "along", "toward", "towards", "through", "within", "on", "off", "over", "under", "beyond", "behind", "between", "above", "below", "beside", "onto", "past", "out of")

// placeNouns are common nouns of places.
var placeNouns = words("city", "town", "village", "region", "province", "district", "border", "country", "state", "territory", "capital", "area", "zone", "area", "street", "square", "building", "office", "home", "house", "airport", "port", "base", "camp", "hospital", "school", "university", "headquarters", "palace", "sea", "river", "lake", "island", "coast", "peninsula", "mountain", "north", "south", "east", "west", "center", "centre", "prison", "court", "road", "site", "field", "station", "hotel", "embassy", "continent", "front", "frontline", "world", "neighborhood", "neighbourhood", "suburb", "bridge", "residence", "valley", "gate", "market", "mosque", "church", "checkpoint", "highway", "crossing", "facility", "compound", "barracks", "warehouse", "factory", "plant", "farm", "desert", "forest", "hill", "beach", "harbor", "harbour", "canal", "strait", "gulf", "bay", "ocean", "downtown", "abroad", "shore", "waters")

// personNouns describe somebody who acts.
var personNouns = words("official", "spokesman", "spokeswoman", "spokesperson", "president", "minister", "leader", "chief", "head", "ambassador", "envoy", "diplomat", "secretary", "senator", "lawmaker", "governor", "mayor", "general", "commander", "officer", "soldier", "troops", "force", "police", "reporter", "journalist", "analyst", "expert", "activist", "protester", "people", "person", "man", "woman", "government", "administration", "ministry", "department", "party", "group", "army", "military", "court", "company", "parliament", "congress", "senate", "union", "alliance", "council", "commission", "agency", "bank", "state", "country", "nation", "counterpart", "delegation", "delegate", "representative", "negotiator", "ally", "partner", "rival", "militant", "rebel", "fighter", "opposition", "side", "authority", "regime", "committee", "organization", "lawyer", "judge", "prosecutor", "witness", "resident", "citizen", "voter", "worker", "member", "candidate", "team", "neighbor", "neighbour", "king", "queen", "prince", "pope", "chancellor", "premier", "source", "victim", "family", "child", "refugee", "migrant")

// deicticTimes are adverbs of time that make a role of their own.
var deicticTimes = words("today", "yesterday", "tomorrow", "tonight", "recently", "afterward", "afterwards", "previously", "ago", "formerly", "overnight")

// particles are adverbs that make one verb with the word before them.
var particles = words("together", "forward", "back", "ahead", "out", "up", "down", "off", "away", "apart", "aside", "over", "on", "in", "around", "along", "by", "through")

// negativeDeterminers negate the clause whose argument they stand in.
var negativeDeterminers = words("no", "neither", "nobody", "none", "nothing", "no-one", "nowhere")

// intransitiveRoles are prepositions that almost never bind an object of the
// verb: what they introduce says when, why or how.
var adjunctPrepositions = words("by", "because of", "due to", "despite", "in spite of", "according to", "like", "unlike", "without", "via", "amid", "per", "besides", "thanks to", "instead of", "in addition to", "along with", "as well as", "together with", "except", "in response to", "as part of", "in line with", "depending on", "regardless of", "as of", "in terms of", "such as", "including", "given", "at least", "in order", "based on")

// gerundPrepositions are verbs with the preposition by which they take a
// gerund.
var gerundPrepositions = words("accuse of", "suspect of", "convict of", "warn against", "bar from", "prevent from", "stop from", "ban from", "prohibit from", "block from", "keep from", "deter from", "discourage from", "refrain from", "aim at", "focus on", "insist on", "succeed in", "consist of", "capable of", "blame for", "criticize for", "condemn for", "praise for", "thank for", "punish for", "dream of", "think of", "speak of", "talk of", "result in", "persist in", "engage in", "pressure into", "force into", "coerce into")

// animate are adjectives that are only said of those who can act, so that "it"
// before them stands for somebody.
var animate = fields("willing ready prepared able unable unwilling eager keen reluctant concerned committed convinced confident determined hopeful worried aware happy glad proud angry")

// motions are verbs whose infinitive says what the motion is for.
var motions = fields("come go travel return arrive fly move gather meet rush march visit stop")

// connectives are prepositional phrases that link sentences and say nothing of
// their own.
var connectives = words("for example", "for instance", "in particular", "of course", "in fact", "in addition", "in principle", "as result", "at all", "in general", "in turn", "on contrary", "at least", "in order", "by contrast", "on hand", "as well", "in part", "at last", "in return", "for part", "in short", "in contrast", "by comparison")

// holdings are verbs beside whose object an infinitive keeps the subject: "has
// 60 days to review the deal".
var holdings = fields("have use take lack hold face spend win lose seize make")

// namings are verbs with an object and what it is called.
var namings = fields("call name label dub brand term declare designate consider deem elect appoint make")

// months as they stand before the number of a day.
var months = words("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.")
