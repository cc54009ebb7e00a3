package vocab

import "slices"

// Entry is one thing that a name means, with what the vocabulary knows of it.
type Entry struct {
	Kind      string   `json:"kind"` // country, capital, city, region, water, body or people
	Name      string   `json:"name"`
	From      string   `json:"from,omitempty"`  // first day
	Until     string   `json:"until,omitempty"` // day after the last
	Of        []string `json:"of,omitempty"`    // the country or body that it belongs to; of a people, where it lives
	Words     []string `json:"words,omitempty"` // adjectives and nouns of origin; of a body, what a text may call it
	Names     []string `json:"names,omitempty"` // its other names
	Seat      string   `json:"seat,omitempty"`
	Languages []string `json:"languages,omitempty"`
	Members   []string `json:"members,omitempty"` // on the day asked for
	Stands    string   `json:"stands,omitempty"`  // of a seat of government: the power for which it acts on that day
}

// Entries lists what a name or an adjective of origin means, the likeliest first,
// on a day (YYYY-MM-DD, "" for today). It is nil for a name that is not known.
func Entries(name, day string) []Entry {
	w := known()
	name = withoutArticle(name)
	a := NewAtlas(day, nil)
	stands, _, _ := a.StateOf(name)
	var found []Entry
	for _, all := range [][]meaning{w.named[name], w.words[name]} {
		for _, m := range all {
			e := m.entry()
			e.Members, e.Stands = Members(e.Name, day), stands
			if !slices.ContainsFunc(found, func(f Entry) bool { return f.Kind == e.Kind && f.Name == e.Name }) {
				found = append(found, e)
			}
		}
	}
	if found == nil && stands != "" {
		found = append(found, Entry{Kind: "seat", Name: name, Stands: stands})
	}
	return found
}

func (m meaning) entry() Entry {
	switch {
	case m.place != nil:
		p := m.place
		e := Entry{Kind: string(p.Kind), Name: p.Name, From: p.From, Until: p.Until, Words: p.Demonyms, Names: p.Aliases, Seat: p.Seat}
		if p.Country != "" {
			e.Of = []string{p.Country}
		}
		return e
	case m.body != nil:
		b := m.body
		return Entry{Kind: "body", Name: b.Name, From: b.From, Until: b.Until, Of: b.Of, Words: b.Types, Names: b.Aliases, Seat: b.Seat}
	}
	p := m.people
	return Entry{Kind: "people", Name: p.Name, Of: p.Countries, Words: p.Words, Names: p.Aliases, Languages: p.Languages}
}
