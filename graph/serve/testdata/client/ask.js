// Asks a server through Cayley's client, and prints what came back as JSON.
const client = require("cayley")(process.argv[2]);
const g = client.graph;
const call = (ask) => new Promise((done, fail) => ask((wrong, answer) => (wrong ? fail(wrong) : done(answer))));

(async () => {
  const led = g.Morphism().Out("<speaks_with>").In("<speaks_with>").Out("<leads>");
  console.log(JSON.stringify({
    demands: await call((back) => g.V("<Veldoria>").Out("<demands>").All(back)),
    followed: await call((back) => g.V("<Ana_Moréno>").Follow(led).All(back)),
    limited: await call((back) => g.V().GetLimit(2, back)),
    shape: await call((back) => g.type("shape").V("<Veldoria>").Out("<demands>").All(back)),
    written: await new Promise((done) => client.write([{ subject: "a", predicate: "b", object: "c" }], (wrong, body) => done(body.error))),
  }));
})();
