import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

/*
 * Which window is on which screen, how it is turned, and when it is dark: by the compositor's own commands (sway-ipc(7)).
 */

const run = promisify(execFile);
const askMs = 5_000;
const socketLookMs = 200;

export interface Place {
  readonly output: string | null;
  readonly rotation: 0 | 90 | 180 | 270;
}

interface Output {
  readonly name: string;
  readonly power: boolean;
  readonly transform: string;
  readonly active: boolean;
}

/** Waits until the compositor is there, by its socket; the windows' socket is older. */
export async function untilDisplay(socket: string, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (!existsSync(socket)) {
    if (performance.now() > until) throw new Error("there is no display");
    await delay(socketLookMs);
  }
}

async function sway(...args: string[]): Promise<string> {
  const { stdout } = await run("swaymsg", ["--raw", ...args], { timeout: askMs });
  return stdout;
}

/** The first connector is the kiosk's and the second the board's, unless the installer's file names one. */
export function outputOf(
  names: readonly string[],
  kind: "kiosk" | "board",
  wanted: string | null,
): string | undefined {
  if (wanted !== null && names.includes(wanted)) return wanted;
  const sorted = [...names].sort();
  return kind === "board" ? (sorted[1] ?? sorted[0]) : sorted[0];
}

/** Puts the window of a process on its screen. Done at each look: a cable that was out comes back by itself. */
export async function place(
  pid: number,
  kind: "kiosk" | "board",
  { output, rotation }: Place,
  dark: boolean,
): Promise<void> {
  try {
    const outputs = JSON.parse(await sway("-t", "get_outputs")) as readonly Output[];
    const name = outputOf(
      outputs.filter(({ active }) => active).map((one) => one.name),
      kind,
      output,
    );
    const found = outputs.find((one) => one.name === name);
    if (!found || name === undefined) return;
    const transform = rotation === 0 ? "normal" : String(rotation);
    const commands = [
      `[pid=${pid}] move container to output ${name}`,
      `[pid=${pid}] fullscreen enable`,
      ...(found.transform === transform ? [] : [`output ${name} transform ${transform}`]),
      ...(found.power === !dark ? [] : [`output ${name} power ${dark ? "off" : "on"}`]),
      ...(kind === "kiosk" ? [`input type:touch map_to_output ${name}`] : []),
    ];
    for (const command of commands) await sway(command).catch(() => undefined);
  } catch (error) {
    console.error(`outputs: ${error instanceof Error ? error.message : String(error)}`);
  }
}
