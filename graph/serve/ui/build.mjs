// Builds the page into dist/: index.html and everything it loads under
// assets/. With --test it bundles the unit tests into a temporary folder
// instead and runs them with Node's own test runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(root, ...parts);

const common = {
  absWorkingDir: root,
  bundle: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  target: "es2022",
  logLevel: "warning",
};

async function page() {
  await rm(at("dist", "assets"), { recursive: true, force: true });
  await mkdir(at("dist", "assets"), { recursive: true });
  const result = await build({
    ...common,
    entryPoints: { app: "src/main.tsx", style: "src/style.css" },
    outdir: "dist/assets",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    minify: true,
    metafile: true,
    legalComments: "none",
    loader: { ".woff2": "file" },
    publicPath: "./",
  });
  const outputs = Object.entries(result.metafile.outputs);
  const named = (entry) => "assets/" + path.basename(outputs.find(([, o]) => o.entryPoint === entry)[0]);
  const fonts = outputs.map(([name]) => path.basename(name)).filter((name) => name.endsWith(".woff2") && !name.includes("-ext-"));
  const preload = fonts.map((f) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="assets/${f}">`);
  const html = (await readFile(at("src", "index.html"), "utf8"))
    .replace("<!-- preload -->", preload.join("\n    "))
    .replace("src/main.tsx", named("src/main.tsx"))
    .replace("src/style.css", named("src/style.css"));
  await writeFile(at("dist", "assets", "LICENSES.txt"), await licenses(Object.keys(result.metafile.inputs)));
  await writeFile(at("dist", "index.html"), html);
}

/** The licences of the packages that the bundle is made of, one after the other. */
async function licenses(inputs) {
  const packages = new Set(inputs.map((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]).filter(Boolean));
  const texts = [];
  for (const name of [...packages].sort()) {
    const folder = at("node_modules", name);
    const file = (await readdir(folder)).find((f) => /^licen[cs]e/i.test(f));
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    texts.push(`${name} ${version} (${license})\n\n${file ? await readFile(path.join(folder, file), "utf8") : ""}`);
  }
  return texts.join("\n" + "-".repeat(72) + "\n");
}

async function test() {
  const out = await mkdtemp(path.join(tmpdir(), "parley-ui-"));
  try {
    const tests = (await readdir(at("src"))).filter((name) => name.endsWith(".test.ts"));
    await build({
      ...common,
      entryPoints: tests.map((name) => "src/" + name),
      outdir: out,
      outExtension: { ".js": ".mjs" },
      platform: "node",
      format: "esm",
    });
    const files = (await readdir(out)).map((name) => path.join(out, name));
    const run = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
    process.exitCode = run.status ?? 1;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

await (process.argv.includes("--test") ? test() : page());
