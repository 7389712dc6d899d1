import type { PrintOutcome, PrintReason } from "../protocol/print.ts";
import { faultOf } from "./condition.ts";
import type { Confirmation } from "./confirmation.ts";
import { stages } from "./confirmation.ts";
import type { Conversation } from "./conversation.ts";
import type { PrintLimits } from "./limits.ts";

/** What became of a ticket. `sent`: bytes of it may have reached the printer. */
export interface Verdict {
  readonly outcome: PrintOutcome;
  readonly reason: PrintReason;
  readonly sent: boolean;
}

/** A ticket, and how its printer is asked about it. */
export interface Ticket {
  readonly bytes: Uint8Array;
  readonly confirmation: Confirmation;
  /** Something older may still wait in the printer, and must be thrown away first. */
  readonly clearFirst: boolean;
  /** The printer can throw away what it has not printed. */
  readonly canClear: boolean;
}

/**
 * Prints one ticket and says what is certain:
 *
 * - `printed`: the printer answered the question that follows the cut.
 * - `failed`: no ticket came out and none will. Either no byte of it was sent, or the printer, which
 *   had proved before that it answers such questions, threw the rest away and said so without having
 *   answered the question before the cut. A beginning without a cut may hang from the printer.
 * - `unknown`: anything else.
 *
 * Nothing is sent to a printer that does not answer what it is asked, is not well, or has older data in its way.
 */
export async function printTicket(
  talk: Conversation,
  ticket: Ticket,
  limits: PrintLimits,
): Promise<Verdict> {
  const stop = talk.listen((event) => ticket.confirmation.hear(event));
  try {
    const obstacle = await obstacleBefore(talk, ticket, limits);
    if (obstacle) return { outcome: "failed", reason: obstacle, sent: false };
    const { offered, accepted } = await talk.write(ticket.bytes);
    if (offered === 0) return { outcome: "failed", reason: "connectionLost", sent: false };
    if (accepted < ticket.bytes.length) return unknown(await troubleOf(talk));
    if (!ticket.confirmation.probe) return unknown("noAnswer");
    const trouble = await troubleUntilCut(talk, ticket.confirmation, limits);
    return await settled(talk, ticket, trouble);
  } finally {
    stop();
  }
}

/** Why the ticket must not be sent now, if so. */
async function obstacleBefore(
  talk: Conversation,
  ticket: Ticket,
  limits: PrintLimits,
): Promise<PrintReason | undefined> {
  const obstacle = await obstacleInStatus(talk, limits);
  const { probe } = ticket.confirmation;
  // A printer that confirms nothing may be one that says nothing at all; it is trusted blindly.
  if (!probe) return obstacle === "noAnswer" ? undefined : obstacle;
  if (obstacle) return obstacle;
  if (ticket.clearFirst && ticket.canClear && !(await talk.clear())) return lossOf(talk);
  await talk.write(probe);
  const ready = () => ticket.confirmation.stage >= stages.ready;
  if (await talk.until(ready, limits.probeMs)) return undefined;
  return faultOf(talk.facts) ?? lossOf(talk);
}

/** Looks until the printer is well, has a fault with a name, or has been offline for too long. */
async function obstacleInStatus(
  talk: Conversation,
  limits: PrintLimits,
): Promise<PrintReason | undefined> {
  const deadline = performance.now() + limits.onlineMs;
  for (;;) {
    if (!(await talk.survey())) return faultOf(talk.facts) ?? lossOf(talk);
    const fault = faultOf(talk.facts);
    if (fault || !talk.facts.offline) return fault;
    if (performance.now() > deadline) return "printerError";
    await talk.until(() => false, limits.pollMs);
  }
}

/** Waits for the answer after the cut; gives what prevents it, or undefined when it came. */
async function troubleUntilCut(
  talk: Conversation,
  confirmation: Confirmation,
  limits: PrintLimits,
): Promise<PrintReason | undefined> {
  const cut = () => confirmation.stage === stages.cut;
  const over = () => cut() || faultOf(talk.facts) !== undefined;
  const deadline = performance.now() + limits.printMs;
  while (performance.now() < deadline) {
    const heard = (await talk.until(over, limits.pollMs)) || (await talk.survey());
    if (cut()) return undefined;
    const fault = faultOf(talk.facts);
    if (fault) return fault;
    if (!heard) return lossOf(talk);
  }
  return "noAnswer";
}

/** Takes back what has not come out yet, and says what is certain after that. */
async function settled(
  talk: Conversation,
  { confirmation, canClear }: Ticket,
  trouble: PrintReason | undefined,
): Promise<Verdict> {
  // A silent printer would not say that it cleared either; it is asked again on the next link.
  const worth = trouble !== undefined && canClear && !talk.silent;
  const cleared = worth && (await talk.clear());
  if (confirmation.stage === stages.cut) return { outcome: "printed", reason: "none", sent: true };
  const reason = trouble ?? "noAnswer";
  if (cleared && confirmation.stage < stages.printed)
    return { outcome: "failed", reason, sent: true };
  return unknown(reason);
}

/** Why a ticket was not taken whole: what the port says of the paper, or the loss of the link. */
async function troubleOf(talk: Conversation): Promise<PrintReason> {
  await talk.heedPort();
  return faultOf(talk.facts) ?? lossOf(talk);
}

function unknown(reason: PrintReason): Verdict {
  return { outcome: "unknown", reason, sent: true };
}

function lossOf(talk: Conversation): PrintReason {
  return talk.ended === undefined ? "noAnswer" : "connectionLost";
}
