import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, nowhere, readAddress, readSee, restrictions, seeEdge, seeEntity, seeStance, toPlace, writeAddress } from "./address";
import { wantedAfter } from "./gizmo";
import { phrase } from "./phrase";
import { cellOf, idsOf, readable, toCSV } from "./rows";
import { cutAt, flow, markWords } from "./words";

const relations = new Set(["demands"]);

test("an address comes back as it was written", () => {
  for (const address of [
    nowhere,
    { ...nowhere, query: 'g.V("<Russia>").Out("<demands>").All() // a & b? #1 100%', view: "graph" as const },
    { ...nowhere, language: "graphql" as const, query: "{\n  nodes(id: <Kyiv>) { id }\n}", see: "stmt:0a" },
    { ...nowhere, room: "explore" as const, place: "actor" as const, id: "São_Tomé", see: seeEdge("A", "not:admits", "B") },
    { ...nowhere, room: "explore" as const, place: "graph" as const, id: "A&B", grown: ["C", "C", "D?#"], hidden: ["negated"], filter: { ...everything, since: "2026-01-01", source: "Meridian Press" } },
    { ...nowhere, ...toPlace("path", "A", { to: "B" }), see: seeStance("A", "B") },
  ]) assert.deepEqual(readAddress(writeAddress(address)), address);
});

test("a foreign address leads to the front door", () => {
  for (const hash of ["", "#", "#/", "#/attic?lang=sql&view=pie", "#nonsense", "#/query/attic"]) assert.deepEqual(readAddress(hash), nowhere);
});

test("the panel's address is understood", () => {
  assert.deepEqual(readSee(seeEntity("Russia")), { kind: "entity", id: "Russia" });
  assert.deepEqual(readSee(seeEdge("A", "b", "C")), { kind: "edge", subject: "A", relation: "b", object: "C" });
  assert.deepEqual(readSee("stmt:12"), { kind: "statement", id: "stmt:12" });
  assert.deepEqual(readSee(seeStance("A", "B")), { kind: "stance", holder: "A", target: "B" });
  assert.deepEqual(readSee("<a> <b>"), { kind: "nothing" });
  assert.equal(restrictions({ ...everything, relation: "demands", until: "2026-01-01" }), 2);
});

test("cells say what they are", () => {
  const kinds: [unknown, string, string][] = [
    ["<Wendy_Sherman>", "entity", "Wendy Sherman"],
    ["<Jordan_(person)>", "entity", "Jordan (person)"],
    ["<100%25_tariff>", "entity", "100% tariff"],
    ["<stmt:5b>", "statement", "stmt:5b"],
    ["<demands>", "term", "demands"],
    ["<claimed-not:stokes>", "term", "claimed-not:stokes"],
    ["<rdf:type>", "term", "rdf:type"],
    ["Russia", "text", "Russia"],
    [3, "text", "3"],
    [{ a: 1 }, "structure", '{"a":1}'],
    [null, "nothing", ""],
  ];
  for (const [value, kind, text] of kinds) {
    const cell = cellOf(value, relations);
    assert.deepEqual([cell.kind, cell.text], [kind, text]);
  }
});

test("a stray per cent sign does no harm", () => assert.equal(readable("50%_more"), "50% more"));

test("ids are found once each, inside structures too", () => {
  const rows = [{ id: "<A>", r: "<demands>" }, { id: "<B>", more: [{ id: "<A>" }, { id: "<C>" }] }];
  assert.deepEqual(idsOf(rows, relations), ["A", "B", "C"]);
});

test("comma-separated values are quoted and harmless", () => {
  assert.equal(
    toCSV(["id", "note"], [{ id: "<A>", note: 'say "no", twice' }, { id: "=1+1" }, { id: -3, note: { a: 1 } }]),
    'id,note\r\n<A>,"say ""no"", twice"\r\n\'=1+1,\r\n-3,"{""a"":1}"\r\n',
  );
});

test("the word at the cursor", () => {
  const cases: [string, unknown][] = [
    ["g.", { kind: "start", from: 2 }],
    ["g.V().O", { kind: "method", from: 6 }],
    ['g.V("<Ru', { kind: "entity", from: 5, quoted: true }],
    ["g.V(", { kind: "entity", from: 4, quoted: false }],
    ['g.V("<Russia>").Out("', { kind: "relation", from: 21, quoted: true }],
    ['g.V("<Russia>").Out(["<a>", "', { kind: "relation", from: 29, quoted: true }],
    ['g.V("<Russia>").Out("<a>", "', null],
    ['g.V().Has("<a>", "', { kind: "either", from: 18, quoted: true }],
    ["var x", null],
    ['// g.V("', null],
    ['g.V().Tag("', null],
  ];
  for (const [before, want] of cases) assert.deepEqual(wantedAfter(before), want, before);
});

test("a verb as a sentence has it", () => {
  const lead = { id: "leads", name: "lead" }, be = { id: "is_president_of", name: "be president of" };
  assert.equal(phrase(lead, "affirmed", "actual"), "leads");
  assert.equal(phrase(lead, "affirmed", "future"), "will lead");
  assert.equal(phrase(lead, "negated", "actual"), "does not lead");
  assert.equal(phrase(lead, "negated", "obligation"), "must not lead");
  assert.equal(phrase(lead, "negated", "desired"), "not to lead");
  assert.equal(phrase(be, "affirmed", "actual"), "is president of");
  assert.equal(phrase(be, "negated", "actual"), "is not president of");
});

test("words are marked where they stand whole, and nothing is lost", () => {
  const quote = "Talks will be led by Wendy Sherman, he said; led";
  const parts = markWords(quote, [
    { text: "will be led by", kind: "relation" }, { text: "Wendy Sherman", kind: "subject" }, { text: "he", kind: "object" }, { text: "absent", kind: "object" },
  ]);
  assert.equal(parts.map((p) => p.text).join(""), quote);
  assert.deepEqual(parts.filter((p) => p.kind).map((p) => [p.kind, p.text]), [["relation", "will be led by"], ["subject", "Wendy Sherman"], ["object", "he"]]);
  assert.deepEqual(markWords("the other", [{ text: "he", kind: "subject" }]), [{ text: "the other" }]);
});

test("a text is cut at bytes, not at characters", () => {
  assert.deepEqual(cutAt("é — ab", 7, 8), ["é — ", "a", "b"]);
});

test("lines flow, paragraphs stay", () => {
  assert.equal(flow("one\r\n two\n\n  three\nfour"), "one two\n\nthree four");
});
