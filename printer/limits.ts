/** How long each step of printing may take, in milliseconds. Every wait has one of these bounds. */
export interface PrintLimits {
  /** A LAN answers in milliseconds; a printer that starts up may take a second or two. */
  readonly connectMs: number;
  /** A real-time answer takes milliseconds even from an offline printer; then it counts as silent. */
  readonly answerMs: number;
  /** A printer that just said it is well answers a question in its turn, behind what it was given before. */
  readonly probeMs: number;
  /** A printer that is offline without a cause is mostly feeding new paper: about two seconds. */
  readonly onlineMs: number;
  /** Handing 512 bytes to the system: at once, unless the printer has stopped reading. */
  readonly writeMs: number;
  /** From the last byte to the printer's answer: 1 s on paper, more while a hot head cools. */
  readonly printMs: number;
  /** How often to look after the printer while its answer is awaited. */
  readonly pollMs: number;
  /** For its goodbye. */
  readonly closeMs: number;
}

export const defaultLimits: PrintLimits = {
  connectMs: 3_000,
  answerMs: 1_000,
  probeMs: 3_000,
  onlineMs: 3_000,
  writeMs: 3_000,
  printMs: 20_000,
  pollMs: 300,
  closeMs: 1_000,
};
