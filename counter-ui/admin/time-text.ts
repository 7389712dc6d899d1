/** A time of day as people type it, `8h30`, `830`, `8:30`, as `08:30`; null for what is none. */
export function timeOf(typed: string): string | null {
  const [, hours = "", minutes = "00"] =
    /^\s*(\d{1,2})(?:\s*[:hH.]?\s*(\d{2}))?\s*[hH]?\s*$/.exec(typed) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}
