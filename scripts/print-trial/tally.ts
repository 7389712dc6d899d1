import type { DrawnTicket } from "../paper-printer/mechanism.ts";

/** What the box says of one ticket's paper in the end. */
export interface Outcome {
  readonly label: string;
  readonly state: string;
}

export interface Tally {
  readonly tickets: number;
  readonly printed: number;
  readonly failed: number;
  readonly unknown: number;
  /** Of the unknown ones, those that lie in the tray all the same. */
  readonly unknownOnPaper: number;
}

/** Compares what was told with what came out; throws at the first ticket of which something false was told. */
export function tallyOf(outcomes: readonly Outcome[], tray: readonly DrawnTicket[]): Tally {
  const papers = new Map<string, number>();
  for (const { text, qr } of tray) {
    const label = text[0] ?? "";
    // Without its QR code it is a beginning that was given up.
    if (qr.length > 0) papers.set(label, (papers.get(label) ?? 0) + 1);
  }
  const count = (state: string) => outcomes.filter((outcome) => outcome.state === state);
  for (const { label, state } of outcomes) judge(label, state, papers.get(label) ?? 0);
  const unknown = count("unknown");
  return {
    tickets: outcomes.length,
    printed: count("printed").length,
    failed: count("failed").length,
    unknown: unknown.length,
    unknownOnPaper: unknown.filter(({ label }) => papers.has(label)).length,
  };
}

const allowed: Readonly<Record<string, readonly number[]>> = {
  printed: [1],
  failed: [0],
  unknown: [0, 1],
};

function judge(label: string, state: string, papers: number): void {
  if (allowed[state]?.includes(papers)) return;
  throw new Error(`${label} is said to be "${state}", and came out ${papers} times`);
}
