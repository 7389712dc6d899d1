import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Program, startProgram } from "../../test/support/program.ts";

/** Between two looks whether a starting box answers. */
const lookMs = 4;
/** A box that takes longer to start is broken; a busy machine takes a minute where a quiet one takes a second. */
const startMs = 120_000;

/** The demonstration's password for the time of a trial. */
export const victimPassword = "mot-de-passe-d-essai";

/** The box, as a program of its own that may be killed at any instruction. */
export interface Victim {
  readonly url: string;
  /** Starts it; with `die` it is killed so many milliseconds after its birth, ready or not. */
  start(die?: number): Promise<void>;
  /** Milliseconds from birth to the first answer, of each start that came so far. */
  readonly starts: readonly number[];
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

export async function victim(dataDir: string): Promise<Victim> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const starts: number[] = [];
  let program: Program<unknown> | null = null;
  return {
    ...{ url, starts },
    async start(die) {
      const box = startProgram("appliance/main.ts", ["--data", dataDir, "--port", String(port)], {
        PATIENCE_DEMO_PASSWORD: victimPassword,
        PATIENCE_RATE_LIMIT: "off",
      });
      program = box;
      if (die === undefined) starts.push(await firstAnswer(url, box));
      else {
        await wait(die);
        if (box.over()) throw new Error(`the box ended by itself: ${box.said()}`);
        await box.end("SIGKILL");
      }
    },
    async kill() {
      if (program?.over()) throw new Error(`the box ended by itself: ${program.said()}`);
      await program?.end("SIGKILL");
    },
    stop: async () => program?.end("SIGTERM"),
  };
}

async function firstAnswer(url: string, box: Program<unknown>): Promise<number> {
  while (performance.now() - box.startedAt < startMs) {
    if (box.over()) throw new Error(`the box does not start: ${box.said()}`);
    const answered = await fetch(`${url}/v1/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return performance.now() - box.startedAt;
    await wait(lookMs);
  }
  throw new Error(`no answer within ${startMs} ms: ${box.said()}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
