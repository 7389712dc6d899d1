/** True while a screen is dark by its schedule; the span may pass midnight. Times are those of the machine's zone. */
export function isDark(
  off: { readonly from: string; readonly to: string } | null,
  now: { getHours(): number; getMinutes(): number },
): boolean {
  if (off === null) return false;
  const at = now.getHours() * 60 + now.getMinutes();
  const [from, to] = [minutesOf(off.from), minutesOf(off.to)];
  return from < to ? at >= from && at < to : at >= from || at < to;
}

/** True in the five minutes that begin with a time of day: as often as the timer asks. */
export function isHour(time: string, now: { getHours(): number; getMinutes(): number }): boolean {
  const late = now.getHours() * 60 + now.getMinutes() - minutesOf(time);
  return late >= 0 && late < 5;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
