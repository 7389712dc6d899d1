const dayMs = 24 * 3_600_000;

/** 1 (Monday) to 7 of a date, ISO 8601; 0 for what is no date. */
export function weekday(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? 0 : new Date(at).getUTCDay() || 7;
}

/** The ISO 8601 week of a date, `2026-W48`: the year is that of the week's Thursday. Empty for what is no date. */
export function weekOf(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return "";
  const thursday = new Date(at + (4 - weekday(date)) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
