// Days gathered into periods of even length: years, months or days, whichever
// gives bars that can be told apart.

export interface Period { name: string; since: string; until: string; count: number }

const mostBars = 48;
const day = 86_400_000;
const iso = (d: Date) => d.toISOString().slice(0, 10);

type Unit = "day" | "month" | "year";
const length: Record<Unit, number> = { day: 10, month: 7, year: 4 };

/** The day on which the next period begins. */
function next(start: Date, unit: Unit): Date {
  const d = new Date(start);
  if (unit === "day") d.setUTCDate(d.getUTCDate() + 1);
  else if (unit === "month") d.setUTCMonth(d.getUTCMonth() + 1);
  else d.setUTCFullYear(d.getUTCFullYear() + 1);
  return d;
}

const names: Record<Unit, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short", year: "numeric" }, month: { month: "long", year: "numeric" }, year: { year: "numeric" },
};

/**
 * Counts dates (days, or anything that begins with one as exact as the unit) by
 * period, from the first to the last, empty ones included. Too many periods are
 * cut at the front: the last are kept.
 */
export function perPeriod(dates: readonly string[]): Period[] {
  const days = dates.filter((d) => /^\d{4}-\d\d-\d\d/.test(d)).map((d) => d.slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const span = (Date.parse(last) - Date.parse(first)) / day;
  const unit: Unit = span < mostBars ? "day" : span < mostBars * 30 ? "month" : "year";
  const counts = new Map<string, number>();
  for (const d of days) counts.set(d.slice(0, length[unit]), (counts.get(d.slice(0, length[unit])) ?? 0) + 1);
  const periods: Period[] = [];
  let start = new Date(first.slice(0, length[unit]) + "-01-01".slice(length[unit] - 4) + "T00:00:00Z");
  while (iso(start) <= last) {
    const after = next(start, unit);
    periods.push({
      name: start.toLocaleDateString("en-GB", { ...names[unit], timeZone: "UTC" }),
      since: iso(start), until: iso(new Date(after.valueOf() - day)),
      count: counts.get(iso(start).slice(0, length[unit])) ?? 0,
    });
    start = after;
  }
  return periods.slice(-mostBars);
}
