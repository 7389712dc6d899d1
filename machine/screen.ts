import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, openBrowser } from "./browser.ts";
import { type Place, place, untilDisplay } from "./outputs.ts";
import { isDark } from "./schedule.ts";
import { runFolder } from "./system-files.ts";
import { grown, judge, type Look, limits, patienceMs, type Watch, watchFrom } from "./watch.ts";

/*
 * One screen: starts the browser on the machine's own first page, leads it to the box's page as soon as that answers,
 * and looks every two seconds whether it still paints. A browser that crashed, hangs or is white is ended and started
 * again. `screen.js kiosk` or `screen.js board`.
 */

const kind = process.argv[2] === "board" ? "board" : "kiosk";
const lookMs = 1_000;
/** Windows are put in their places again after so many looks. */
const placeEvery = 5;
const answerMs = 4_000;
const faultsShownMs = 60_000;
const displayMs = 120_000;
const startMs = 120_000;

interface ScreenPlan extends Place {
  readonly url: string;
  readonly off: { readonly from: string; readonly to: string } | null;
}

function plan(): ScreenPlan {
  const all = JSON.parse(readFileSync(`${runFolder}/screens.json`, "utf8")) as Record<
    string,
    ScreenPlan
  >;
  const own = all[kind];
  if (!own) throw new Error(`this machine shows no ${kind}`);
  return own;
}

function faultCount(): number {
  const report = JSON.parse(readFileSync(`${runFolder}/report.json`, "utf8")) as {
    readonly faults: readonly string[];
  };
  return report.faults.length;
}

/** Seconds since power-on, as the kernel counts them. */
function uptime(): number {
  return Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
}

/** Starts in a row that painted nothing, as the one before told. */
function triesBefore(): number {
  try {
    const told: unknown = JSON.parse(readFileSync(`${runFolder}/screens/${kind}.json`, "utf8"));
    return (told as { readonly tries?: number }).tries ?? 0;
  } catch {
    return 0;
  }
}

/** For the health check, and for whoever asks how long a start takes. */
function tell(state: object): void {
  const path = `${runFolder}/screens/${kind}.json`;
  mkdirSync(`${runFolder}/screens`, { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify({ ...state, uptime: uptime() }));
  renameSync(`${path}.new`, path);
}

/** The unit of the compositor has found out whether there is a graphics processor. */
function hasGraphics(): boolean {
  return !existsSync("/run/patience-screen/software");
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(new URL("/v1/health", url), {
    signal: AbortSignal.timeout(answerMs),
  }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}

/** The installer's faults are on the screen for a minute, or until somebody has touched them. */
async function showFaults(browser: Browser): Promise<void> {
  if (faultCount() === 0) return;
  await browser.open(`file://${runFolder}/faults.html`);
  console.log("faults shown");
  const until = performance.now() + faultsShownMs;
  while (performance.now() < until) {
    const seen = await browser.ask("document.documentElement.dataset.seen ?? ''", answerMs);
    if (seen === "yes") return;
    await delay(500);
  }
}

async function look(browser: Browser, dark: boolean, withinMs: number): Promise<Look> {
  const askedAt = performance.now();
  const [there, text] = await Promise.all([
    browser.ask("1", withinMs),
    dark ? Promise.resolve("dark") : browser.ask(paintedText, withinMs),
  ]);
  return {
    alive: there === 1,
    painted: typeof text === "string" && text !== "" && text !== "dark",
    dark,
    url: browser.url(),
    tookMs: performance.now() - askedAt,
  };
}

/**
 * After two frames: the visible text's beginning. A page of Lit elements has its text in shadow roots; one that is only
 * a colour has none, and so has the browser's own error page.
 */
const paintedText = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const read = (node) => node.nodeType === 3 ? node.data.trim()
    : [...(node.shadowRoot ? node.shadowRoot.childNodes : []), ...node.childNodes]
      .filter((one) => !/^(STYLE|SCRIPT|TITLE)$/.test(one.nodeName)).map(read).filter(Boolean).join(" ");
  done(location.protocol === "chrome-error:" || !document.body ? "" : read(document.body).slice(0, 80));
})))`;

async function watchOver(browser: Browser, screen: ScreenPlan, watch: Watch): Promise<string> {
  let state = watch;
  for (let looks = 0; ; looks += 1) {
    await delay(lookMs);
    if (browser.ended()) return "the browser ended";
    const dark = isDark(screen.off, new Date());
    if (looks % placeEvery === 0) await place(browser.pid, kind, screen, dark);
    // Half of the patience: a second look decides.
    const seen = await look(browser, dark, Math.min(patienceMs(state), limits.mostMs) / 2);
    const judged = judge(state, seen, performance.now());
    if (judged.act === "restart") return judged.reason;
    if (judged.act === "reload") await browser.open(screen.url);
    if (judged.watch.painted && !state.painted) {
      hasPainted = true;
      tell({ painted: true, tries: 0 });
      console.log(`painted ${uptime().toFixed(1)} s after power-on`);
    }
    state = judged.watch;
  }
}

async function run(): Promise<string> {
  const screen = plan();
  await untilDisplay(process.env["SWAYSOCK"] ?? "", displayMs);
  const browser = await openBrowser({
    profile: `/run/patience-screen-${kind}/profile`,
    url: `file://${runFolder}/starting.html`,
    scale: 1,
    graphics: hasGraphics(),
    startMs: grown(startMs, tries),
  });
  try {
    await place(browser.pid, kind, screen, false);
    const asked = performance.now();
    await showFaults(browser);
    while (!(await answers(screen.url))) {
      if (browser.ended()) return "the browser ended";
      await delay(performance.now() - asked > faultsShownMs ? 2_000 : 500);
    }
    await browser.open(screen.url);
    return await watchOver(browser, screen, watchFrom(screen.url, performance.now(), tries));
  } finally {
    browser.kill();
  }
}

const tries = triesBefore();
let hasPainted = false;
tell({ painted: false, tries });
const reason = await run().catch((error: unknown) => String(error));
console.log(`the screen begins again: ${reason}`);
tell({ painted: false, reason, tries: hasPainted ? 0 : tries + 1 });
// systemd starts it again at once, with an empty profile.
process.exit(1);
