import { createHash } from "node:crypto";
import { EscPosBuilder } from "./escpos/encode.ts";
import type { PrinterEvent } from "./escpos/status.ts";
import type { TicketMarks } from "./layout/ticket.ts";
import type { PrinterProfile } from "./profiles.ts";
import { encoderFor } from "./profiles.ts";

/** How far a printer has come with a ticket: nothing heard, ready for it, its text printed, cut. */
export const stages = { none: 0, ready: 1, printed: 2, cut: 3 } as const;
export type Stage = (typeof stages)[keyof typeof stages];

/**
 * The three questions of one ticket: before it (does this printer answer, and is nothing in its
 * way?), after its text, after its cut. Kept apart from any link: it only hears events.
 */
export interface Confirmation {
  readonly marks: TicketMarks;
  /** The question before the ticket; undefined where the printer answers none. */
  readonly probe: Uint8Array | undefined;
  readonly stage: Stage;
  hear(event: PrinterEvent): void;
}

/** The confirmation that the profile's printer can give for this job. */
export function confirmationOf(profile: PrinterProfile, jobId: string): Confirmation {
  const ids = processIds(jobId);
  const marks = { beforeCut: ids[2], afterCut: ids[3] };
  const ask = () => new EscPosBuilder(encoderFor(profile));
  let stage: Stage = stages.none;
  const reach = (next: Stage) => {
    if (next > stage) stage = next;
  };
  return {
    marks,
    probe: {
      processId: ask().processId(ids[1]).bytes(),
      queuedStatus: ask().queuedPaperStatus().bytes(),
      none: undefined,
    }[profile.confirmation],
    get stage() {
      return stage;
    },
    hear: (event) => {
      if (profile.confirmation === "processId" && event.kind === "processId")
        reach(stageOf(event.id, ids));
      // These answers bear no name: they are counted, on a link that carries no older question.
      if (profile.confirmation === "queuedStatus" && event.kind === "queued")
        reach(nextStage[stage]);
    },
  };
}

type Ids = Readonly<Record<1 | 2 | 3, string>>;

const nextStage: Readonly<Record<Stage, Stage>> = { 0: 1, 1: 2, 2: 3, 3: 3 };

/**
 * A printer that could not speak for a while says only the latest of its answers (TM-L90, p. 429):
 * each one stands for those before it.
 */
function stageOf(id: string, ids: Ids): Stage {
  if (id === ids[3]) return stages.cut;
  if (id === ids[2]) return stages.printed;
  return id === ids[1] ? stages.ready : stages.none;
}

/** Three characters of the job (one in 262144 tickets shares them), and one for the place. */
function processIds(jobId: string): Ids {
  const job = createHash("sha256").update(jobId).digest("base64url").slice(0, 3);
  return { 1: `${job}1`, 2: `${job}2`, 3: `${job}3` };
}
