// Keeping a query: under a name, or as an address to send to somebody.
import { useRef, useState } from "preact/hooks";

export function SaveAs({ disabled, onSave }: { disabled: boolean; onSave: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => { setOpen(false); setTimeout(() => button.current?.focus()); };
  const save = (e: SubmitEvent) => {
    e.preventDefault();
    const name = String(new FormData(e.currentTarget as HTMLFormElement).get("name")).trim();
    if (name) onSave(name);
    close();
  };
  if (!open) return <button ref={button} type="button" class="tool" disabled={disabled} onClick={() => setOpen(true)}>Save as</button>;
  return (
    <form class="save-as" onSubmit={save} onKeyDown={(e) => { if (e.key === "Escape") close(); }}>
      <input ref={(input) => input?.focus()} name="name" aria-label="Name of the query" placeholder="Name" maxLength={80} autocomplete="off" />
      <button type="submit" class="tool">Save</button>
    </form>
  );
}

/** Copies the address, which holds everything; only pages that are served safely may do so. */
export function Share({ disabled }: { disabled: boolean }) {
  const [copied, setCopied] = useState(false);
  if (!navigator.clipboard) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return <button type="button" class="tool share" disabled={disabled} onClick={copy} aria-live="polite">{copied ? "Copied" : "Copy link"}</button>;
}

/** Hands the browser a file to keep. */
export function saveFile(name: string, content: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
