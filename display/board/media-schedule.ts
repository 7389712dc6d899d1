import type { MediaItem } from "../../protocol/board.ts";

/** A moment on the wall clock of the site. */
export interface LocalMoment {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** Since midnight. */
  readonly minute: number;
}

/** What the playlist has for this moment, in its order. */
export function playable(
  media: readonly MediaItem[],
  { weekday, minute }: LocalMoment,
): MediaItem[] {
  return media.filter(({ weekdays, from, until }) => {
    if (weekdays.length > 0 && !weekdays.includes(weekday)) return false;
    return isBetween(minute, minutesOf(from), minutesOf(until));
  });
}

/** `22:00` to `06:00` goes over midnight; from equal to until is the whole day. */
function isBetween(minute: number, from: number, until: number): boolean {
  if (from === until) return true;
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The moment in the site's zone; in the device's own where the zone is not known. */
export function localMoment(at: number, zone: string): LocalMoment {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: days.indexOf(parts["weekday"] ?? "Mon") + 1,
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

let known: { readonly zone: string; readonly format: Intl.DateTimeFormat } | null = null;

function formatOf(zone: string): Intl.DateTimeFormat {
  if (known?.zone === zone) return known.format;
  const options = {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat("en-GB", options);
  }
  known = { zone, format };
  return format;
}
