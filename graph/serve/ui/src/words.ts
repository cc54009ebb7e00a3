// Marks the subject, the relation and the object inside a quote.

export type WordKind = "subject" | "relation" | "object";
export interface Part { text: string; kind?: WordKind }

/**
 * Cuts a quote into parts so that the given words are parts of their own.
 * A word stands at its first place that no earlier word holds; what the quote
 * lacks is not marked. Joined again, the parts are the quote.
 */
export function markWords(quote: string, words: readonly { text: string; kind: WordKind }[]): Part[] {
  const held: { from: number; to: number; kind: WordKind }[] = [];
  for (const { text, kind } of words) {
    if (!text) continue;
    for (let from = quote.indexOf(text); from >= 0; from = quote.indexOf(text, from + 1)) {
      const to = from + text.length;
      if (!wholeWords(quote, from, to) || held.some((h) => from < h.to && h.from < to)) continue;
      held.push({ from, to, kind });
      break;
    }
  }
  held.sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  let at = 0;
  for (const h of held) {
    if (h.from > at) parts.push({ text: quote.slice(at, h.from) });
    parts.push({ text: quote.slice(h.from, h.to), kind: h.kind });
    at = h.to;
  }
  if (at < quote.length) parts.push({ text: quote.slice(at) });
  return parts;
}

const letter = /[\p{L}\p{N}]/u;
const wholeWords = (text: string, from: number, to: number) =>
  !(letter.test(text[from - 1] ?? "") && letter.test(text[from]!)) && !(letter.test(text[to - 1]!) && letter.test(text[to] ?? ""));

/** Cuts a text at byte offsets, as the graph counts them: before, inside and after. */
export function cutAt(text: string, start: number, end: number): [string, string, string] {
  const bytes = new TextEncoder().encode(text), decoder = new TextDecoder();
  return [decoder.decode(bytes.subarray(0, start)), decoder.decode(bytes.subarray(start, end)), decoder.decode(bytes.subarray(end))];
}

/** A text without the line ends inside its paragraphs. */
export const flow = (text = "") => text.replace(/[ \t]*\r?\n\s*/g, (blank) => (/\n[^\n]*\n/.test(blank) ? "\n\n" : " "));
