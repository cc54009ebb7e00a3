package extract

import "slices"

// Link is a step from one mention of a chain to another.
type Link struct {
	From, To int    // indices into Document.Mentions
	Rule     string // that found them to be one
}

// Links is the way from a mention to the nearest mention of its chain that is
// wanted, by the links that joined the chain; empty if the mention itself is
// wanted or none is.
func (d *Document) Links(mention int, wanted func(*Mention) bool) []Link {
	came := map[int]Link{mention: {From: -1}}
	for queue := []int{mention}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if wanted(&d.Mentions[at]) {
			return way(came, at)
		}
		for _, link := range d.linksOf(at) {
			if _, seen := came[link.To]; !seen {
				came[link.To] = link
				queue = append(queue, link.To)
			}
		}
	}
	return nil
}

// linksOf are the links that touch a mention, seen from it.
func (d *Document) linksOf(mention int) []Link {
	var all []Link
	for _, i := range d.Chains[d.Mentions[mention].Chain].Mentions {
		m := &d.Mentions[i]
		switch {
		case m.Link == "":
		case m.Pair[0] == mention:
			all = append(all, Link{mention, m.Pair[1], m.Link})
		case m.Pair[1] == mention:
			all = append(all, Link{mention, m.Pair[0], m.Link})
		}
	}
	return all
}

// way is the list of links by which a search came to a mention.
func way(came map[int]Link, at int) []Link {
	var all []Link
	for link := came[at]; link.From >= 0; link = came[link.From] {
		all = append(all, link)
	}
	slices.Reverse(all)
	return all
}
