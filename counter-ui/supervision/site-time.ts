const dayMs = 24 * 3_600_000;

/**
 * The next moment at which the site's clocks show `hh:mm`, after `now`; null for what is no time. Found by asking
 * what each zone offset within a day would show, so that it holds over a change of summer time.
 */
export function nextTimeOfDay(text: string, zone: string, now: number): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const wanted = Number(hours) * 60 + Number(minutes);
  const start = Math.ceil(now / 60_000) * 60_000;
  const ahead = (wanted - minuteOf(start, zone) + 24 * 60) % (24 * 60);
  const guess = start + ahead * 60_000;
  const off = wanted - minuteOf(guess, zone);
  const at = guess + ((((off + 12 * 60) % (24 * 60)) + 24 * 60) % (24 * 60)) * 60_000 - dayMs / 2;
  return at > now ? at : at + dayMs;
}

/** Minutes since the site's midnight. */
function minuteOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    ...(zone === "" ? {} : { timeZone: zone }),
  }).format(at);
  const [hour = 0, minute = 0] = parts.split(":").map(Number);
  return hour * 60 + minute;
}
