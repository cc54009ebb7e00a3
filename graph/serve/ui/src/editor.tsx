// The query editor: CodeMirror with the graph's own words.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, insertCompletionText, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";
import type { Failure, Language, Vocabulary } from "./api";
import { graphMethods, pathMethods, wantedAfter, type Method } from "./gizmo";

interface Props {
  /** Text to put into the editor, whenever this is another object; what is typed never comes back. */
  loaded: { text: string };
  language: Language;
  vocabulary: Vocabulary | null;
  failure: Failure | null;
  onChange: (value: string) => void;
  onRun: () => void;
}

const colours = HighlightStyle.define([
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)" },
  { tag: [tags.propertyName, tags.function(tags.propertyName)], color: "var(--code-method)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);

const nonce = document.querySelector<HTMLMetaElement>("meta[name=style-nonce]")?.content ?? "";
const outlines: Record<Language, string> = {
  gizmo: 'g.V("<Name>").Out("<relation>").All()',
  graphql: "{ nodes(id: <Name>) { id, <relation> { id } } }",
  mql: '[{ "id": "<Name>", "<relation>": [{ "id": null }] }]',
};

const methodOption = (m: Method): Completion => ({ label: m.name, detail: m.detail, info: m.info, type: "method" });

/** Puts a name in place of what was typed of it, over a closing bracket that stands there already. */
function put(view: EditorView, chosen: Completion, from: number, to: number) {
  const end = view.state.sliceDoc(to, to + 1) === ">" ? to + 1 : to;
  view.dispatch(insertCompletionText(view.state, chosen.label, from, end));
}

/** Completions where the cursor stands, from the methods and the graph's vocabulary. */
function complete(vocabulary: () => Vocabulary | null) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    const wanted = wantedAfter(before);
    if (!wanted) return null;
    if (!("quoted" in wanted))
      return { from: wanted.from, options: (wanted.kind === "start" ? graphMethods : pathMethods).map(methodOption), validFor: /^\w*$/ };
    if (!wanted.quoted && !context.explicit) return null;
    const words = vocabulary();
    if (!words) return null;
    const write = (id: string) => (wanted.quoted ? `<${id}>` : `"<${id}>"`);
    const entities = words.entities.map((e, i): Completion => ({ label: write(e.id), detail: e.class, type: "entity", apply: put, boost: -i / words.entities.length }));
    const relations = words.relations.map((r, i): Completion => ({ label: write(r.id), detail: `${r.statements}`, type: "relation", apply: put, boost: 1 - i / words.relations.length }));
    const options = wanted.kind === "entity" ? entities : wanted.kind === "relation" ? relations : [...entities, ...relations];
    return { from: wanted.from, options, validFor: /^[^"']*$/ };
  };
}

/** From the place of a failure to the end of its line; the whole line where only the line is known or nothing follows. */
function placeOf(state: EditorState, failure: Failure) {
  const line = state.doc.line(Math.min(Math.max(failure.line ?? 1, 1), state.doc.lines));
  const from = failure.column ? line.from + failure.column - 1 : line.from;
  return { from: from < line.to ? from : line.from, to: line.to };
}

export function Editor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;
  const perLanguage = useRef(new Compartment());

  const languageOf = (language: Language) => [
    language === "gizmo" ? [javascript(), autocompletion({ override: [complete(() => now.current.vocabulary)] })] : [],
    placeholder(outlines[language]),
  ];

  useEffect(() => {
    const run = () => { now.current.onRun(); return true; };
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: props.loaded.text,
        extensions: [
          nonce ? EditorView.cspNonce.of(nonce) : [],
          Prec.highest(keymap.of([
            { key: "Mod-Enter", run },
            { key: "Tab", run: acceptCompletion },
          ])),
          lineNumbers(), history(), drawSelection(), highlightSpecialChars(), bracketMatching(), closeBrackets(),
          syntaxHighlighting(colours), lintGutter(), EditorView.lineWrapping,
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          perLanguage.current.of(languageOf(props.language)),
          EditorView.contentAttributes.of({ "aria-label": "Query", spellcheck: "false", autocapitalize: "off" }),
          EditorView.updateListener.of((u) => { if (u.docChanged) now.current.onChange(u.state.doc.toString()); }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const v = view.current!, { text } = props.loaded;
    if (v.state.doc.toString() !== text) v.dispatch({ changes: { from: 0, to: v.state.doc.length, insert: text } });
  }, [props.loaded]);

  useEffect(() => {
    view.current!.dispatch({ effects: perLanguage.current.reconfigure(languageOf(props.language)) });
  }, [props.language]);

  useEffect(() => {
    const v = view.current!, { failure } = props;
    const marks = failure?.line ? [{ ...placeOf(v.state, failure), severity: "error" as const, message: failure.message }] : [];
    v.dispatch(setDiagnostics(v.state, marks));
  }, [props.failure]);

  return <div class="editor" ref={host} />;
}
