/** Height beside the call, heights of what may stand there, in units; the styles keep to them. */
const asideUnits = 80;
const gapUnits = 2.5;
const panelUnits = 13;
const serviceUnits = 7.4;
const mediaUnits = { landscape: 33, portrait: 57 } as const;
/** A row of the list is this much higher than its type, and never lower than a counter's two words. */
const rowShare = 1.35;
const rowLeast = 11;
/** Services that are shown at once before they take turns, while the list needs room too. */
const servicesMost = 4;

export interface AsidePlan {
  /** Calls that are listed. */
  readonly rows: number;
  readonly rowUnits: number;
  /** Services that are shown at a time. */
  readonly serviceRows: number;
}

/** What has room beside the call: pictures first, then services and calls share the rest. Nothing ever scrolls. */
export function asidePlan(wanted: {
  readonly calls: number;
  readonly services: number;
  readonly media: boolean;
  readonly portrait: boolean;
  readonly listUnits: number;
}): AsidePlan {
  const rowUnits = Math.max(rowLeast, wanted.listUnits * rowShare);
  const media = wanted.media
    ? mediaUnits[wanted.portrait ? "portrait" : "landscape"] + gapUnits
    : 0;
  const room = asideUnits - media;
  const few = Math.min(wanted.services, servicesMost);
  const forServices = wanted.services === 0 ? 0 : panelUnits + few * serviceUnits + gapUnits;
  const rows = rowsIn(room - forServices, rowUnits, wanted.calls);
  // A list of nothing, or one without room, leaves all of it to the services.
  if (rows > 0 || wanted.services === 0) return { rows, rowUnits, serviceRows: few };
  return { rows: 0, rowUnits, serviceRows: rowsIn(room, serviceUnits, wanted.services) };
}

function rowsIn(room: number, row: number, most: number): number {
  return Math.max(0, Math.min(most, Math.floor((room - panelUnits) / row)));
}

/** Whoever does not fit takes turns, calmly: the part of the list that is shown at `now`. Turns are as even as can be. */
export function turnOf<T>(
  things: readonly T[],
  most: number,
  now: number,
  turnMs: number,
): readonly T[] {
  if (most <= 0 || things.length <= most) return things.slice(0, Math.max(0, most));
  const pages = Math.ceil(things.length / most);
  const page = Math.floor(now / turnMs) % pages;
  const each = Math.ceil(things.length / pages);
  return things.slice(page * each, (page + 1) * each);
}
