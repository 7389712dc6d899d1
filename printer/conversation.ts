import type { PrinterFacts } from "./escpos/facts.ts";
import { factsOfAutomatic, factsOfFull, factsOfPart, wellPrinter } from "./escpos/facts.ts";
import type { StatusPart } from "./escpos/realtime.ts";
import {
  askFullStatus,
  askName,
  askPaperLeft,
  askStatus,
  clearBuffers,
  statusParts,
} from "./escpos/realtime.ts";
import type { PrinterEvent, StatusDialect } from "./escpos/status.ts";
import { StatusParser } from "./escpos/status.ts";
import type { PrintLimits } from "./limits.ts";
import type { Link, Transport, WriteReport } from "./transport/transport.ts";

/** Times that the buffers are asked to be cleared: the first may fall into a block, and be ignored. */
const clearAttempts = 2;
/** A name is said at once, or not at all while paper is out: nothing waits for it longer. */
const nameMs = 300;

/**
 * Talks with a printer over one open link: asks, hears, and remembers what it said of itself. One
 * caller at a time. Nothing rejects; an end of the link ends every wait.
 */
export class Conversation {
  readonly #limits: PrintLimits;
  readonly #dialect: StatusDialect;
  readonly #parser: StatusParser;
  readonly #listeners = new Set<(event: PrinterEvent) => void>();
  readonly #waiting = new Set<() => void>();
  #link: Link | undefined;
  #asked: StatusPart | "full" | "paperLeft" | undefined;
  #facts = wellPrinter;
  #ended: string | undefined;
  #silent = false;
  #spoke = false;
  #cleared = 0;

  private constructor(limits: PrintLimits, dialect: StatusDialect) {
    this.#limits = limits;
    this.#dialect = dialect;
    this.#parser = new StatusParser(dialect);
  }

  /** Opens the transport; the answer is the conversation, or why there is none. */
  static async open(
    transport: Transport,
    limits: PrintLimits,
    dialect: StatusDialect = "epson",
  ): Promise<Conversation | string> {
    const talk = new Conversation(limits, dialect);
    const receiver = {
      bytes: (chunk: Uint8Array) => talk.#hear(chunk),
      ended: (why: string) => talk.#end(why),
    };
    const opened = await transport.open(receiver, limits.connectMs);
    if (!opened.ok) return opened.why;
    talk.#link = opened.link;
    return talk;
  }

  /** What the printer last said of itself; a well printer until it said anything. */
  get facts(): PrinterFacts {
    return this.#facts;
  }

  /** Why the link is gone, if it is. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** An answer failed to come: nothing more may be asked, or a late one could be taken for another's. */
  get silent(): boolean {
    return this.#silent;
  }

  /** The printer said anything at all on this link. */
  get spoke(): boolean {
    return this.#spoke;
  }

  /** Hears every event from now on; the answer stops it. */
  listen(listener: (event: PrinterEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Asks for everything that the printer says of its state; false when an answer fails to come. Then the port itself
   * is asked (USB), which answers even where the printer takes no data: without paper, many take none.
   */
  async survey(): Promise<boolean> {
    const asked =
      this.#dialect === "custom"
        ? await this.#ask("full", askFullStatus())
        : await this.#askParts();
    if (asked) return true;
    this.#silent = true;
    await this.heedPort();
    return false;
  }

  /** Notes what the port says apart from the printer's answers. */
  async heedPort(): Promise<void> {
    const { paperEnd } = (await this.#link?.status()) ?? {};
    if (paperEnd !== undefined) this.#facts = { ...this.#facts, paperEnd };
  }

  /** Asks how much paper is left, of a printer that can tell; its silence is nothing bad. */
  async askPaperLeft(): Promise<void> {
    if (this.#dialect === "custom") await this.#ask("paperLeft", askPaperLeft());
    if (this.#asked === "paperLeft") this.#asked = undefined;
  }

  /** What the printer calls itself: maker and model; empty where it does not say. */
  async askName(): Promise<string> {
    const names: string[] = [];
    const stop = this.listen((event) => {
      if (event.kind === "name") names.push(event.text.trim());
    });
    for (const [index, which] of (["maker", "model"] as const).entries()) {
      await this.write(askName(which));
      if (!(await this.until(() => names.length > index, nameMs))) break;
    }
    stop();
    return names.filter((name) => name !== "").join(" ");
  }

  async #askParts(): Promise<boolean> {
    for (const part of statusParts) if (!(await this.#ask(part, askStatus(part)))) return false;
    return true;
  }

  /** Asks one thing and waits for its answer. */
  async #ask(what: StatusPart | "full" | "paperLeft", question: Uint8Array): Promise<boolean> {
    this.#asked = what;
    await this.write(question);
    return await this.until(() => this.#asked === undefined, this.#limits.answerMs);
  }

  /**
   * Throws away what the printer has received and not printed. True when it said that it did: every
   * process id that it had reached by then has been heard before (its answers go first).
   */
  async clear(): Promise<boolean> {
    const before = this.#cleared;
    for (let attempt = 0; attempt < clearAttempts; attempt += 1) {
      await this.write(clearBuffers());
      if (await this.until(() => this.#cleared > before, this.#limits.answerMs)) return true;
    }
    return false;
  }

  /** Hands bytes over; see `Link.write`. */
  async write(bytes: Uint8Array): Promise<WriteReport> {
    if (!this.#link || this.#ended !== undefined) return { offered: 0, accepted: 0 };
    return await this.#link.write(bytes, this.#limits.writeMs);
  }

  /** Waits until `done`, at most `ms`, or until the link ends; says whether it is done. */
  until(done: () => boolean, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const look = () => {
        if (!done() && this.#ended === undefined) return;
        settle();
      };
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(done());
      };
      const timer = setTimeout(settle, ms);
      this.#waiting.add(look);
      look();
    });
  }

  /** Says goodbye and waits for the printer's, within the limit. */
  async close(): Promise<void> {
    await this.#link?.close(this.#limits.closeMs);
    this.#end("closed here");
  }

  #hear(chunk: Uint8Array): void {
    for (const event of this.#parser.push(chunk)) {
      this.#spoke = true;
      this.#note(event);
      for (const listener of this.#listeners) listener(event);
    }
    this.#wake();
  }

  #note(event: PrinterEvent): void {
    if (event.kind === "automatic") {
      this.#facts = { ...this.#facts, ...factsOfAutomatic(event.word) };
    } else if (event.kind === "cleared") this.#cleared += 1;
    else this.#noteAnswer(event);
  }

  #noteAnswer(event: PrinterEvent): void {
    const asked = this.#asked;
    if (event.kind === "full") this.#learn(factsOfFull(event.word), "full");
    else if (event.kind === "paperLeft")
      this.#learn({ paperLeftCm: event.centimetres }, "paperLeft");
    else if (event.kind === "realtime" && typeof asked === "number")
      this.#learn(factsOfPart(asked, event.byte), asked);
  }

  #learn(facts: Partial<PrinterFacts>, answered: StatusPart | "full" | "paperLeft"): void {
    this.#facts = { ...this.#facts, ...facts };
    if (this.#asked === answered) this.#asked = undefined;
  }

  #end(why: string): void {
    this.#ended ??= why;
    this.#wake();
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}
