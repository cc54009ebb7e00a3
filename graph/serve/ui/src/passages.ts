// A text cut where the evidence of its statements begins and ends.

export interface Evidence { id: string; start: number; end: number } // bytes, half-open
export interface Passage { text: string; ids: string[] } // the narrowest evidence first

/**
 * Cuts a text so that each part rests on the same statements throughout. Joined
 * again, the parts are the text. Evidence that does not lie in it is left out.
 */
export function passages(text: string, evidence: readonly Evidence[]): Passage[] {
  const bytes = new TextEncoder().encode(text), decoder = new TextDecoder();
  const held = evidence.filter((e) => e.start >= 0 && e.start < e.end && e.end <= bytes.length)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const cuts = [...new Set([0, bytes.length, ...held.flatMap((e) => [e.start, e.end])])].sort((a, b) => a - b);
  const parts: Passage[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!, to = cuts[i + 1]!;
    parts.push({
      text: decoder.decode(bytes.subarray(from, to)),
      ids: held.filter((e) => e.start <= from && e.end >= to).map((e) => e.id),
    });
  }
  return parts;
}
