// Adding an article to the graph, where the server allows it: paste it, or
// drop a file, and see what it says.
import { useState } from "preact/hooks";
import { toPlace } from "./address";
import { api, Failure, type About } from "./api";
import { useHere } from "./links";

const empty = { title: "", source: "", date: "", text: "" };

export function AddPlace({ about, onAdded }: { about: About; onAdded: () => void }) {
  if (!about.write) return <p class="empty">This server only reads. Started with <code>parley serve --write</code>, it takes articles here, and adds what they say to the graph.</p>;
  return <Form needsToken={about.token} onAdded={onAdded} />;
}

function Form({ needsToken, onAdded }: { needsToken: boolean; onAdded: () => void }) {
  const { go } = useHere();
  const [article, setArticle] = useState(empty);
  const [token, setToken] = useState(() => sessionStorage.getItem("parley.token") ?? "");
  const [state, setState] = useState<"ready" | "reading" | Failure>("ready");
  const [over, setOver] = useState(false);
  const set = (field: keyof typeof empty) => (e: { currentTarget: { value: string } }) => setArticle({ ...article, [field]: e.currentTarget.value });

  const drop = async (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    const file = e.dataTransfer?.files[0];
    if (file) await take(file);
    else setArticle({ ...article, text: e.dataTransfer?.getData("text/plain") ?? article.text });
  };
  const take = async (file: File) => setArticle({ ...article, text: await file.text(), title: article.title || file.name.replace(/\.\w+$/, "") });
  const send = async (e: SubmitEvent) => {
    e.preventDefault();
    setState("reading");
    try {
      const added = await api.add(article, token);
      sessionStorage.setItem("parley.token", token);
      onAdded();
      go(toPlace("document", added.document.document, { view: "graph" }));
    } catch (problem) { setState(problem as Failure); }
  };
  const failure = state instanceof Failure ? state : null;
  return (
    <form class={over ? "add over" : "add"} aria-label="Add an article" onSubmit={send}
      onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <h1 class="title">Add an article</h1>
      <p class="quiet">Paste its text, or drop a text file anywhere on this page. It is read at once, and what it says joins the graph.</p>
      <div class="fields">
        <label class="wide">Title<input value={article.title} onInput={set("title")} maxLength={300} /></label>
        <label>Source<input value={article.source} onInput={set("source")} maxLength={100} placeholder="outlet or agency" /></label>
        <label>Date<input type="date" value={article.date} onInput={set("date")} /></label>
      </div>
      <label class="article-text">Text<textarea value={article.text} onInput={set("text")} rows={14} required /></label>
      {needsToken && <label class="field narrow">Token <input type="password" value={token} autocomplete="off" onInput={(e) => setToken(e.currentTarget.value)} /></label>}
      {failure && <p class="problem" role="alert">{failure.message} {failure.hint}</p>}
      <p class="actions">
        <button type="submit" class="run" disabled={state === "reading" || !article.text.trim()}>{state === "reading" ? "Reading…" : "Read it"}</button>
        <label class="tool file">Choose a file<input type="file" class="unseen" accept=".txt,.md,.html,text/*" onChange={(e) => { const file = e.currentTarget.files?.[0]; if (file) void take(file); }} /></label>
      </p>
    </form>
  );
}
