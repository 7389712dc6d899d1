/** Calls `tick` every `ms` until the answer is called. */
export type Ticker = (ms: number, tick: () => void) => () => void;

/** The page's own timer; a browser slows it to once a minute in a tab that is hidden for long. */
export const pageTicker: Ticker = (ms, tick) => {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
};

/**
 * A timer that a hidden tab keeps: an agent reads another program while the counter page stays linked. Where
 * workers are missing, the page's own.
 */
export const steadyTicker: Ticker = (ms, tick) => {
  try {
    const worker = new Worker(new URL("./steady-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = tick;
    worker.postMessage(ms);
    return () => worker.terminate();
  } catch {
    return pageTicker(ms, tick);
  }
};
