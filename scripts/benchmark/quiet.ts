import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const lookMs = 250;
/** Share of one processor that counts as rest. */
const restShare = 0.06;
/** The longest that a measurement waits for a server to come to rest. */
const patienceMs = 8_000;
/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const tickMs = 10;

/** Processes by parent, from /proc. */
function familyOf(pid: number): number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const fields = statOf(Number(name));
      return fields ? [{ pid: Number(name), parent: Number(fields[1]) }] : [];
    });
  const family = [pid];
  for (const member of family)
    family.push(...all.filter(({ parent }) => parent === member).map((one) => one.pid));
  return family;
}

/** The fields after the program's name: state, parent, ... */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It ended between the listing and the reading.
    return null;
  }
}

function workedMs(pid: number): number {
  return familyOf(pid).reduce((sum, member) => {
    const fields = statOf(member);
    return sum + (fields ? (Number(fields[11]) + Number(fields[12])) * tickMs : 0);
  }, 0);
}

/** Waits until a process and its children do nothing any more: the other side's turn must not pay for it. */
export async function untilQuiet(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  const over = performance.now() + patienceMs;
  let before = workedMs(pid);
  while (performance.now() < over) {
    await wait(lookMs);
    const now = workedMs(pid);
    if (Math.abs(now - before) <= lookMs * restShare) return;
    before = now;
  }
}

/** Resident memory of a process in megabytes (2^20). */
export function memoryMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "latin1");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
