import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, HttpClient, ProblemBody } from "../../test/support/http-client.ts";
import type { Ledger, Pending } from "./ledger.ts";

/** How long a client waits before it tries a dead box again. */
const retryMs = 10;
/** A box that is away for so long does not come back. */
const patienceMs = 60_000;

export interface Act {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body: object;
  readonly what: Pending["what"];
  /** Refusals that the rules may well give here. */
  readonly mayRefuse?: readonly string[];
}

/**
 * Asks until an answer comes, each time with the same key, as a page does. Null for a refusal that was foreseen;
 * any other throws: after a crash, too, the rules must go on from where they were.
 */
export async function surely<T>(client: HttpClient, ledger: Ledger, act: Act): Promise<T | null> {
  const key = randomUUID();
  const pending: Pending = { what: act.what, lost: false };
  ledger.pending.set(key, pending);
  const over = performance.now() + patienceMs;
  while (performance.now() < over) {
    const answer = await attempt<T>(client, act, key);
    if (answer && answer.status !== 503) {
      ledger.answered(key, answer);
      return judged(answer, act);
    }
    if (!pending.lost) ledger.retried += 1;
    pending.lost = true;
    await wait(retryMs);
  }
  throw new Error(`the box did not come back within ${patienceMs} ms`);
}

async function attempt<T>(client: HttpClient, act: Act, key: string): Promise<Answer<T> | null> {
  try {
    return await client.ask<T>(act.method, act.path, act.body, key);
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function judged<T>(answer: Answer<T>, act: Act): T | null {
  if (answer.status < 300) return answer.body;
  const { code } = answer.body as ProblemBody;
  if (act.mayRefuse?.includes(code)) return null;
  throw new Error(`${act.method} ${act.path} was refused: ${answer.status} ${code}`);
}
