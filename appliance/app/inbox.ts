import { BoardAck, Presence } from "../../protocol/devices.ts";
import { reader } from "../../protocol/parse.ts";
import { PrinterState, PrintersFound, PrintResult } from "../../protocol/print.ts";
import type { Bus, BusMessage } from "../ports/bus.ts";
import type { Log } from "../ports/world.ts";
import type { BoardWatch } from "./board-watch.ts";
import type { CallProofs } from "./call-proofs.ts";
import type { Links } from "./links.ts";
import type { Printing } from "./printing.ts";
import type { Screens } from "./screens.ts";

const readPresence = reader(Presence);
const readAck = reader(BoardAck);
const readResult = reader(PrintResult);
const readPrinter = reader(PrinterState);
const readFound = reader(PrintersFound);

/** Takes what devices and pages publish. What is not exactly as agreed is counted and dropped, never guessed. */
export function openInbox(parts: {
  readonly bus: Bus;
  readonly root: string;
  readonly links: Links;
  readonly printing: Printing;
  readonly screens: Screens;
  readonly boards: BoardWatch;
  readonly proofs: CallProofs;
  readonly log: Log;
}): { readonly dropped: () => number } {
  let dropped = 0;
  parts.bus.onMessage((message) => {
    if (message.payload.length === 0 || take(message, parts)) return;
    dropped += 1;
    // One line for many: a device gone mad must not fill the disk with its log.
    if ((dropped & (dropped - 1)) === 0)
      parts.log.warn("inbox.dropped", { topic: message.topic, dropped });
  });
  return { dropped: () => dropped };
}

type Parts = Parameters<typeof openInbox>[0];

/** False when the message is not one that the box understands. */
function take(message: BusMessage, parts: Parts): boolean {
  const [kind = "", id = "", ...rest] = message.topic.slice(parts.root.length + 1).split("/");
  const what = rest.at(-1) ?? "";
  const taker = takers[`${kind} ${what}`];
  return taker?.({ id, tab: rest[0] ?? "", payload: message.payload }, parts) ?? false;
}

interface Letter {
  readonly id: string;
  readonly tab: string;
  readonly payload: Uint8Array;
}

/** One reader of JSON and one place to bring what it read; false when it read nothing. */
function taker<T>(
  read: (payload: Uint8Array) => T | null,
  bring: (value: T, letter: Letter, parts: Parts) => void,
): (letter: Letter, parts: Parts) => boolean {
  return (letter, parts) => {
    const value = read(letter.payload);
    if (value !== null) bring(value, letter, parts);
    return value !== null;
  };
}

/** By the first and the last word of the topic. */
const takers: Readonly<Record<string, ReturnType<typeof taker>>> = {
  "staff presence": taker(readPresence, (presence, { id, tab }, { links }) =>
    links.presence(id, tab, presence.online),
  ),
  "printer presence": taker(readPresence, (presence, { id }, { printing }) =>
    printing.presence(id, presence),
  ),
  "printer result": taker(readResult, (result, { id }, { printing }) =>
    printing.result(id, result),
  ),
  "printer state": taker(readPrinter, (state, _letter, { printing }) => printing.state(state)),
  // For the pages that set printers up; the box itself makes nothing of it.
  "printer found": taker(readFound, () => undefined),
  "board presence": taker(readPresence, (presence, { id }, { screens, boards }) => {
    screens.presence("board", id, presence);
    boards.presence(id, presence);
  }),
  "kiosk presence": taker(readPresence, (presence, { id }, { screens }) =>
    screens.presence("kiosk", id, presence),
  ),
  "board ack": taker(readAck, (ack, { id }, { screens, boards, proofs }) => {
    screens.painted(id, ack);
    boards.beat(id, ack);
    if (ack.callId !== null) proofs.acknowledged(id, ack);
  }),
};
