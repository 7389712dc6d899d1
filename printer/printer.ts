import type { TicketFace } from "../protocol/print.ts";
import type { PrinterCondition } from "./condition.ts";
import { conditionOf, faultOf } from "./condition.ts";
import { confirmationOf, stages } from "./confirmation.ts";
import { Conversation } from "./conversation.ts";
import { Dialect } from "./dialect.ts";
import { EscPosBuilder } from "./escpos/encode.ts";
import type { PrinterFacts } from "./escpos/facts.ts";
import { layoutTicket } from "./layout/ticket.ts";
import type { PrintLimits } from "./limits.ts";
import { LogoShelf } from "./logo-shelf.ts";
import type { Verdict } from "./print-ticket.ts";
import { printTicket } from "./print-ticket.ts";
import type { PrinterProfile } from "./profiles.ts";
import { encoderFor } from "./profiles.ts";
import { ticketLengthMm, ticketsOn } from "./ticket-length.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrinterSetup {
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly limits: PrintLimits;
  /** A ticket of an earlier run may still wait in the printer. */
  readonly leftovers: boolean;
  /** Hears each change of the printer's condition. */
  readonly onCondition: (condition: PrinterCondition) => void;
  /** Hears each change of what lies on the roll and at the mouth, where the printer tells. */
  readonly onSupply?: (supply: Supply) => void;
}

/** What a kiosk printer tells beyond its condition. */
export interface Supply {
  readonly ticketsLeft?: number;
  readonly ticketNotTaken?: boolean;
}

const notReachable: Verdict = { outcome: "failed", reason: "notReachable", sent: false };

/**
 * One printer: keeps a link open to it, prints one ticket at a time and knows its condition. After a
 * ticket that did not end as printed, what may be left of it is thrown away and cut off before
 * anything else is printed, so that it cannot pour out later, nor hang on the next one.
 */
export class Printer {
  readonly #setup: PrinterSetup;
  readonly #dialect: Dialect;
  readonly #shelf = new LogoShelf();
  #talk: Conversation | undefined;
  /** Of the link before; many printers take one connection at a time. */
  #goodbye: Promise<void> = Promise.resolve();
  #turn: Promise<void> = Promise.resolve();
  #turns = 0;
  #condition: PrinterCondition = "unknown";
  #supply: Supply = {};
  /** Paper that the last ticket took; a usual one until then. */
  #ticketMm = 90;
  #title = "";
  /** The link on which it was asked for its name. */
  #named: Conversation | undefined;
  /** Something that was sent may not have been printed nor thrown away. */
  #uncleared: boolean;
  /** The paper may bear the beginning of a ticket that was given up. */
  #remains = false;

  constructor(setup: PrinterSetup) {
    this.#setup = setup;
    this.#dialect = new Dialect(setup.profile.confirmation);
    this.#uncleared = setup.leftovers;
  }

  get condition(): PrinterCondition {
    return this.#condition;
  }

  /** What a printer of the network calls itself; empty until it said so. On other cables the bus tells. */
  get title(): string {
    return this.#title;
  }

  /**
   * Prints one ticket, after those that were asked for before; see `printTicket` for what the verdict
   * promises. Rejects, with nothing sent, when the face cannot be laid out.
   */
  print(jobId: string, face: TicketFace): Promise<Verdict> {
    return this.#inTurn(async () => {
      const kept = this.#talk !== undefined;
      const verdict = await this.#attempt(jobId, face);
      // A kept link may have died unseen; nothing was sent, so that a fresh one may be tried.
      const stale = kept && !verdict.sent && isLoss(verdict);
      let last = stale ? await this.#attempt(jobId, face) : verdict;
      while (this.#dialect.yields(last)) last = await this.#attempt(jobId, face);
      return last;
    });
  }

  /** Looks after an idle printer; does nothing while it prints. */
  async check(): Promise<void> {
    if (this.#turns === 0) await this.#inTurn(() => this.#check());
  }

  /** Waits for the ticket in hand, then says goodbye to the printer. */
  async close(): Promise<void> {
    await this.#inTurn(() => {
      this.#drop();
      return this.#goodbye;
    });
  }

  async #attempt(jobId: string, face: TicketFace): Promise<Verdict> {
    const { limits } = this.#setup;
    const profile = { ...this.#setup.profile, confirmation: this.#dialect.kind };
    const confirmation = confirmationOf(profile, jobId);
    const stored = this.#shelf.keyOn(this.#talk, face.layout?.logo);
    const ticket = layoutTicket(face, profile, confirmation.marks, stored);
    const cut = new EscPosBuilder(encoderFor(profile)).cut().bytes();
    const bytes = this.#remains ? Buffer.concat([cut, ticket]) : ticket;
    const talk = await this.#open();
    if (!talk) return notReachable;
    const { canClear } = profile;
    const clearFirst = this.#uncleared;
    const verdict = await printTicket(talk, { bytes, confirmation, clearFirst, canClear }, limits);
    this.#dialect.note(talk.spoke, confirmation.stage >= stages.ready);
    this.#noteVerdict(talk, verdict);
    if (profile.status === "custom") this.#ticketMm = ticketLengthMm(ticket, profile);
    return verdict;
  }

  #noteVerdict(talk: Conversation, verdict: Verdict): void {
    // Of a printer that says nothing nobody knows whether anything is left; a cut before each ticket would be worse.
    if (verdict.sent && this.#dialect.kind !== "none") {
      this.#uncleared = verdict.outcome === "unknown";
      this.#remains = verdict.outcome !== "printed";
    }
    if (isLoss(verdict)) this.#change(talk.ended === undefined ? "unknown" : "offline");
    else this.#change(conditionOf(talk.facts));
    if (isLoss(verdict) || verdict.outcome === "unknown") this.#drop();
  }

  async #check(): Promise<void> {
    const talk = await this.#open();
    if (!talk) return;
    if (!(await talk.survey())) {
      // A dead link looks the same as a silent printer; the next look opens a fresh one.
      this.#change(talk.ended === undefined ? "unknown" : "offline");
      this.#drop();
      return;
    }
    if (this.#uncleared && this.#setup.profile.canClear && (await talk.clear())) {
      this.#uncleared = false;
      this.#remains = true;
    }
    await talk.askPaperLeft();
    this.#change(conditionOf(talk.facts));
    this.#stock(talk.facts);
    if (!(await this.#askMore(talk))) return this.#drop();
    await this.#learnName(talk);
    if (!faultOf(talk.facts)) await this.#shelf.tend(talk, this.#setup.profile);
  }

  /** Asks a printer that was believed to confirm less; false for one that is silent: a late answer has no name. */
  async #askMore(talk: Conversation): Promise<boolean> {
    const kind = this.#dialect.worthAsking;
    if (!kind || faultOf(talk.facts)) return true;
    const confirmation = confirmationOf({ ...this.#setup.profile, confirmation: kind }, "idle");
    if (!confirmation.probe) return true;
    const stop = talk.listen((event) => confirmation.hear(event));
    await talk.write(confirmation.probe);
    const ready = () => confirmation.stage >= stages.ready;
    const answered = await talk.until(ready, this.#setup.limits.answerMs);
    stop();
    this.#dialect.asked(answered);
    return answered;
  }

  /** Only of a printer that speaks as Epson's do: another one could take the question for text. */
  async #learnName(talk: Conversation): Promise<void> {
    const { transport } = this.#setup;
    if (talk === this.#named || this.#dialect.kind !== "processId") return;
    if (!transport.address.startsWith("tcp:") || faultOf(talk.facts)) return;
    this.#named = talk;
    this.#title = (await talk.askName()) || this.#title;
  }

  /** The link that is open, or a fresh one; undefined when the printer cannot be reached. */
  async #open(): Promise<Conversation | undefined> {
    if (this.#talk?.ended === undefined && this.#talk) return this.#talk;
    this.#drop();
    await this.#goodbye;
    const talk = await Conversation.open(
      this.#setup.transport,
      this.#setup.limits,
      this.#setup.profile.status,
    );
    if (typeof talk === "string") {
      this.#change("offline");
      return undefined;
    }
    talk.listen(({ kind }) => {
      if (kind === "automatic") this.#change(conditionOf(talk.facts));
    });
    this.#talk = talk;
    return talk;
  }

  /** Gives the link up; its goodbye is waited for before the next one is opened. */
  #drop(): void {
    const talk = this.#talk;
    this.#talk = undefined;
    if (talk) this.#goodbye = talk.close();
  }

  #stock({ ticketNotTaken, paperLeftCm }: PrinterFacts): void {
    if (this.#setup.profile.status !== "custom") return;
    const left =
      paperLeftCm === null ? {} : { ticketsLeft: ticketsOn(paperLeftCm, this.#ticketMm) };
    const supply: Supply = { ticketNotTaken, ...left };
    const same =
      supply.ticketNotTaken === this.#supply.ticketNotTaken &&
      supply.ticketsLeft === this.#supply.ticketsLeft;
    this.#supply = supply;
    if (!same) this.#setup.onSupply?.(supply);
  }

  #change(condition: PrinterCondition): void {
    if (condition === this.#condition) return;
    this.#condition = condition;
    this.#setup.onCondition(condition);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#turns += 1;
    const result = this.#turn.then(work).finally(() => {
      this.#turns -= 1;
    });
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}

function isLoss({ reason }: Verdict): boolean {
  return reason === "noAnswer" || reason === "connectionLost";
}
