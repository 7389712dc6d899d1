/*
 * When is a screen not well? Pure: what was seen, and when, decides.
 */

/** One look at the browser. `painted`: two frames came, and there is text in them. */
export interface Look {
  readonly alive: boolean;
  readonly painted: boolean;
  /** The screen is off by its schedule: nothing is painted then. */
  readonly dark: boolean;
  readonly url: string;
  /** How long the answer took, milliseconds. */
  readonly tookMs: number;
}

export interface Watch {
  readonly home: string;
  /** How long the first paint may take, milliseconds. */
  readonly firstMs: number;
  /** It painted once since the browser was started. */
  readonly painted: boolean;
  /** What its answers take of late: a slow machine is not a hung one. */
  readonly usualMs: number;
  readonly aliveAt: number;
  readonly paintedAt: number;
  /** When the page was last loaded anew without help. */
  readonly reloadedAt: number | null;
}

export type Judged =
  | { readonly act: "none" | "reload"; readonly watch: Watch }
  | { readonly act: "restart"; readonly watch: Watch; readonly reason: string };

/** Milliseconds. A first paint takes minutes under emulation; after it a person must not wait ten seconds. */
export const limits = { hungMs: 4_000, mostMs: 20_000, firstPaintMs: 60_000 } as const;
/** How many times as long a start may take after so many that came to nothing: a starved machine gets there in the end. */
const mostGrowth = 8;

/** A limit of a browser's start, after `tries` starts in a row that painted nothing. Milliseconds. */
export function grown(limitMs: number, tries: number): number {
  return limitMs * Math.min(mostGrowth, 2 ** Math.max(0, tries));
}

/** A browser that takes so many times as long as usual does not come back. */
const muchLonger = 8;

/** How long this browser may be silent or white, milliseconds. */
export function patienceMs({ painted, usualMs, firstMs }: Watch): number {
  if (!painted) return firstMs;
  return Math.min(limits.mostMs, Math.max(limits.hungMs, usualMs * muchLonger));
}

/** A browser that was started now, after `tries` that painted nothing. */
export function watchFrom(home: string, now: number, tries = 0): Watch {
  const firstMs = grown(limits.firstPaintMs, tries);
  return {
    home,
    firstMs,
    painted: false,
    usualMs: 0,
    aliveAt: now,
    paintedAt: now,
    reloadedAt: null,
  };
}

/** A white page is loaded anew once; one that stays white, and a browser that does not answer, begin again. */
export function judge(watch: Watch, look: Look, now: number): Judged {
  const first = !watch.painted;
  const next = noted(watch, look, now);
  if (now - next.aliveAt >= patienceMs(watch)) return restart(next, "the browser does not answer");
  if (look.alive && !isHome(look.url, watch.home) && next.reloadedAt === null)
    return reload(next, now);
  if (now - next.paintedAt < patienceMs(watch)) return { act: "none", watch: next };
  return first || next.reloadedAt !== null
    ? restart(next, "the page is not painted")
    : reload(next, now);
}

function noted(watch: Watch, look: Look, now: number): Watch {
  return {
    ...watch,
    painted: watch.painted || look.painted,
    usualMs: look.painted ? Math.max(watch.usualMs * 0.8, look.tookMs) : watch.usualMs,
    aliveAt: look.alive ? now : watch.aliveAt,
    paintedAt: look.painted || look.dark ? now : watch.paintedAt,
    reloadedAt: look.painted ? null : watch.reloadedAt,
  };
}

function reload(watch: Watch, now: number): Judged {
  return { act: "reload", watch: { ...watch, reloadedAt: now, paintedAt: now } };
}

function restart(watch: Watch, reason: string): Judged {
  return { act: "restart", watch, reason };
}

/** The screen may move to another screen of the same box (a pairing does), and nowhere else. */
function isHome(url: string, home: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return origin === new URL(home).origin && /^\/(kiosk|board)\//.test(pathname);
}
