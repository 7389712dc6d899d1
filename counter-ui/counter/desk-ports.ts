/** The box over HTTP, as `ui/api.ts` offers it: a refusal is thrown as `ApiError`. */
export interface BoxApi {
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: object): Promise<T>;
}

/** The box over the bus, as `ui/live.ts` offers it. */
export interface LiveLink {
  readonly connected: boolean;
  /** Not connected, and not only for a moment: time to tell the agent. */
  readonly lost: boolean;
  /** Not null when the box does not let this page in: the cookie is over. */
  readonly denied: object | null;
  get<T>(topic: string): T | undefined;
  /** Documents under a filter, in the order of their `position`. */
  list<T>(filter: string): readonly T[];
  /** Box time, milliseconds since 1970. */
  now(): number;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** What a browser keeps between visits; a browser that refuses to keep anything is no fault. */
export interface PageMemory {
  read(key: string): string | null;
  /** Null forgets. */
  write(key: string, value: string | null): void;
}

/** What the desk needs from the world. */
export interface DeskPorts {
  readonly api: BoxApi;
  /** Joins the bus as the agent of this browser's cookie; the page's presence is announced there. */
  readonly connect: () => LiveLink;
  /** Kept by the browser: the identifier, the language. */
  readonly kept: PageMemory;
  /** Kept by this tab alone: the counter that it opened. */
  readonly tab: PageMemory;
  /** The counter that the page's address names (`?counter=`), chosen beforehand in the grid. */
  readonly wanted: string | null;
  /** Milliseconds that never jump, for the click guard. */
  readonly monotonic: () => number;
  /** This computer's clock, until the bus has told the box's. */
  readonly wallClock: () => number;
}
