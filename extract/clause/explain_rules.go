package clause

import "parley/extract"

// account says what a rule does to one field. In the text {words} are the words
// of the field and {head} the word that carries the relation.
type account struct{ field, text string }

// ruleAccounts are the accounts of the rules that make relations and place
// arguments. What denies, hedges and attributes is looked up in the words
// themselves.
var ruleAccounts = map[string][]account{
	"copula":               {{extract.FieldRelation, "a form of “be” links the subject to its predicate"}},
	"copula-prepositional": {{extract.FieldRelation, "a form of “be” with the preposition of its predicate"}},
	"clausal-predicate":    {{extract.FieldObject, "a whole clause is the predicate"}},
	"copula-relational":    {{extract.FieldRelation, "the predicate noun and the preposition after it make one relation"}},
	"prepositional-object": {
		{extract.FieldRelation, "the preposition before the object belongs to the relation"},
		{extract.FieldObject, "without a direct object, the most object-like prepositional phrase is the object"},
	},
	"passive-agent": {
		{extract.FieldSubject, "{words} does what the passive tells, so it is the subject"},
		{extract.FieldRelation, "the passive is turned round to its agent"},
		{extract.FieldObject, "{words} is the subject of the passive, to which it is done"},
	},
	"passive-patient": {{extract.FieldRelation, "a passive without an agent keeps “be” and the participle"}},
	"shared-subject":  {{extract.FieldSubject, "{head} takes the subject of the verb with which it is coordinated"}},
	"shared-object":   {{extract.FieldObject, "{head} shares the object of the verb that is coordinated with it"}},
	"reciprocal-subjects": {
		{extract.FieldRelation, "the preposition is that of doing it with each other"},
		{extract.FieldObject, "{words} is the other of the two who do it with each other"},
	},
	"subject-control": {{extract.FieldRelation, "a verb and the infinitive below it share a subject and make one relation"}},
	"object-control":  {{extract.FieldSubject, "{words} stands as the object of the verb above {head}, and is the one to do it"}},
	"gerund-control":  {{extract.FieldSubject, "{head} takes the subject of the clause beside which it stands"}},
	"purpose":         {{extract.FieldSubject, "{head} takes the subject of the clause whose purpose it tells"}},
	"reduced-relative": {
		{extract.FieldSubject, "{head} behind a noun is a shortened relative clause and is said of the noun"},
	},
	"described-bearer":      {{extract.FieldSubject, "the relative clause describes a noun that is said of {words}"}},
	"example":               {{extract.FieldObject, "{words} is named as a member of the whole"}},
	"postnominal-adjective": {{extract.FieldSubject, "the adjective behind the noun is said of it"}},
	"title-role": {
		{extract.FieldSubject, "{words} is the name behind the title"},
		{extract.FieldRelation, "a title before a name is an office that its bearer holds"},
		{extract.FieldObject, "{words} says whose the office is"},
	},
	"appositive-role": {
		{extract.FieldSubject, "{words} is the name beside which the title is set"},
		{extract.FieldRelation, "a title beside a name is an office that its bearer holds"},
		{extract.FieldObject, "{words} says whose the office is"},
	},
	"apposition": {
		{extract.FieldRelation, "what is set beside a name is said of it"},
	},
	"nominal-event": {
		{extract.FieldSubject, "{words} is the agent of the noun of action"},
		{extract.FieldRelation, "{head} is a noun of action; the relation is its verb"},
		{extract.FieldObject, "{words} is the patient of the noun of action"},
	},
	"appraisal": {{extract.FieldRelation, "what a verb of naming or judging says of its object"}},
	"mutual-event": {
		{extract.FieldRelation, "{head} is a noun of what two do together"},
		{extract.FieldObject, "{words} is the other of the two"},
	},
	"nominal-intention": {
		{extract.FieldSubject, "{words} is the one whose will the noun tells"},
		{extract.FieldRelation, "the noun of will and its infinitive make one relation"},
	},
}
