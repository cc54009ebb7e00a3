package entity

import (
	"strings"
	"sync"

	"parley/extract"
	"parley/extract/nn/linear"
	"parley/schema"
	"parley/schema/vocab"
)

// The lexical classes of words that stand in and around names.
const (
	titleWord = 1 + iota
	organizationWord
	partyWord
	placeWord
	eventWord
	companyWord
	speechVerb
	calendarWord
	particleWord
	directionWord
	givenName = 1 << 8
)

// nameLexicon has the class of each word; of several, the first that is listed.
var nameLexicon = func() map[string]uint32 {
	table := map[string]uint32{}
	for _, entry := range []struct {
		class uint32
		list  string
	}{
		{titleWord, "mr mr. mrs mrs. ms ms. dr dr. gen gen. col col. lt lt. sen sen. rep rep. gov gov. prof prof. sir dame lord lady capt capt. " +
			"sgt sgt. maj maj. rev rev. hon hon. sheikh shaikh imam ayatollah pope cardinal archbishop bishop king queen prince princess emir " +
			"sultan crown spokesman spokeswoman spokesperson envoy lawmaker"},
		{organizationWord, "ministry department agency commission committee council court bank university institute association federation union " +
			"organization organisation foundation fund bureau office authority board parliament congress senate house assembly cabinet " +
			"government army navy police guard force forces command service news agency times post daily herald tribune press radio " +
			"television network society club academy college school hospital center centre group league alliance corporation secretariat " +
			"administration chamber tribunal consortium trust confederation syndicate team university's directorate inspectorate"},
		{partyWord, "party front movement brigade brigades militia coalition bloc democrats republicans conservatives liberals labour workers' workers"},
		{companyWord, "inc inc. corp corp. ltd ltd. llc plc co co. company group holdings gmbh ag sa s.a. airlines airways motors energy oil gas industries pharmaceuticals technologies systems partners capital"},
		{placeWord, "river lake sea ocean island islands mountain mountains mount mt mt. valley desert peninsula bay gulf strait city town village province district county region state street road avenue square airport port bridge park palace square stadium hotel camp base station dam prison airport coast hills heights canal territory republic kingdom"},
		{eventWord, eventNouns},
		{speechVerb, "said says told tells added adds announced warned denied insisted stressed argued claimed wrote tweeted asked replied"},
		{calendarWord, "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"},
		{particleWord, "al el bin ibn abu van von der den de da di del della la le los du ben al- mac ter dos das ul ur"},
		{directionWord, "north south east west northern southern eastern western central new upper lower northeast northwest southeast southwest " +
			"northeastern northwestern southeastern southwestern greater"},
	} {
		for word := range strings.FieldsSeq(entry.list) {
			if _, taken := table[word]; !taken {
				table[word] = entry.class
			}
		}
	}
	return table
}()

// eventNouns are the last words of names of events.
const eventNouns = "war wars summit conference congress olympics olympic games cup championship championships festival revolution uprising " +
	"intifada spring holocaust genocide massacre crisis election elections referendum forum talks assembly exhibition expo exposition " +
	"marathon tournament day week anniversary earthquake hurricane typhoon cyclone tsunami pandemic battle operation crusade depression " +
	"ceremony awards prix open derby fair carnival brexit euromaidan maidan ramadan christmas easter eid"

// personNames has, by the hash of a word in lower case, 1 for a given name, 2
// for a surname, 3 for both.
var personNames = sync.OnceValue(func() map[uint32]uint8 {
	table := map[uint32]uint8{}
	for bit, kind := range []vocab.NameKind{vocab.GivenName, vocab.Surname} {
		for _, name := range vocab.KnownNames(kind) {
			table[linear.Hash(name)] |= 1 << bit
		}
	}
	return table
})

// what the gazetteer may know of a name.
const (
	gazetteerCountry = 1 + iota
	gazetteerCity
	gazetteerRegion
	gazetteerBody
	gazetteerAdjective
	gazetteerPeople // plural of a demonym
	gazetteerKnownPlace
	gazetteerKnownBody
	gazetteerProduct
)

// nameTables finds names whatever blanks their tokens have between them:
// "U.S." is one token in one text and four in another. Keys are hashes of the
// name without blanks, as spelt and in lower case.
type nameTables struct {
	exact, low map[uint32]uint32
}

// maxGazetteerTokens bounds the number of tokens of a name of the tables.
const maxGazetteerTokens = 12

var loadNameTables = sync.OnceValue(func() *nameTables {
	t := &nameTables{exact: map[uint32]uint32{}, low: map[uint32]uint32{}}
	kinds := map[vocab.PlaceKind]uint32{
		vocab.CountryPlace: gazetteerCountry, vocab.CapitalPlace: gazetteerCity, vocab.CityPlace: gazetteerCity, vocab.RegionPlace: gazetteerRegion,
		vocab.WaterPlace: gazetteerRegion,
	}
	for _, p := range vocab.Places() {
		t.add(p.Name, kinds[p.Kind])
		for _, alias := range p.Aliases {
			t.add(alias, kinds[p.Kind])
		}
	}
	for _, b := range vocab.Bodies() {
		t.add(b.Name, gazetteerBody)
		for _, alias := range b.Aliases {
			t.add(alias, gazetteerBody)
		}
	}
	for _, p := range vocab.Places() {
		for _, demonym := range p.Demonyms {
			t.add(demonym, gazetteerAdjective)
			t.add(demonym+"s", gazetteerPeople)
		}
	}
	for _, known := range []struct {
		kind  uint32
		names []string
	}{
		{gazetteerKnownPlace, vocab.KnownNames(vocab.PlaceName)},
		{gazetteerKnownBody, vocab.KnownNames(vocab.BodyName)},
		{gazetteerProduct, vocab.KnownNames(vocab.ProductName)},
	} {
		for _, name := range known.names {
			t.add(name, known.kind)
		}
	}
	return t
})

func (t *nameTables) add(name string, kind uint32) {
	joined := strings.ReplaceAll(name, " ", "")
	if _, taken := t.exact[linear.Hash(joined)]; !taken {
		t.exact[linear.Hash(joined)] = kind
	}
	// In a sentence in capitals, "US" and "WHO" may be pronouns.
	if low := strings.ToLower(joined); len(low) > 3 {
		if _, taken := t.low[linear.Hash(low)]; !taken {
			t.low[linear.Hash(low)] = kind
		}
	}
}

// gazetteer marks the tokens of every longest name of the tables, with the
// place of the token in the name: alone, first, inside.
func (s *nameSentence) gazetteer(doc *extract.Document, sentence *extract.Sentence) {
	tables := loadNameTables()
	for i := 0; i < len(s.words); {
		if !s.words[i].capital {
			i++
			continue
		}
		kind, end := tables.longest(doc, sentence, i, s.style == loudCase)
		for k := i; k < end; k++ {
			place := uint32(2)
			if k == i {
				place = 1
			}
			if end-i == 1 {
				place = 0
			}
			s.words[k].places = [2]uint32{kind, kind*4 + place}
		}
		i = max(end, i+1)
	}
}

// longest finds the longest name that begins at token i, and its end.
func (t *nameTables) longest(doc *extract.Document, sentence *extract.Sentence, i int, loud bool) (kind uint32, end int) {
	exact, low := uint32(2166136261), uint32(2166136261)
	var buffer [64]byte
	for k := i; k < len(sentence.Tokens) && k < i+maxGazetteerTokens; k++ {
		form := doc.Form(&sentence.Tokens[k])
		for n := range len(form) {
			exact = (exact ^ uint32(form[n])) * 16777619
		}
		found, ok := t.exact[exact]
		if loud {
			for _, c := range lowerPlain(buffer[:0], form) {
				low = (low ^ uint32(c)) * 16777619
			}
			found, ok = t.low[low]
		}
		if ok {
			kind, end = found, k+1
		}
	}
	return kind, end
}

// countryOrPlace tells a country from other places.
func countryOrPlace(text string) schema.Class {
	joined := strings.Join(strings.Fields(text), "")
	tables := loadNameTables()
	if tables.exact[linear.Hash(joined)] == gazetteerCountry || tables.low[linear.Hash(strings.ToLower(joined))] == gazetteerCountry {
		return schema.Country
	}
	return schema.Place
}
