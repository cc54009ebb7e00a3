package clause

import (
	"strings"

	"parley/schema"
)

// phraseRoles are nouns that make one preposition with the words around them, or
// an adverb with the preposition before them. Articles and adjectives between do
// not count: "in close cooperation with".
var phraseRoles = phraseTable(map[schema.RoleName]string{
	schema.RoleReason: `in response to, in reaction to, thanks to, in retaliation, in protest, in revenge, in reprisal, in light of, in view of,
		as result of, as consequence of, as punishment for, as reward for, on charges of, on charge of, on suspicion of, on grounds of, on grounds that,
		on account of, out of fear, out of concern, out of anger, out of respect, out of desperation, out of necessity, by virtue of, for fear of, for reasons,
		for reason, for lack of, for want of, in recognition of, in punishment for, at request of, at invitation of, at behest of, at urging of, on orders, on orders of`,
	schema.RoleTime: `for life, for good, for now, at point, at points, at stage, at juncture, at times`,
	schema.RolePurpose: `in preparation for, in effort to, in bid to, in attempt to, in move to, in hope of, in hopes of, in hope that, in hopes that, with aim of, with goal of,
		with view to, with intention of, with intent to, with hope of, for purpose of, for purposes of, for sake of, in pursuit of, in search of, in quest for, in order to, in exchange for, in return for`,
	schema.RoleCondition: `in case of, in case, in event of, in event that, on condition that, on condition of, under condition that, under circumstances,
		in absence of, subject to`,
	schema.RoleBeneficiary: `on behalf of, on behalf, in favor of, in favour of, for benefit of, in support of, in aid of, in interest of, in interests of`,
	schema.RoleComitative: `in cooperation with, in partnership with, in coordination with, in collaboration with, in conjunction with, in company of,
		in concert with, in alliance with, in consultation with, in tandem with`,
	schema.RoleTopic:      `in regard to, with regard to, with respect to, in relation to, on subject of, on issue of, on question of, on topic of, on matter of, with reference to`,
	schema.RoleInstrument: `by means of, by way of, with help of, with aid of, with assistance of, with support of, with backing of, through use of`,
	schema.RoleManner: `in secret, in private, in public, in detail, in person, in full, in vain, in silence, in unison, in blood, in terms, in way, in ways, in manner,
		in fashion, in style, in haste, in earnest, in peace, in panic, in anger, in disgust, in horror, in chains, in droves, in tears, in english, in line with, in accordance with,
		in violation of, in breach of, in defiance of, in contravention of, in keeping with, by force, by hand, by margin, by acclamation, by consensus, by mistake,
		by accident, by surprise, by chance, by name, by default, on purpose, at length, at random, at gunpoint, under pressure, under duress, under cover of,
		on foot, by foot, on horseback, at speed, at pace, to extent, to degree`,
})

func phraseTable(lists map[schema.RoleName]string) map[string]schema.RoleName {
	table := make(map[string]schema.RoleName)
	for role, list := range lists {
		for phrase := range strings.SplitSeq(list, ",") {
			table[strings.TrimSpace(phrase)] = role
		}
	}
	return table
}

// mannerNouns are how something is done, after "with".
var mannerNouns = fields("caution care ease difficulty enthusiasm anger fury success impunity restraint respect pride scepticism skepticism concern alarm relief determination speed haste precision urgency confidence reluctance patience interest vigor vigour courage dignity fear dismay surprise joy sadness regret horror outrage suspicion gratitude optimism pessimism hesitation disdain contempt zeal brutality violence force unanimity")

// media are where words are sent: "on television".
var media = fields("twitter x facebook telegram instagram youtube tiktok weibo whatsapp signal television tv radio media internet online phone telephone platform website blog podcast")

// requiting are verbs of praise, blame, punishment and payment for what somebody
// did.
var requiting = fields("jail arrest fine punish criticise criticize blame praise thank sentence convict condemn fire sack dismiss suspend apologise apologize sue rebuke censure denounce chastise reprimand applaud commend reward honor honour prosecute indict detain imprison execute expel forgive pardon mock ridicule scold investigate try")

// giving are verbs by which somebody gets what their object is.
var giving = fields("give send sell hand pass lend offer pay grant supply deliver present provide export award transfer donate submit show explain promise owe allocate distribute issue extend lease loan dedicate cede surrender entrust assign contribute ship")

// informing are verbs of telling whose topic stands after "of".
var informing = fields("inform remind warn notify assure reassure convince persuade accuse suspect speak talk complain dream boast learn hear know")

// amountPrepositions stand before measures.
var amountPrepositions = words("", "by", "for", "at", "to", "from", "of", "up", "with", "between")

// mannerAdverbs are adverbs of manner without their ending.
var mannerAdverbs = fields("faster slower harder better worse closer farther further high higher low lower apart aloud together fast hard well peacefully alone live unopposed overland abreast")

// otherAdverbs end in "ly" but tell degree, time, order, frequency, or what the
// writer thinks, not how something is done.
var otherAdverbs = fields(`only early daily weekly monthly yearly hourly nightly quarterly annually recently previously formerly currently presently lately newly
	finally initially eventually subsequently consequently accordingly additionally similarly likewise conversely shortly briefly immediately simultaneously
	merely simply largely mainly mostly partly partially chiefly primarily principally especially particularly specifically namely notably generally usually normally typically
	frequently rarely seldom occasionally regularly repeatedly constantly continually commonly traditionally historically originally ultimately
	really actually certainly surely clearly obviously evidently undoubtedly inevitably naturally hopefully thankfully fortunately unfortunately sadly ironically surprisingly
	interestingly importantly significantly apparently truly literally frankly honestly basically essentially effectively practically virtually fully totally completely entirely
	absolutely utterly wholly purely highly extremely increasingly relatively fairly exactly precisely approximately roughly closely equally hardly scarcely barely supposedly
	allegedly reportedly admittedly arguably famously respectively firstly secondly thirdly lastly overly slightly solely already likely unlikely thereby
	officially technically theoretically potentially possibly probably consistently widely reply family anomaly fly july italy`)

// degreeAdverbs tell how much. Beside a verb with nothing else they tell how it is
// done: "prices rose sharply".
var degreeAdverbs = fields(`heavily thoroughly deeply strongly sharply severely substantially considerably dramatically steadily greatly gravely badly personally suddenly gradually`)

// linkAdverbs link clauses, ask, or tell of time and degree, and say nothing of how
// something is done.
var linkAdverbs = fields(`also too however only even just still already then now yet thus therefore hence indeed instead nevertheless nonetheless moreover
	furthermore meanwhile otherwise again once twice ever always often sometimes first later soon so as how when where why rather quite almost perhaps maybe not`)
