package canon

// Rule is one step of meaning that this package takes on its own, beside the
// constructions that package clause reads.
type Rule struct {
	Name string // as in Statement.Rules
	Doc  string // what it reads, with an example
}

// Rules lists them.
func Rules() []Rule {
	return []Rule{
		{"light-verb", "A light verb and its noun make one relation: \"imposed sanctions on Iran\" has (impose sanctions on, Iran)."},
		{"distributed-delegation", "Of several delegations each of several persons leads his own country's: \"delegations led by Ryabkov and Sherman\"."},
		{"setting", "Where and when something happens is no object: \"was killed in Goma\" is (be killed) with Goma as place."},
		{"title-of-the-speaker", "An office named without a country belongs to the country of the source that names it."},
		{"obligation-as-demand", "To say that somebody else must or must not do something is to demand it: (Russia, demand, no NATO expansion)."},
		{"request-as-demand", "To urge somebody to do something is to demand it: \"urged Iran to halt enrichment\"."},
		{"vow-as-position", "What is vowed is a position: \"vowed to retaliate\" has (vow, retaliation)."},
		{"wish-as-position", "What somebody is wanted to do is a position: \"wanted to see the forces return\" has (want, return of the forces)."},
		{"hearsay", "What somebody is believed, said or accused to do is claimed by a source without a name: \"Iran is believed to have attacked\"."},
		{"passive-voice", "What a passive with its agent says in its own order, beside what the agent does: \"the town was hit by a storm\" has (the town, be hit by, a storm). No graph holds it twice."},
		{"aim-as-position", "To seek to stop somebody from doing something is to seek that it be not done."},
	}
}
