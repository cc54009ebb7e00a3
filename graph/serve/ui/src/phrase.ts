// A statement's verb as a sentence would have it.
import type { Statement } from "./api";
import { readable } from "./rows";

const auxiliary: Record<Statement["modality"], string> = {
  actual: "", future: "will", possible: "may", obligation: "must", desired: "to", conditional: "would",
};

/** "leads", "will lead", "does not lead", "must not lead", "not to lead". */
export function phrase(relation: { id: string; name: string }, polarity: Statement["polarity"], modality: Statement["modality"]): string {
  const before = auxiliary[modality];
  if (polarity === "affirmed") return before ? `${before} ${relation.name}` : readable(relation.id);
  if (modality === "desired") return `not to ${relation.name}`;
  if (before) return `${before} not ${relation.name}`;
  return /^be\b/.test(relation.name) ? relation.name.replace(/^be\b/, "is not") : `does not ${relation.name}`;
}
