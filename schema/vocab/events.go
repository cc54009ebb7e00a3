package vocab

import (
	_ "embed"
	"strings"
	"sync"

	"parley/schema"
)

//go:embed events.tsv
var eventTable string

// Happening is what a noun tells of the event that a verb makes of it.
type Happening struct {
	Done    schema.EventType // "launch an investigation"; "" for none
	Stopped schema.EventType // "drop an investigation"; "" for none
}

// HappeningOf finds the event of a noun, given as its lemma, with the noun
// before it where that matters ("air strike"). Nouns of action that the table
// lacks have the event of their verb.
func HappeningOf(noun string) (Happening, bool) {
	if h, ok := happenings()[noun]; ok {
		return h, true
	}
	if verb, ok := actionVerbs()[noun]; ok {
		if r, known := RelationNamed(verb); known && r.Event != "" {
			return Happening{Done: r.Event}, true
		}
	}
	return Happening{}, false
}

// VerbOfAction finds the verb that a noun of action is made of: "suspend" of
// "suspension".
func VerbOfAction(noun string) (string, bool) {
	verb, ok := actionVerbs()[noun]
	return verb, ok
}

// Handling is what a verb does with the event that its object names.
type Handling int

// The handlings of events.
const (
	Untouched Handling = iota // the verb tells the event itself
	Doing                     // makes it happen: launch, hold, announce
	Stopping                  // makes it end: lift, call off, suspend
	Breaking                  // does what it forbids: violate, breach
)

// HandlingOf tells what a verb, given as its lemma with its particle, does with
// the event that its object names.
func HandlingOf(verb string) Handling {
	switch {
	case doing[verb]:
		return Doing
	case stopping[verb]:
		return Stopping
	case verb == "violate" || verb == "breach" || verb == "break":
		return Breaking
	}
	return Untouched
}

// When is the event for a verb that handles the noun so.
func (h Happening) When(handling Handling) schema.EventType {
	switch handling {
	case Doing:
		return h.Done
	case Stopping:
		return h.Stopped
	case Breaking:
		if h.Done == schema.Retreat {
			return schema.Assault // whoever breaks a truce fights
		}
	}
	return ""
}

var doing = set(`launch|begin|start|open|reopen|resume|restart|continue|conduct|carry out|hold|stage|mount|wage|make|give|issue|file|lodge|submit
	|announce|declare|proclaim|order|impose|slap|introduce|extend|renew|provide|send|deliver|grant|express|voice|reiterate|restate|reaffirm|stress|underline|underscore
	|lead|head|spearhead|join|enter|engage in|take part in|sign|reach|conclude|clinch|strike|agree|agree to|agree on|agree with|enter into|ink|seal|step up|increase|intensify|expand|tighten|strengthen|escalate
	|host|attend|convene|do|undertake|perform|commit|initiate|extend to|award|supply|donate|contribute|hand|hand over|airlift|ship|dispatch|fly|pay|allocate|approve|authorize|authorise
	|bring|press|level|raise|set|fire|deploy|station|mobilize|mobilise|enforce|adopt|place|put|go on|share|exchange|upgrade|restore|establish|build up|mass|seek refuge|call up|put out|release|show|reinforce|boost|ramp up|enlarge|double`)

var stopping = set(`end|halt|stop|cease|terminate|discontinue|lift|ease|relax|loosen|remove|drop|withdraw|call off|cancel|suspend|freeze|pause|postpone
	|reduce|cut|cut off|slash|scale back|scale down|roll back|revoke|rescind|reverse|repeal|scrap|abandon|break off|sever|downgrade|withhold|leave|walk out of|pull out of|abolish|waive|close|recall|pull|interrupt|curtail`)

func set(words string) map[string]bool {
	in := make(map[string]bool)
	for word := range strings.SplitSeq(words, "|") {
		in[strings.TrimSpace(word)] = true
	}
	return in
}

var happenings = sync.OnceValue(func() map[string]Happening {
	table := make(map[string]Happening)
	for fields := range rows(eventTable) {
		for noun := range strings.SplitSeq(fields[0], "|") {
			table[noun] = Happening{Done: eventOf(fields[1]), Stopped: eventOf(fields[2])}
		}
	}
	return table
})

// actionVerbs are the verbs of the nouns of action; the first that has a noun
// has it.
var actionVerbs = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for fields := range rows(nominalTable) {
		if _, taken := table[fields[1]]; !taken && fields[1] != "=" {
			table[fields[1]] = fields[0]
		}
	}
	return table
})
