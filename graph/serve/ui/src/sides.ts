// The sides one can take, each with a sign that does not rely on colour.

export type Side = "support" | "oppose" | "neutral" | "mixed";

export const sides: Record<Side, { sign: string; verb: string; heading: string }> = {
  support: { sign: "▲", verb: "supports", heading: "For" },
  oppose: { sign: "▼", verb: "opposes", heading: "Against" },
  mixed: { sign: "◆", verb: "is for and against", heading: "For and against" },
  neutral: { sign: "●", verb: "is neutral on", heading: "Neutral on" },
};
