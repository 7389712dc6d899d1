import type { BusAccess, Snapshot } from "../../protocol/http.ts";
import { BoxClock } from "../box-clock.ts";
import type { BusLink, LinkOptions } from "../bus-link.ts";
import { type LiveOptions, LiveStore } from "../live.ts";
import { noon } from "./fixtures.ts";

const root = "patience/1/demo";

interface Sent {
  readonly topic: string;
  readonly document: unknown;
  readonly retain: boolean;
}

/** A link that the test answers for. */
export interface FakeLink {
  readonly options: LinkOptions;
  readonly sent: Sent[];
  pings: number;
  /** Says that the subscription was granted. */
  open(): void;
  /** Delivers a document; null clears the topic. */
  deliver(topic: string, document: unknown): void;
  /** Ends the link from the other side. */
  end(why: "refused" | "lost"): void;
}

/** A box that is there, or not, with time that stands still until it is moved. */
export class FakeWorld {
  readonly links: FakeLink[] = [];
  readonly asked: string[] = [];
  /** What the next snapshots hold. */
  snapshot: Snapshot = {
    epoch: "e1",
    seq: 10,
    at: noon,
    root,
    documents: {},
  };
  /** Set to make every question over HTTP fail with it. */
  failure: Error | null = null;
  /** How far the box's clock is ahead of the device's, milliseconds. */
  boxAheadMs = 0;
  #time = 0;
  #later: { readonly at: number; readonly run: () => void }[] = [];
  #ticks: (() => void)[] = [];

  store(options: LiveOptions = { device: "board/board-1" }): LiveStore {
    const monotonic = () => this.#time;
    return new LiveStore(options, {
      get: <T>(path: string) => this.#get<T>(path),
      openLink: (linkOptions) => this.#open(linkOptions),
      clock: new BoxClock(
        async () => noon + this.#time + this.boxAheadMs,
        monotonic,
        () => noon + this.#time,
      ),
      ticker: (_ms, tick) => {
        this.#ticks.push(tick);
        return () => {
          this.#ticks = this.#ticks.filter((one) => one !== tick);
        };
      },
      after: (ms, run) => this.#later.push({ at: this.#time + ms, run }),
      monotonic,
    });
  }

  get link(): FakeLink {
    const link = this.links.at(-1);
    if (!link) throw new Error("no link was opened");
    return link;
  }

  /** Lets everything that waits for nothing but its turn happen. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }

  /** Moves time on, second by second, with everything that falls due. */
  async pass(ms: number, heard = false): Promise<void> {
    const end = this.#time + ms;
    while (this.#time < end) {
      this.#time = Math.min(end, this.#time + 1000);
      if (heard) this.link.options.heard();
      for (const tick of [...this.#ticks]) tick();
      const due = this.#later.filter(({ at }) => at <= this.#time);
      this.#later = this.#later.filter(({ at }) => at > this.#time);
      for (const { run } of due) run();
      await this.settle();
    }
  }

  /** Moves time on as if the page had slept. */
  sleep(ms: number): void {
    this.#time += ms;
  }

  async #get<T>(path: string): Promise<T> {
    this.asked.push(path);
    if (this.failure) throw this.failure;
    return (path.startsWith("/v1/bus") ? this.#access(path) : this.snapshot) as T;
  }

  #access(path: string): BusAccess {
    const query = new URLSearchParams(path.split("?")[1]);
    const device = query.get("device");
    const ticket = query.get("ticket");
    const username = device?.replace("/", ".") ?? (ticket ? `ticket.${ticket}` : "staff.a1");
    return { path: "/mqtt", root, username, password: "pass", expiresAt: noon + 3_600_000 };
  }

  #open(options: LinkOptions): BusLink {
    const link: FakeLink = {
      options,
      sent: [],
      pings: 0,
      open: () => {
        options.heard();
        options.opened();
      },
      deliver: (topic, document) => {
        options.heard();
        options.message(`${root}/${topic}`, document === null ? "" : JSON.stringify(document));
      },
      end: (why) => options.closed(why),
    };
    this.links.push(link);
    return {
      publish: (topic, payload, retain) =>
        link.sent.push({
          topic: topic.slice(root.length + 1),
          document: JSON.parse(payload),
          retain,
        }),
      ping: () => {
        link.pings += 1;
      },
      close: () => options.closed("lost"),
    };
  }
}
