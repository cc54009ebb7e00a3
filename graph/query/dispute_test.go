package query_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/query"
	"parley/schema"
)

var police = schema.Entity{ID: "police", Name: "police", Class: schema.Organization}

// by attributes to a country.
func by(e schema.Entity, cue string, kind schema.AttributionKind) []schema.Attribution {
	return []schema.Attribution{{Source: schema.Argument{ID: e.ID, Name: e.Name, Class: e.Class}, Cue: cue, Kind: kind}}
}

func in(role schema.RoleName, text, value, id string) []schema.Role {
	return []schema.Role{{Role: role, Text: text, Value: value, ID: id}}
}

// said is a claim in an article of its own, unless it is the same path.
type said struct {
	path, date string
	claim      graphtest.Claim
}

func quarrelling(t *testing.T, list ...said) *graph.Store {
	t.Helper()
	writers := map[string]*graphtest.Writer{}
	var order []string
	for i, s := range list {
		if writers[s.path] == nil {
			writers[s.path] = graphtest.NewWriter(s.path, "", s.date)
			order = append(order, s.path)
		}
		writers[s.path].Say(s.claim, []string{"In the first place it is told so", "Others have it in a second version"}[i])
	}
	var articles []graphtest.Article
	for _, path := range order {
		articles = append(articles, writers[path].Article())
	}
	return filled(t, articles)
}

func TestWhatIsADispute(t *testing.T) {
	attack := func(change func(*graphtest.Claim)) graphtest.Claim {
		c := graphtest.Claim{Subject: ruritania, Verb: "attack", Object: &kravonia}
		change(&c)
		return c
	}
	plain := attack(func(*graphtest.Claim) {})
	not := attack(func(c *graphtest.Claim) { c.Polarity = schema.Negated })
	denied := attack(func(c *graphtest.Claim) {
		c.Polarity, c.Attribution = schema.Negated, by(ruritania, "deny", schema.Claim)
	})
	claimed := attack(func(c *graphtest.Claim) { c.Attribution = by(kravonia, "allege", schema.Claim) })
	ownWords := attack(func(c *graphtest.Claim) { c.Attribution = by(ruritania, "say", schema.Report) })
	with := func(c graphtest.Claim, change func(*graphtest.Claim)) graphtest.Claim { change(&c); return c }
	roles := func(c graphtest.Claim, roles []schema.Role) graphtest.Claim { c.Roles = roles; return c }
	modal := func(c graphtest.Claim, m schema.Modality) graphtest.Claim { c.Modality = m; return c }
	subject := func(c graphtest.Claim, e schema.Entity) graphtest.Claim { c.Subject = e; return c }
	object := func(c graphtest.Claim, e schema.Entity, text string) graphtest.Claim {
		c.Object, c.Text = &e, text
		return c
	}
	verb := func(c graphtest.Claim, verb string) graphtest.Claim { c.Verb = verb; return c }
	turned := func(c graphtest.Claim) graphtest.Claim { c.Subject, c.Object = kravonia, &ruritania; return c }
	bare := func(c graphtest.Claim) graphtest.Claim { c.Object, c.Verb = nil, "resign"; return c }
	geneva, march, april := in(schema.RolePlace, "in Geneva", "", "Geneva"), in(schema.RoleTime, "then", "2022-03", ""), in(schema.RoleTime, "then", "2022-04", "")
	const a, b, soon, late = "a.txt", "b.txt", "2022-05-01", "2022-12-01"
	for _, test := range []struct {
		name string
		one  said
		two  said
		opts query.DisputeOptions
		want int
	}{
		{"two articles", said{a, soon, plain}, said{b, soon, not}, query.DisputeOptions{}, 1},
		{"a charge and its denial in one article", said{a, soon, claimed}, said{a, soon, denied}, query.DisputeOptions{}, 1},
		{"an article and whom it quotes", said{a, soon, plain}, said{a, soon, denied}, query.DisputeOptions{}, 1},
		{"one article in its own words", said{a, soon, plain}, said{a, soon, not}, query.DisputeOptions{}, 0},
		{"one source in one article", said{a, soon, ownWords}, said{a, soon, denied}, query.DisputeOptions{}, 0},
		{"one source in two articles", said{a, soon, ownWords}, said{b, soon, denied}, query.DisputeOptions{}, 1},
		{"both affirmed", said{a, soon, plain}, said{b, soon, claimed}, query.DisputeOptions{}, 0},
		{"police here and police there", said{a, soon, subject(plain, police)}, said{b, soon, subject(not, police)}, query.DisputeOptions{}, 0},
		{"police of one article", said{a, soon, subject(claimed, police)}, said{a, soon, subject(denied, police)}, query.DisputeOptions{}, 1},
		{"the dam here and the dam there", said{a, soon, object(plain, dam, "the dam")}, said{b, soon, object(not, dam, "the dam")}, query.DisputeOptions{}, 0},
		{"a dam, and none", said{a, soon, object(plain, dam, "a dam")}, said{b, soon, object(not, dam, "any dam")}, query.DisputeOptions{}, 1},
		{"some, and none, of a group", said{a, soon, object(plain, boatmen, "boatmen")}, said{b, soon, object(not, boatmen, "boatmen")}, query.DisputeOptions{}, 1},
		{"denied for a place", said{a, soon, plain}, said{b, soon, roles(not, geneva)}, query.DisputeOptions{}, 0},
		{"affirmed for a place", said{a, soon, roles(plain, geneva)}, said{b, soon, not}, query.DisputeOptions{}, 1},
		{"both for a place", said{a, soon, roles(plain, geneva)}, said{b, soon, roles(not, geneva)}, query.DisputeOptions{}, 1},
		{"of other months", said{a, soon, roles(plain, march)}, said{b, soon, roles(not, april)}, query.DisputeOptions{}, 0},
		{"of the same month", said{a, soon, roles(plain, march)}, said{b, late, roles(not, march)}, query.DisputeOptions{Within: 30}, 1},
		{"articles far apart", said{a, soon, plain}, said{b, late, not}, query.DisputeOptions{Within: 90}, 0},
		{"articles far apart, and that is no matter", said{a, soon, plain}, said{b, late, not}, query.DisputeOptions{}, 1},
		{"an article without a date", said{a, soon, plain}, said{b, "", not}, query.DisputeOptions{Within: 90}, 1},
		{"what may be", said{a, soon, modal(plain, schema.Possible)}, said{b, soon, modal(not, schema.Possible)}, query.DisputeOptions{}, 0},
		{"what will be and what was not", said{a, soon, modal(plain, schema.Future)}, said{b, soon, not}, query.DisputeOptions{}, 0},
		{"duties", said{a, soon, modal(plain, schema.Obligation)}, said{b, soon, modal(not, schema.Obligation)}, query.DisputeOptions{}, 1},
		{"wishes", said{a, soon, modal(plain, schema.Desired)}, said{b, soon, modal(not, schema.Desired)}, query.DisputeOptions{}, 1},
		{"a wish and a duty", said{a, soon, modal(plain, schema.Desired)}, said{b, soon, modal(not, schema.Obligation)}, query.DisputeOptions{}, 0},
		{"another object", said{a, soon, plain}, said{b, soon, object(not, duchy, "")}, query.DisputeOptions{}, 0},
		{"who meets whom", said{a, soon, verb(plain, "meet with")}, said{b, soon, turned(verb(not, "meet with"))}, query.DisputeOptions{}, 1},
		{"who visits whom", said{a, soon, verb(plain, "visit")}, said{b, soon, turned(verb(not, "visit"))}, query.DisputeOptions{}, 0},
		{"without an object", said{a, soon, bare(plain)}, said{b, soon, bare(not)}, query.DisputeOptions{}, 1},
		{"with an object and without", said{a, soon, verb(plain, "resign")}, said{b, soon, bare(not)}, query.DisputeOptions{}, 0},
		{"opposite relations", said{a, soon, verb(plain, "support")}, said{b, soon, verb(plain, "oppose")}, query.DisputeOptions{}, 1},
		{"opposite relations, one denied", said{a, soon, verb(plain, "support")}, said{b, soon, verb(not, "oppose")}, query.DisputeOptions{}, 0},
		{"only denials", said{a, soon, verb(plain, "support")}, said{b, soon, verb(plain, "oppose")}, query.DisputeOptions{Kind: query.Denial}, 0},
		{"only opposites", said{a, soon, plain}, said{b, soon, not}, query.DisputeOptions{Kind: query.Clash}, 0},
		{"of an actor", said{a, soon, plain}, said{b, soon, not}, query.DisputeOptions{Actor: "Kravonia"}, 1},
		{"of a source", said{a, soon, with(plain, func(c *graphtest.Claim) { c.Attribution = by(duchy, "say", schema.Report) })}, said{b, soon, not}, query.DisputeOptions{Actor: "Duchy of Sapt"}, 1},
		{"of one document", said{a, soon, plain}, said{b, soon, not}, query.DisputeOptions{Filter: graph.Filter{Document: a}}, 0},
	} {
		rows, err := query.Disputes(context.Background(), quarrelling(t, test.one, test.two), test.opts)
		if err != nil || len(rows) != test.want {
			t.Errorf("%s: %d disputes, %v, want %d", test.name, len(rows), err, test.want)
		}
	}
}

// Seven articles say that Ruritania attacked: one in its own words, its reprint
// under another headline, and another of the same outlet; two that quote
// Kravonia; and two that quote soldiers without a name. That makes four
// independent origins. Two articles quote Ruritania's denial: one origin.
func TestOriginsAreFolded(t *testing.T) {
	attack := graphtest.Claim{Subject: ruritania, Verb: "attack", Object: &kravonia}
	denial := attack
	denial.Polarity, denial.Attribution = schema.Negated, by(ruritania, "deny", schema.Claim)
	soldiers := schema.Entity{ID: "soldiers", Name: "soldiers", Class: schema.Group}
	const story = "The guns were heard in the hills all night and the ferry did not sail in the morning because its crew had fled with the mules"
	quoting := func(attribution []schema.Attribution) graphtest.Claim {
		c := attack
		c.Attribution = attribution
		return c
	}
	var articles []graphtest.Article
	for _, a := range []struct {
		path, outlet, headline, text string
		claim                        graphtest.Claim
	}{
		{"1.txt", "Meridian Press", "Guns at night", story, attack},
		{"2.txt", "Harbour News", "Kravonia under fire from the hills", story, attack},
		{"3.txt", "Meridian Press", "The day after", "Nothing moved on the river", attack},
		{"4.txt", "Morning Star", "Minister speaks", "He wore black", quoting(by(kravonia, "say", schema.Report))},
		{"5.txt", "Evening Star", "An envoy speaks", "She wore white", quoting(by(kravonia, "say", schema.Report))},
		{"6.txt", "Evening Star", "At the border", "There was smoke over the mill", quoting(by(soldiers, "say", schema.Report))},
		{"7.txt", "Evening Star", "In the camp", "Letters were written by candle light", quoting(by(soldiers, "say", schema.Report))},
		{"8.txt", "Morning Star", "Denied", "The ministry was dark", denial},
		{"9.txt", "Harbour News", "Denied again", "The windows were shut", denial},
	} {
		w := graphtest.NewWriter(a.path, a.headline, "2022-05-0"+a.path[:1])
		w.Published(a.outlet)
		w.Tell(a.headline + ". " + a.text + ".")
		w.Say(a.claim, "It is said here that Ruritania and Kravonia quarrel")
		articles = append(articles, w.Article())
	}
	rows, err := query.Disputes(context.Background(), filled(t, articles), query.DisputeOptions{})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%+v, %v", rows, err)
	}
	one, other := rows[0].Accounts[0], rows[0].Accounts[1]
	if one.Origins != 4 || other.Origins != 1 || rows[0].Days != 1 {
		t.Errorf("%d and %d origins, %d days apart", one.Origins, other.Origins, rows[0].Days)
	}
	if diff := cmp.Diff([]string{"Harbour News", "Kravonia", "Meridian Press", "soldiers"}, one.Sources); diff != "" {
		t.Error(diff)
	}
	if one.Claim != "Ruritania attacks Kravonia" || other.Claim != "Ruritania claimed-not:attacks Kravonia" || one.First != "2022-05-01" || one.Last != "2022-05-07" || len(one.Documents) != 7 {
		t.Errorf("got %+v and %+v", one, other)
	}
}

func TestNumbersInDispute(t *testing.T) {
	soldiers, people := schema.Entity{ID: "soldiers", Name: "soldiers", Class: schema.Group}, schema.Entity{ID: "people", Name: "people", Class: schema.Group}
	bomb := schema.Entity{ID: "bomb", Name: "bomb", Class: schema.Concept}
	sent := func(counts string) graphtest.Claim {
		return graphtest.Claim{Subject: ruritania, Verb: "send", Object: &soldiers, Counts: counts}
	}
	day := in(schema.RoleTime, "on Monday", "2022-03-07", "")
	there := append(in(schema.RolePlace, "in Sapt", "", "Sapt"), day...)
	killed := func(counts string, roles []schema.Role) graphtest.Claim {
		return graphtest.Claim{Subject: people, Verb: "be killed", Counts: counts, Roles: roles}
	}
	kills := graphtest.Claim{Subject: bomb, Verb: "kill", Object: &people, Counts: "19 people", Roles: there}
	grew := func(value string) graphtest.Claim {
		return graphtest.Claim{Subject: ruritania, Verb: "grow", Roles: in(schema.RoleAmount, "by so much", value, "")}
	}
	with := func(c graphtest.Claim, change func(*graphtest.Claim)) graphtest.Claim { change(&c); return c }
	const a, b, soon = "a.txt", "b.txt", "2022-03-08"
	for _, test := range []struct {
		name     string
		one, two said
		accounts []string
	}{
		{"soldiers", said{a, soon, sent("300 soldiers")}, said{b, soon, sent("400/500 soldiers")},
			[]string{"Ruritania sends soldiers (300 soldiers)", "Ruritania sends soldiers (400/500 soldiers)"}},
		{"overlapping", said{a, soon, sent("300 soldiers")}, said{b, soon, sent("200/.. soldiers")}, nil},
		{"rounded", said{a, soon, sent("300 soldiers")}, said{b, soon, sent("310 soldiers")}, nil},
		{"of other things", said{a, soon, sent("300 soldiers")}, said{b, soon, sent("20 tanks")}, nil},
		{"a week later", said{a, soon, sent("300 soldiers")}, said{b, "2022-03-15", sent("500 soldiers")}, nil},
		{"a week later, of the same day", said{a, soon, with(sent("300 soldiers"), func(c *graphtest.Claim) { c.Roles = day })},
			said{b, "2022-03-15", with(sent("500 soldiers"), func(c *graphtest.Claim) { c.Roles = day })},
			[]string{"Ruritania sends soldiers (300 soldiers)", "Ruritania sends soldiers (500 soldiers)"}},
		{"elsewhere", said{a, soon, sent("300 soldiers")}, said{b, soon, with(sent("500 soldiers"), func(c *graphtest.Claim) { c.Roles = there })}, nil},
		{"not so many", said{a, soon, sent("300 soldiers")}, said{b, soon, with(sent("500 soldiers"), func(c *graphtest.Claim) { c.Polarity = schema.Negated })}, nil},
		{"in one article", said{a, soon, sent("300 soldiers")}, said{a, soon, sent("500 soldiers")}, nil},
		{"in one article, by another", said{a, soon, sent("300 soldiers")}, said{a, soon, with(sent("500 soldiers"), func(c *graphtest.Claim) { c.Attribution = by(kravonia, "say", schema.Report) })},
			[]string{"Ruritania sends soldiers (300 soldiers)", "Ruritania sends soldiers (500 soldiers)"}},
		{"victims of a place and day", said{a, soon, killed("23/.. people", there)}, said{b, soon, killed("19 people", there)},
			[]string{"people is killed (19 people)", "people is killed (23/.. people)"}},
		{"victims of a day", said{a, soon, killed("23 people", day)}, said{b, soon, killed("19 people", day)}, nil},
		{"who kills and who is killed", said{a, soon, kills}, said{b, soon, killed("23 people", there)},
			[]string{"bomb kills people (19 people)", "people is killed (23 people)"}},
		{"amounts", said{a, soon, grew("10.4 %")}, said{b, soon, grew("12 %")}, []string{"Ruritania grows (10.4 %)", "Ruritania grows (12 %)"}},
		{"spans of time", said{a, soon, grew("P3D")}, said{b, soon, grew("P5D")}, nil},
	} {
		rows, err := query.Disputes(context.Background(), quarrelling(t, test.one, test.two), query.DisputeOptions{Kind: query.Number})
		if err != nil {
			t.Fatal(err)
		}
		var accounts []string
		for _, row := range rows {
			for _, account := range row.Accounts {
				accounts = append(accounts, account.Claim)
			}
		}
		if diff := cmp.Diff(test.accounts, accounts); diff != "" || len(rows) > 1 {
			t.Errorf("%s: %d disputes, %s", test.name, len(rows), diff)
		}
	}
}
