import type { CurrentSession } from "../../../protocol/http.ts";
import { matchesFilter } from "../../../protocol/topics.ts";
import { ApiError } from "../../../ui/api.ts";
import type { DeskPorts, LiveLink, PageMemory } from "../desk-ports.ts";
import { morning, names, service, site, siteState } from "./facts.ts";

/** A question that reached the box. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A problem of the box, as the page's API client throws it. */
export function problem(
  code: string,
  status = 409,
  facts: Record<string, string | number> = {},
): ApiError {
  return new ApiError({ status, code, title: `Refus : ${code}`, facts });
}

/** A box that answers as it is told to, and remembers what it was asked. */
export class FakeBox {
  readonly asked: Asked[] = [];
  readonly documents = new Map<string, unknown>();
  /** Answers of the desk's lists, by path. */
  readonly lists = new Map<string, object>();
  readonly kept = new Map<string, string>();
  readonly tab = new Map<string, string>();
  current: CurrentSession | null = null;
  /** `?counter=` of the page's address. */
  wanted: string | null = null;
  now = morning;
  monotonic = 100_000;
  joined = 0;
  left = 0;
  connected = true;
  /** Answers to commands, in turn; a thrown one is an `ApiError`. */
  #answers: (object | ApiError | Promise<object>)[] = [];
  #offline = false;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.documents.set("site/state", siteState());
    for (const name of names) {
      const doc = service(name);
      this.documents.set(`service/${doc.id}/state`, doc);
    }
  }

  answer(...answers: (object | ApiError | Promise<object>)[]): void {
    this.#answers.push(...answers);
  }

  set offline(offline: boolean) {
    this.#offline = offline;
  }

  /** A document arrives on the bus. */
  publish(topic: string, document: unknown): void {
    if (document === null) this.documents.delete(topic);
    else this.documents.set(topic, document);
    this.tell();
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get commands(): Asked[] {
    return this.asked.filter(({ method }) => method !== "GET");
  }

  get ports(): DeskPorts {
    return {
      api: {
        get: <T>(path: string) => this.#get(path) as Promise<T>,
        send: <T>(method: string, path: string, body?: object) =>
          this.#send(method, path, body) as Promise<T>,
      },
      connect: () => this.#connect(),
      kept: mapMemory(this.kept),
      tab: mapMemory(this.tab),
      wanted: this.wanted,
      monotonic: () => this.monotonic,
      wallClock: () => this.now,
    };
  }

  async #get(path: string): Promise<unknown> {
    this.asked.push({ method: "GET", path, body: undefined });
    if (this.#offline) throw problem("offline", 0);
    if (path === "/v1/site") return site();
    const list = this.lists.get(path);
    if (list) return list;
    if (this.current === null) throw problem("notSignedIn", 401);
    return this.current;
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    this.asked.push({ method, path, body });
    const answer = await this.#answers.shift();
    if (answer === undefined) throw new Error(`no answer prepared for ${method} ${path}`);
    if (answer instanceof ApiError) throw answer;
    return answer;
  }

  #connect(): LiveLink {
    this.joined += 1;
    const listeners = this.#listeners;
    const box = this;
    return {
      get connected() {
        return box.connected;
      },
      get lost() {
        return !box.connected;
      },
      denied: null,
      get: <T>(topic: string) => this.documents.get(topic) as T | undefined,
      list: <T>(filter: string) =>
        [...this.documents].filter(([t]) => matchesFilter(filter, t)).map(([, doc]) => doc as T),
      now: () => this.now,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => {
        this.left += 1;
      },
    };
  }
}

function mapMemory(map: Map<string, string>): PageMemory {
  return {
    read: (key) => map.get(key) ?? null,
    write(key, value) {
      if (value === null) map.delete(key);
      else map.set(key, value);
    },
  };
}
