import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../test/support/browser.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { trialPassword } from "../../test/support/site.ts";
import type { Bench } from "./bench.ts";

/** The pages of statistics, and what each shows of a year. */
const pages = [
  ["overview", "/supervision/statistiques"],
  ["day", "/supervision/statistiques/jour"],
  ["calibration", "/supervision/statistiques/estimations"],
] as const;

/**
 * In the page: asks for a period, and answers after how long its figures were painted: all figures and the drawings in
 * the window are out, and the frame after it. What is folded or below the window follows, and is not waited for. With `empty` the box's answer is an empty one, so that nothing is left but the way there and a sentence.
 */
const timing = `(() => {
  const statistics = () => document.querySelector("q-supervision").shadowRoot.querySelector("q-statistics");
  const own = window.fetch.bind(window);
  window.answerEmpty = false;
  window.fetch = async (input, init) => {
    const answer = await own(input, init);
    if (!window.answerEmpty || !String(input).includes("/v1/statistics?")) return answer;
    const query = new URL(String(input), location.href).searchParams;
    const none = { count: 0, mean: null, p50: null, p80: null, p90: null, p95: null, max: null };
    const total = { key: "", arrivals: 0, called: 0, received: 0, noShows: 0, unserved: 0, recalls: 0, repeats: 0,
      transfers: 0, putBacks: 0, wait: none, arrive: none, serve: none };
    const lists = Object.fromEntries(["days", "weeks", "hours", "weekdays", "services", "counters", "agents", "reasons",
      "week", "calibration"].map((name) => [name, []]));
    const body = { at: Date.now(), from: query.get("from"), to: query.get("to"), total, ...lists,
      rows: { tickets: 0, visits: 0 }, names: {} };
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  };
  const frame = () => new Promise((run) => requestAnimationFrame(run));
  window.ask = async (from, to, empty) => {
    const page = statistics();
    window.answerEmpty = empty;
    page.report = null;
    // Told by the page itself: who looks for it frame by frame finds it late, and has the frames in between drawn.
    const arrived = new Promise((run) => {
      const updated = page.updated;
      page.updated = (changed) => {
        updated.call(page, changed);
        if (page.report?.from !== from || page.report.to !== to) return;
        delete page.updated;
        run();
      };
    });
    const began = performance.now();
    page.period = { from, to };
    await arrived;
    await page.updateComplete;
    for (const chart of page.renderRoot.querySelectorAll("q-chart")) await chart.updateComplete;
    await frame();
    await frame();
    return performance.now() - began;
  };
})()`;

/** From a period that is chosen until its figures are painted in Chromium; the floor is the same page with an empty answer. */
export async function measurePaintedStatistics(
  bench: Bench,
  { port, days }: { readonly port: number; readonly days: readonly string[] },
): Promise<void> {
  const browser = await openBrowser();
  bench.later(() => browser.close());
  for (const [name, path] of pages) {
    const page = await openPage(browser, `http://127.0.0.1:${port}`, path);
    const asked = name === "day" ? singleDays(days) : years(days);
    const { floor, box } = await timesOf(page, asked.slice(0, bench.pick(11, 5)));
    bench.rows.push({
      what: `${name === "day" ? "a day" : "a year"} of statistics, ${name}: chosen -> painted`,
      ...{ unit: "ms", floor: median(floor), box: median(box), judged: "box" },
      budget: { limit: 200, is: "atMost" },
      note: `worst ${Math.round(percentile(box, 1))} ms of ${box.length}; 450 calls a day; floor: an empty answer`,
    });
    await page.context().close();
  }
}

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** Another period each time, so that no answer is there already. */
function years(days: readonly string[]): Asked[] {
  const to = days.at(-1) ?? "";
  return days.slice(0, 20).map((from) => ({ from, to }));
}

function singleDays(days: readonly string[]): Asked[] {
  return days.slice(-20).map((day) => ({ from: day, to: day }));
}

/** Each period empty and full; the first is no figure: it finds the thread's days unread and its loops not compiled. */
async function timesOf(page: Page, asked: readonly Asked[]) {
  const times = { floor: [] as number[], box: [] as number[] };
  for (const [turn, { from, to }] of asked.entries()) {
    const other = { from, to: from };
    const floor = await timeOf(page, other, true);
    const box = await timeOf(page, { from, to }, false);
    if (turn === 0) continue;
    times.floor.push(floor);
    times.box.push(box);
  }
  return times;
}

async function openPage(browser: Browser, url: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const login = { login: "admin", password: trialPassword };
  await context.request.post(`${url}/v1/sessions`, { data: login });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url + path);
  await page.locator("q-statistics .tools").waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(timing);
  return page;
}

function timeOf(page: Page, { from, to }: Asked, empty: boolean): Promise<number> {
  return page.evaluate<number>(`ask(${JSON.stringify(from)}, ${JSON.stringify(to)}, ${empty})`);
}
