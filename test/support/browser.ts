import { type Browser, chromium } from "playwright-core";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium, headless. With `env`, its sound goes to that sound server instead of nowhere. */
export function openBrowser(
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
  } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      ...quiet,
      ...(options.env ? ["--autoplay-policy=no-user-gesture-required"] : []),
      ...(options.args ?? []),
    ],
    // Playwright mutes by default, and a muted page proves nothing.
    ignoreDefaultArgs: options.env ? ["--mute-audio"] : [],
    env: { ...process.env, ...options.env } as Record<string, string>,
  });
}
