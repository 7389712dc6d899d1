import type { NoteAnswer, RequeueAnswer, RequeueRequest } from "../../protocol/desk.ts";
import type { CurrentSession, TicketAnswer } from "../../protocol/http.ts";
import { clickGuardMs, type Desk } from "./desk.ts";
import { DeskLists, type ListName, listKey } from "./desk-lists.ts";
import { deskOffer, isCycle, visitOn } from "./desk-offer.ts";
import type { BoxApi, DeskPorts } from "./desk-ports.ts";
import { faultOf } from "./faults.ts";
import { TicketActs } from "./ticket-acts.ts";

/** A note ends here, as the box has it (`protocol/desk.ts`, `Line`). */
export const noteMax = 200;

/**
 * No press on a line counts in this time after lines have moved, milliseconds. Longer than the guard of the screens: a
 * second press a second later lands on the line that came up in the place of the one that it was meant for.
 */
export const listGuardMs = 1_200;

/** One line for the box: control characters and line breaks become spaces, and it ends at its bound. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, noteMax);
}

/**
 * The desk's drawer behind the page: its lists, the note on the visit's ticket, and the commands that leave the
 * session as it is. They do not wait for an act on the visit, nor does the visit wait for them.
 */
export class DeskDrawer {
  readonly lists: DeskLists;
  readonly acts: TicketActs;
  /** A command of the drawer is on its way. */
  busy = false;
  readonly #desk: Desk;
  readonly #api: BoxApi;
  readonly #monotonic: () => number;
  readonly #changed: () => void;
  #note: { readonly ticketId: string; readonly text: string | null } | null = null;
  #main = true;
  #moves = 0;
  #movedAt = Number.NEGATIVE_INFINITY;
  #toggledAt = Number.NEGATIVE_INFINITY;

  constructor(desk: Desk, ports: Pick<DeskPorts, "api" | "monotonic">, changed: () => void) {
    this.#desk = desk;
    this.#api = ports.api;
    this.acts = new TicketActs(ports.api);
    this.#monotonic = ports.monotonic;
    this.#changed = changed;
    this.lists = new DeskLists(ports.api, () => this.#listed());
  }

  get open(): ListName | null {
    return this.lists.open;
  }

  /** The note on the ticket at the desk; null while it is not known. */
  get note(): string | null {
    return this.#note?.text ?? null;
  }

  /** A press counts: nothing is on its way, and the screen has not just changed. */
  get ready(): boolean {
    return !this.busy && this.#desk.busy === null && !this.#desk.guarded;
  }

  /** A press on a line of a list counts: the lines have not just moved under the hand either. */
  get listReady(): boolean {
    return this.ready && this.#monotonic() - this.#movedAt >= listGuardMs;
  }

  /** Opens a list, or closes it when it is the open one; a double click opens it and no more. */
  toggle(name: ListName): void {
    const now = this.#monotonic();
    if (this.open === name && now - this.#toggledAt < clickGuardMs) return;
    this.#toggledAt = now;
    this.lists.show(this.open === name ? null : name);
    this.#changed();
  }

  /** A window came or went over the page: no press counts until the eye has followed. */
  hold(): void {
    this.#desk.hold();
  }

  close(): void {
    if (this.open === null) return;
    this.lists.show(null);
    this.#changed();
  }

  /** Called after every painting: follows what the box has said. */
  follow(): void {
    const { screen, truth } = this.#desk;
    const offer = deskOffer(truth.current);
    if (this.open && !(isCycle(screen) && offer[this.open])) this.close();
    this.#closeWithScreen(screen.kind === "main");
    this.lists.heard(listKey(truth.facts));
    const ticketId = offer.notes ? (visitOn(screen)?.ticketId ?? null) : null;
    if (ticketId !== (this.#note?.ticketId ?? null)) void this.#readNote(ticketId);
  }

  /** The panel has another place on the main screen than elsewhere: it is never carried from one to the other. */
  #closeWithScreen(main: boolean): void {
    if (main === this.#main) return;
    this.#main = main;
    this.close();
  }

  #listed(): void {
    if (this.lists.moves !== this.#moves) {
      this.#moves = this.lists.moves;
      this.#movedAt = this.#monotonic();
    }
    this.#changed();
  }

  /** Notes are not on the bus: a ticket that comes to the desk is asked for its own. */
  async #readNote(ticketId: string | null): Promise<void> {
    this.#note = ticketId === null ? null : { ticketId, text: null };
    if (ticketId === null) return;
    const text = await this.#askNote(ticketId);
    if (this.#note?.ticketId !== ticketId || this.#note.text !== null) return;
    this.#note = { ticketId, text };
    this.#changed();
  }

  async #askNote(ticketId: string): Promise<string> {
    try {
      const current = await this.#api.get<CurrentSession>("/v1/sessions/current");
      return current.session?.visit?.ticketId === ticketId ? current.note : "";
    } catch (error) {
      faultOf(error);
      return "";
    }
  }

  /** Writes the note on the ticket at the desk, if it is another one. True when it is written. */
  async saveNote(typed: string, said: (text: string) => string): Promise<boolean> {
    const text = oneLine(typed);
    const note = this.#note;
    if (!note || note.text === text) return true;
    const { ticketId } = note;
    return this.#tell(async () => {
      const path = `/v1/tickets/by-id/${encodeURIComponent(ticketId)}/note`;
      const answer = await this.#api.send<NoteAnswer>("PUT", path, { note: text });
      if (this.#note?.ticketId === ticketId) this.#note = { ticketId, text: answer.note };
      return said(answer.note);
    });
  }

  /** Somebody absent waits again. True when it is done. */
  requeue(
    ticketId: string,
    place: RequeueRequest["place"],
    said: (answer: RequeueAnswer) => string,
  ): Promise<boolean> {
    const path = `/v1/tickets/by-id/${encodeURIComponent(ticketId)}/requeue`;
    return this.#tell(async () =>
      said(await this.#api.send<RequeueAnswer>("POST", path, { place })),
    );
  }

  /** Prints a ticket of the queue again, takes it off, or puts it back. True when it is done. */
  act(
    command: (acts: TicketActs, now: number) => Promise<unknown>,
    said: string,
  ): Promise<boolean> {
    return this.#tell(async () => {
      await command(this.acts, this.#desk.truth.facts.now);
      return said;
    });
  }

  /** « Mettre en file »: somebody without a ticket joins a queue. True when it is done. */
  enqueue(
    visitor: { readonly serviceId: string; readonly print: boolean },
    said: (answer: TicketAnswer) => string,
  ): Promise<boolean> {
    return this.#tell(async () => said(await this.#api.send("POST", "/v1/tickets", visitor)));
  }

  async #tell(command: () => Promise<string>): Promise<boolean> {
    this.busy = true;
    this.#changed();
    try {
      this.#desk.say({ kind: "told", text: await command() });
      return true;
    } catch (error) {
      this.#desk.say({ kind: "refused", fault: faultOf(error) });
      return false;
    } finally {
      this.busy = false;
      // What was done is about to move the lines.
      this.#movedAt = this.#monotonic();
      void this.lists.read();
      this.#changed();
    }
  }
}
