import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const whole = "/usr/bin/chromium";
/** The same engine without a desktop's own windows: it starts in a third of the time. It has no sound. */
const shell = "/usr/bin/chromium-headless-shell";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const autoplay = "--autoplay-policy=";

/**
 * Debian's Chromium, headless. With `env`, its sound goes to that sound server instead of nowhere, and pages may sound by
 * themselves unless `args` says otherwise.
 */
export function openBrowser(
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    /** The rules by which a desktop's browser lets a page sound: only the whole Chromium has them. */
    readonly sounds?: boolean;
  } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: options.env || options.sounds || !existsSync(shell) ? whole : shell,
    args: [
      ...quiet,
      ...(options.env && !options.args?.some((arg) => arg.startsWith(autoplay))
        ? [`${autoplay}no-user-gesture-required`]
        : []),
      ...(options.args ?? []),
    ],
    // Playwright mutes by default, and a muted page proves nothing.
    ignoreDefaultArgs: options.env ? ["--mute-audio"] : [],
    env: { ...process.env, ...options.env } as Record<string, string>,
  });
}
