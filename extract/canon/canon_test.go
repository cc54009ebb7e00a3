package canon

import (
	"slices"
	"strings"
	"testing"

	"parley/extract"
	"parley/schema"
)

// readings of whole sentences: what must be among the statements and stances,
// and which rule of this package must have fired.
var readingTests = []struct {
	about      string
	tokens     string
	names      []string
	props      []said
	statements []string
	stances    []string
	rule       string
}{
	{
		about:  "saying that somebody must not is demanding that he do not",
		tokens: "Moscow/PROPN>2:nsubj said:say/VERB>0:root NATO/PROPN>6:nsubj must/AUX>6:aux not/PART>6:advmod admit/VERB>2:ccomp new/ADJ>8:amod members:member/NOUN>6:obj ./PUNCT>2:punct",
		names:  []string{"Moscow=Russia country", "NATO organization"},
		props: []said{
			{name: "say", head: "said", subj: "Moscow", obj: "NATO must not admit new members", content: 2},
			{name: "admit", head: "admit", rel: "must not admit", subj: "NATO", obj: "new members", neg: true, mode: schema.Obligation, by: []string{"Moscow say report"}},
		},
		statements: []string{"Russia | says | NATO must not admit new members", "NATO | admits | new members [not] [obligation] <Russia:report", "Russia | demands | no NATO expansion"},
		stances:    []string{"Russia oppose NATO expansion (self)"},
		rule:       "obligation-as-demand",
	},
	{
		about:  "urging somebody to stop something",
		tokens: "Berlin/PROPN>2:nsubj urged:urge/VERB>0:root Iran/PROPN>2:obj to/PART>5:mark halt/VERB>2:xcomp enrichment/NOUN>5:obj ./PUNCT>2:punct",
		names:  []string{"Berlin=Germany country", "Iran country"},
		props: []said{
			{name: "urge", head: "urged", subj: "Berlin", obj: "Iran"},
			{name: "halt", head: "halt", subj: "Iran", obj: "enrichment", mode: schema.Desired, by: []string{"Berlin urge demand"}, rules: []string{"object-control"}},
		},
		statements: []string{"Germany | asks | Iran", "Germany | demands | end to enrichment", "Iran | ends | enrichment [desired] <Germany:demand"},
		stances:    []string{"Germany oppose enrichment (self)"},
		rule:       "request-as-demand",
	},
	{
		about:  "vowing",
		tokens: "Hamas/PROPN>2:nsubj vowed:vow/VERB>0:root to/PART>4:mark attack/VERB>2:xcomp Israel/PROPN>4:obj ./PUNCT>2:punct",
		names:  []string{"Hamas organization", "Israel country"},
		props: []said{
			{name: "vow to attack", head: "attack", rel: "vowed to attack", subj: "Hamas", obj: "Israel", mode: schema.Future},
		},
		statements: []string{"Hamas | vows_to_attack | Israel [future]", "Hamas | vows | attack on Israel"},
		stances:    []string{"Hamas support attack on Israel (self)", "Hamas oppose Israel (self)"},
		rule:       "vow-as-position",
	},
	{
		about:  "what somebody is accused of is claimed by nobody named; the charge is a fact",
		tokens: "Libya/PROPN>3:nsubj:pass was:be/AUX>3:aux:pass accused:accuse/VERB>0:root of/SCONJ>5:mark arming:arm/VERB>3:advcl rebels:rebel/NOUN>5:obj ./PUNCT>3:punct",
		names:  []string{"Libya country"},
		props: []said{
			{name: "be accused of arming", head: "arming", rel: "was accused of arming", subj: "Libya", obj: "rebels", mode: schema.Possible},
		},
		statements: []string{"Libya | supplies | rebels <unnamed source:claim", "Libya | is_accused_of_arming | rebels"},
		rule:       "hearsay",
	},
	{
		about:  "where somebody was killed is a role",
		tokens: "Rebels:rebel/NOUN>3:nsubj:pass were:be/AUX>3:aux:pass killed:kill/VERB>0:root in/ADP>5:case Goma/PROPN>3:obl ./PUNCT>3:punct",
		names:  []string{"Goma place"},
		props: []said{
			{name: "be killed in", head: "killed", rel: "were killed in", subj: "Rebels", obj: "Goma", rules: []string{"passive-patient", "prepositional-object"}},
		},
		statements: []string{"rebels | is_killed"},
		rule:       "setting",
	},
	{
		about:  "where somebody arrived is what he did",
		tokens: "Rebels:rebel/NOUN>2:nsubj arrived:arrive/VERB>0:root in/ADP>4:case Goma/PROPN>2:obl ./PUNCT>2:punct",
		names:  []string{"Goma place"},
		props: []said{
			{name: "arrive in", head: "arrived", rel: "arrived in", subj: "Rebels", obj: "Goma", rules: []string{"verb-clause", "prepositional-object"}},
		},
		statements: []string{"rebels | visits | Goma"},
	},
	{
		about:  "each of several members is a member",
		tokens: "Both:both/PRON>3:nsubj are:be/AUX>3:cop members:member/NOUN>0:root of/ADP>6:case the/DET>6:det bloc/NOUN>3:nmod Peru/PROPN>3:nsubj ./PUNCT>3:punct",
		names:  []string{"Peru country"},
		props: []said{
			{name: "be members of", head: "members", rel: "are members of", subj: "Peru", obj: "the bloc", rules: []string{"copula", "copula-relational"}},
		},
		statements: []string{"Peru | is_member_of | bloc"},
	},
	{
		about:  "whoever was forced to do something did it",
		tokens: "Egypt/PROPN>3:nsubj:pass was:be/AUX>3:aux:pass forced:force/VERB>0:root to/PART>5:mark accept/VERB>3:xcomp terms:term/NOUN>5:obj ./PUNCT>3:punct",
		names:  []string{"Egypt country"},
		props: []said{
			{name: "be forced to accept", head: "accept", rel: "was forced to accept", subj: "Egypt", obj: "terms", rules: []string{"implicative"}},
		},
		statements: []string{"Egypt | agrees | terms"},
	},
	{
		about:  "to threaten a deed is not to do it, whatever comes of it",
		tokens: "Serbia/PROPN>3:nsubj may/AUX>3:aux threaten/VERB>0:root to/PART>5:mark topple/VERB>3:xcomp governments:government/NOUN>5:obj ./PUNCT>3:punct",
		names:  []string{"Serbia country"},
		props: []said{
			{name: "threaten to topple", head: "topple", rel: "may threaten to topple", subj: "Serbia", obj: "governments", mode: schema.Possible},
		},
		statements: []string{"Serbia | threatens_to_oust | governments [possible]"},
	},
	{
		about:  "wishing that others do",
		tokens: "Washington/PROPN>2:nsubj wants:want/VERB>0:root the/DET>5:det Russian/ADJ>5:amod forces:force/NOUN>6:nsubj return/VERB>2:ccomp to/ADP>8:case bases:base/NOUN>6:obl ./PUNCT>2:punct",
		names:  []string{"Washington=United States country"},
		props: []said{
			{name: "want", head: "wants", subj: "Washington", content: 2, mode: schema.Desired},
			{name: "return to", head: "return", subj: "the Russian forces", obj: "bases", mode: schema.Desired, by: []string{"Washington want demand"}},
		},
		statements: []string{"United States | wants | return of Russian forces to bases"},
		stances:    []string{"United States support return of Russian forces to bases (other)"},
	},
	{
		about:  "wanting to see others do",
		tokens: "Paris/PROPN>2:nsubj hopes:hope/VERB>0:root to/PART>4:mark persuade/VERB>2:xcomp Iran/PROPN>4:obj to/PART>7:mark release/VERB>4:xcomp hostages:hostage/NOUN>7:obj ./PUNCT>2:punct",
		names:  []string{"Paris=France country", "Iran country"},
		props: []said{
			{name: "hope to persuade", head: "persuade", rel: "hopes to persuade", subj: "Paris", obj: "Iran", mode: schema.Desired},
			{name: "release", head: "release", subj: "Iran", obj: "hostages", mode: schema.Desired, by: []string{"Paris persuade demand"}, rules: []string{"object-control"}},
		},
		statements: []string{"France | asks | Iran [desired]", "France | wants | Iranian release of hostages"},
		stances:    []string{"France support release of hostages (other)"},
		rule:       "wish-as-position",
	},
	{
		about:  "seeking to bar somebody from something",
		tokens: "Moscow/PROPN>2:nsubj seeks:seek/VERB>0:root to/PART>4:mark bar/VERB>2:xcomp America/PROPN>4:obj from/SCONJ>7:mark opening:open/VERB>4:advcl new/ADJ>9:amod bases:base/NOUN>7:obj in/ADP>11:case Asia/PROPN>9:nmod ./PUNCT>2:punct",
		names:  []string{"Moscow=Russia country", "America=United States country", "Asia place"},
		props: []said{
			{name: "seek to bar", head: "bar", rel: "seeks to bar", subj: "Moscow", obj: "America", mode: schema.Desired},
			{name: "open", head: "opening", subj: "America", obj: "new bases in Asia", mode: schema.Possible, by: []string{"Moscow bar demand"}, rules: []string{"object-control"}},
		},
		statements: []string{"Russia | restricts | United States [desired]", "Russia | seeks | no new U.S. bases in Asia"},
		stances:    []string{"Russia oppose new U.S. bases in Asia (other)"},
		rule:       "aim-as-position",
	},
	{
		about:  "light verbs",
		tokens: "Brussels/PROPN>2:nsubj imposed:impose/VERB>0:root sanctions:sanction/NOUN>2:obj on/ADP>5:case Belarus/PROPN>3:nmod ./PUNCT>2:punct",
		names:  []string{"Brussels=European Union organization", "Belarus country"},
		props:  []said{{name: "impose", head: "imposed", subj: "Brussels", obj: "sanctions on Belarus"}},
		statements: []string{
			"European Union | sanctions | Belarus", "European Union | imposes | sanctions on Belarus",
		},
		stances: []string{"European Union oppose Belarus (self)"},
		rule:    "light-verb",
	},
	{
		about: "each leads his own delegation",
		tokens: "The/DET>3:det Russian/ADJ>3:amod ministry/NOUN>4:nsubj said:say/VERB>0:root delegations:delegation/NOUN>8:nsubj:pass will/AUX>8:aux be/AUX>8:aux:pass led:lead/VERB>4:ccomp by/ADP>12:case deputy/NOUN>11:amod minister/NOUN>12:nmod Ryabkov/PROPN>8:obl and/CCONJ>15:cc " +
			"U.S./PROPN>15:nmod Sherman/PROPN>12:conj ./PUNCT>4:punct",
		names: []string{"Ryabkov person", "U.S.=United States country", "Sherman person", "Russian ministry organization"},
		props: []said{
			{name: "lead", head: "led", rel: "will be led by", subj: "Ryabkov", obj: "delegations", mode: schema.Future, by: []string{"The Russian ministry say report"}, rules: []string{"passive-agent"}},
			{name: "lead", head: "led", rel: "will be led by", subj: "Sherman", obj: "delegations", mode: schema.Future, by: []string{"The Russian ministry say report"}, rules: []string{"passive-agent"}},
			{name: "be deputy secretary of", head: "U.S.", subj: "Sherman", obj: "U.S."},
		},
		statements: []string{
			"Ryabkov | leads | Russian delegation [future] <Russian ministry:report",
			"Sherman | leads | U.S. delegation [future] <Russian ministry:report",
			"Ryabkov | is_deputy_minister_of | Russia",
		},
		rule: "distributed-delegation",
	},
	{
		about:  "warning for a case",
		tokens: "Biden/PROPN>2:nsubj warned:warn/VERB>0:root Putin/PROPN>2:obj of/ADP>5:case consequences:consequence/NOUN>2:obl if/SCONJ>8:mark troops:troop/NOUN>8:nsubj invaded:invade/VERB>2:advcl Ukraine/PROPN>8:obj ./PUNCT>2:punct",
		names:  []string{"Biden person", "Putin person", "Ukraine country"},
		props: []said{
			{name: "warn", head: "warned", subj: "Biden", obj: "Putin", roles: []string{"other:of consequences", "condition:if troops invaded Ukraine"}},
			{name: "invade", head: "invaded", subj: "troops", obj: "Ukraine", mode: schema.Conditional, rules: []string{"condition"}},
		},
		statements: []string{"Biden | warns | Putin", "troops | invades | Ukraine [conditional]"},
		stances:    []string{"Biden oppose invasion of Ukraine (self)"},
	},
	{
		about:  "calling something a name",
		tokens: "Washington/PROPN>2:nsubj called:call/VERB>0:root the/DET>5:det Russian/ADJ>5:amod positions:position/NOUN>2:obj non-starters:non-starter/NOUN>2:xcomp ./PUNCT>2:punct",
		names:  []string{"Washington=United States country"},
		props:  []said{{name: "call", head: "called", subj: "Washington", obj: "the Russian positions", roles: []string{"other:non-starters"}}},
		stances: []string{
			"United States oppose Russian positions (self)",
		},
	},
	{
		about:  "a threat is bad in the eyes of whoever says so; denial and the need for something",
		tokens: "Putin/PROPN>2:nsubj said:say/VERB>0:root expansion/NOUN>6:nsubj is:be/AUX>6:cop a/DET>6:det threat/NOUN>2:ccomp to/ADP>9:case Russian/ADJ>9:amod security/NOUN>6:nmod ./PUNCT>2:punct",
		names:  []string{"Putin person"},
		props: []said{
			{name: "say", head: "said", subj: "Putin", content: 2},
			{name: "be threat to", head: "threat", rel: "is a threat to", subj: "expansion", obj: "Russian security", by: []string{"Putin say report"}},
		},
		statements: []string{"expansion | threatens | Russian security <Putin:report"},
		stances:    []string{"Putin oppose expansion (self)"},
	},
	{
		about:   "the noun that wraps what is meant",
		tokens:  "Biden/PROPN>2:nsubj stressed:stress/VERB>0:root the/DET>4:det need/NOUN>2:obj for/ADP>7:case diplomatic/ADJ>7:amod solutions:solution/NOUN>4:nmod ./PUNCT>2:punct",
		names:   []string{"Biden person"},
		props:   []said{{name: "stress", head: "stressed", subj: "Biden", obj: "the need for diplomatic solutions"}},
		stances: []string{"Biden support diplomatic solutions (self)"},
	},
	{
		about:  "joining is a chain; the wish is the holder's own",
		tokens: "Ukraine/PROPN>2:nsubj wants:want/VERB>0:root to/PART>4:mark join/VERB>2:xcomp NATO/PROPN>4:obj ./PUNCT>2:punct",
		names:  []string{"Ukraine country", "NATO organization"},
		props:  []said{{name: "want to join", head: "join", rel: "wants to join", subj: "Ukraine", obj: "NATO", mode: schema.Desired}},
		statements: []string{
			"Ukraine | joins | NATO [desired]",
		},
		stances: []string{"Ukraine support NATO (other)"},
	},
	{
		about:   "taking no side",
		tokens:  "Switzerland/PROPN>3:nsubj remained:remain/VERB>3:cop neutral/ADJ>0:root on/ADP>6:case the/DET>6:det embargo/NOUN>3:obl ./PUNCT>3:punct",
		names:   []string{"Switzerland country"},
		props:   []said{{name: "remain neutral on", head: "neutral", rel: "remained neutral on", subj: "Switzerland", obj: "the embargo"}},
		stances: []string{"Switzerland neutral embargo (self)"},
	},
	{
		about:  "an accusation tells the accuser's side, not that of the accused",
		tokens: "Kyiv/PROPN>2:nsubj accused:accuse/VERB>0:root Minsk/PROPN>2:obj of/SCONJ>5:mark aiding:aid/VERB>2:advcl Moscow/PROPN>5:obj ./PUNCT>2:punct",
		names:  []string{"Kyiv=Ukraine country", "Minsk=Belarus country", "Moscow=Russia country"},
		props: []said{
			{name: "accuse", head: "accused", subj: "Kyiv", obj: "Minsk"},
			{name: "aid", head: "aiding", subj: "Minsk", obj: "Moscow", by: []string{"Kyiv accuse claim"}, rules: []string{"object-control"}},
		},
		statements: []string{"Ukraine | accuses | Belarus", "Belarus | aids | Russia <Ukraine:claim"},
		stances:    []string{"Ukraine oppose Belarus (self)", "Ukraine oppose Belarusian aid to Russia (self)"},
	},
	{
		about:   "criticising what somebody does",
		tokens:  "Paris/PROPN>2:nsubj condemned:condemn/VERB>0:root Assad/PROPN>5:nmod:poss 's/PART>3:case attack/NOUN>2:obj ./PUNCT>2:punct",
		names:   []string{"Paris=France country", "Assad person"},
		props:   []said{{name: "condemn", head: "condemned", subj: "Paris", obj: "Assad 's attack"}},
		stances: []string{"France oppose Assad (self)"},
	},
	{
		about:  "negation never makes an attack, nor a stance of it",
		tokens: "Iran/PROPN>4:nsubj did:do/AUX>4:aux not/PART>4:advmod attack/VERB>0:root Israel/PROPN>4:obj ./PUNCT>4:punct",
		names:  []string{"Iran country", "Israel country"},
		props:  []said{{name: "attack", head: "attack", rel: "did not attack", subj: "Iran", obj: "Israel", neg: true}},
		statements: []string{
			"Iran | attacks | Israel [not]",
		},
		stances: []string{},
	},
}

func TestReadings(t *testing.T) {
	for _, test := range readingTests {
		t.Run(test.about, func(t *testing.T) {
			doc := document(t, test.tokens, test.names, test.props...)
			statements, stances := canonical(t, doc)
			for _, want := range test.statements {
				if !slices.Contains(statements, want) {
					t.Errorf("no statement %q in\n%s", want, strings.Join(statements, "\n"))
				}
			}
			for _, want := range test.stances {
				if !slices.Contains(stances, want) {
					t.Errorf("no stance %q in\n%s", want, strings.Join(stances, "\n"))
				}
			}
			if test.stances != nil && len(test.stances) == 0 && len(stances) > 0 {
				t.Errorf("stances %q", stances)
			}
			if test.rule != "" && !fired(doc, test.rule) {
				t.Errorf("rule %s did not fire", test.rule)
			}
			checkSound(t, doc)
		})
	}
}

func fired(doc *extract.Document, rule string) bool {
	return slices.ContainsFunc(doc.Statements, func(s schema.Statement) bool { return slices.Contains(s.Rules, rule) })
}

// checkSound holds for every document: evidence slices back, texts are words
// of the document, no pronoun is a name, every object is a known entity.
func checkSound(t *testing.T, doc *extract.Document) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range doc.Entities {
		known[e.ID] = true
	}
	check := func(a schema.Argument) {
		if a.ID == "" || a.Name == "" || pronouns[strings.ToLower(a.Name)] || !known[a.ID] || !strings.Contains(doc.Text, a.Text) {
			t.Errorf("bad argument %+v", a)
		}
	}
	for _, s := range doc.Statements {
		if s.Evidence.Quote != doc.Text[s.Evidence.Start:s.Evidence.End] || s.ID == "" || s.Evidence.Sentence < 1 {
			t.Errorf("bad evidence %+v", s.Evidence)
		}
		check(s.Subject)
		if s.Object != nil {
			check(*s.Object)
		}
		for _, a := range s.Attribution {
			check(a.Source)
		}
		for _, r := range s.Roles {
			if !strings.Contains(doc.Text, r.Text) {
				t.Errorf("role text %q is not in the document", r.Text)
			}
		}
	}
	for _, s := range doc.Stances {
		check(s.Holder)
		check(s.Target)
		if s.Strength <= 0 || s.Strength > 1 || len(s.Statements) == 0 {
			t.Errorf("bad stance %+v", s)
		}
	}
}

func TestDeedNamed(t *testing.T) {
	for name, want := range map[string]string{
		"NATO's eastward expansion": "NATO expansion", "further enlargement of NATO": "NATO expansion",
		"Russia's invasion of Ukraine": "Russian invasion of Ukraine", "invasion of Ukraine by Russia": "Russian invasion of Ukraine",
		"pullout of Russian troops from Georgia": "withdrawal of Russian troops from Georgia", "Turkey's withdrawal from Syria": "Turkish withdrawal from Syria",
		"withdrawal of Turkey from Syria": "Turkish withdrawal from Syria", "resignation of Vera Dahl": "Vera Dahl's resignation",
		"cleric's extradition": "extradition of cleric", "Ukraine's accession to NATO": "Ukrainian NATO membership",
		"admission of Ukraine to NATO": "Ukrainian NATO membership", "Catalan independence": "Catalan independence",
		"Putin's deployment of troops near Kyiv": "deployment of Putin's troops near Kyiv",
		"Russia's neighbour":                     "", "nuclear deal": "", "'s": "", "release of prisoners and end of talks": "",
	} {
		got := ""
		if d, ok := deedNamed(name); ok {
			got = d.name()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestUnnamed reads a pronoun with which the text begins: what is said of it is
// told, but no graph holds it.
func TestUnnamed(t *testing.T) {
	doc := document(t, "He/PRON>2:nsubj met:meet/VERB>0:root Putin/PROPN>2:obj ./PUNCT>2:punct", []string{"Putin person"},
		said{name: "meet", head: "met", subj: "He", obj: "Putin"},
		said{name: "praise", head: "met", subj: "Putin", obj: "He"},
	)
	statements, _ := canonical(t, doc)
	want := []string{"Putin | praises | unnamed person", "unnamed person | meets_with | Putin"}
	slices.Sort(statements)
	if !slices.Equal(statements, want) {
		t.Errorf("got %q, want %q", statements, want)
	}
	for _, s := range doc.Statements {
		if s.Held() {
			t.Errorf("a graph would hold %+v", s)
		}
	}
	if len(doc.Entities) > 0 {
		t.Errorf("entities %+v", doc.Entities)
	}
}

// TestConverse reads a passive from both sides, of which a graph holds one.
func TestConverse(t *testing.T) {
	doc := document(t, "Kyiv/PROPN>3:nsubj:pass was:be/AUX>3:aux:pass attacked:attack/VERB>0:root by/ADP>5:case Russia/PROPN>3:obl ./PUNCT>3:punct",
		[]string{"Kyiv place", "Russia country"},
		said{name: "attack", head: "attacked", subj: "Russia", obj: "Kyiv", rules: []string{"passive-agent"}},
	)
	canonical(t, doc)
	var held, told *schema.Statement
	for i := range doc.Statements {
		if doc.Statements[i].Held() {
			held = &doc.Statements[i]
		} else {
			told = &doc.Statements[i]
		}
	}
	if held == nil || told == nil || held.Subject.ID != "Russia" || told.Converse != held.ID || told.Relation.Name != "be attacked by" || told.Subject.ID != "Kyiv" || told.Object.ID != "Russia" {
		t.Errorf("held %+v, told %+v", held, told)
	}
}

func TestPronounsAreDropped(t *testing.T) {
	doc := document(t, "He/PRON>2:nsubj said:say/VERB>0:root it/PRON>4:nsubj attacked:attack/VERB>2:ccomp Kyiv/PROPN>4:obj while/SCONJ>8:mark Russia/PROPN>8:nsubj watched:watch/VERB>4:advcl ./PUNCT>2:punct",
		[]string{"Kyiv place", "Russia country"},
		said{name: "say", head: "said", subj: "He", content: 2},
		said{name: "attack", head: "attacked", subj: "it", obj: "Kyiv", by: []string{"He say report"}},
		said{name: "watch", head: "watched", subj: "Russia", by: []string{"He say report"}},
	)
	doc.Blocks = []extract.Block{{Kind: extract.Heading}} // not where the text begins
	statements, _ := canonical(t, doc)
	if want := "Russia | watches <unnamed source:report"; len(statements) != 1 || statements[0] != want {
		t.Errorf("got %q, want only %q", statements, want)
	}
	if got := doc.Statements[0].Attribution[0].Source.Text; got != "He" {
		t.Errorf("text of the unnamed source is %q", got)
	}
	checkSound(t, doc)
}

func TestSameClaimSameID(t *testing.T) {
	test := readingTests[0]
	first, second := document(t, test.tokens, test.names, test.props...), document(t, test.tokens, test.names, test.props...)
	canonical(t, first)
	canonical(t, second)
	for i := range first.Statements {
		if first.Statements[i].ID != second.Statements[i].ID {
			t.Errorf("ids differ: %s, %s", first.Statements[i].ID, second.Statements[i].ID)
		}
	}
}

func TestPositionsCarryIssues(t *testing.T) {
	test := readingTests[0]
	doc := document(t, test.tokens, test.names, test.props...)
	canonical(t, doc)
	at := slices.IndexFunc(doc.Entities, func(e schema.Entity) bool { return e.ID == "no_NATO_expansion" })
	if at < 0 {
		t.Fatalf("no position among %+v", doc.Entities)
	}
	if e := doc.Entities[at]; e.Class != schema.Position || e.Issue != "NATO_expansion" || !e.Opposes {
		t.Errorf("got %+v", e)
	}
}

func BenchmarkStage(b *testing.B) {
	var docs []*extract.Document
	for _, test := range readingTests {
		t := &testing.T{}
		docs = append(docs, document(t, test.tokens, test.names, test.props...))
	}
	for b.Loop() {
		for _, doc := range docs {
			if err := Stage().Run(b.Context(), doc); err != nil {
				b.Fatal(err)
			}
		}
	}
}
