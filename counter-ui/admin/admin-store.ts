import type { AuditAnswer, Configuration } from "../../protocol/admin.ts";
import { isEqual } from "../../protocol/form.ts";
import type { AgentView } from "../../protocol/http.ts";
import { topics } from "../../protocol/topics.ts";
import type { SiteState } from "../../protocol/views.ts";
import { ApiError } from "../../ui/api.ts";
import type { BoxApi, LiveLink } from "../counter/desk-ports.ts";
import {
  type Draft,
  inOrder,
  type Kind,
  rebased,
  requestOf,
  type Thing,
  thingOf,
  thingsOf,
} from "./draft.ts";

/** A "no" of the box, for a sentence beside the field. */
export interface AdminFault {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Who changed what else while something was being edited here. */
export interface Meanwhile {
  readonly actor: string;
  readonly at: number;
}

/** The box is asked whether it would take the edits so long after the last key press, milliseconds. */
const checkAfterMs = 350;

/**
 * The configuration as the box has it, and what this page is about to change in it. Pages read `list` and `thing`, and
 * call `edit`; one bar saves everything in one commit, takes it back, or gives it up.
 */
export class AdminStore {
  configuration: Configuration | null = null;
  /** Why the box would not take the edits as they are; null while it would. */
  fault: AdminFault | null = null;
  saving = false;
  /** The edits that would take back what was saved last; null when nothing was, or somebody edited since. */
  undoable: readonly Draft[] | null = null;
  /** Set when somebody else changed a thing that is being edited here. */
  meanwhile: Meanwhile | null = null;
  /** Fields that hold something that is not of their schema, by the form that has them. */
  readonly #unready = new Map<object, number>();
  readonly api: BoxApi;
  readonly agent: AgentView;
  readonly live: LiveLink;
  readonly #drafts = new Map<string, Draft>();
  readonly #listeners = new Set<() => void>();
  #seenSeq = -1;
  #checking: ReturnType<typeof setTimeout> | undefined;
  #checked = 0;
  #reading = false;
  #readAgain = false;

  constructor(ports: { api: BoxApi; live: LiveLink; agent: AgentView }) {
    this.api = ports.api;
    this.live = ports.live;
    this.agent = ports.agent;
    this.live.subscribe(() => this.#follow());
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#checking);
    this.live.close();
  }

  get drafts(): readonly Draft[] {
    return [...this.#drafts.values()];
  }

  /** Things of a kind as they will be, in their order on the screens. */
  list(kind: Kind): Thing[] {
    if (!this.configuration) return [];
    const drafts = this.drafts.filter((draft) => draft.kind === kind);
    const touched = new Set(drafts.map(({ id }) => id));
    const still = thingsOf(this.configuration, kind).filter(({ id }) => !touched.has(id));
    return inOrder([...still, ...drafts.flatMap(({ value }) => value ?? [])]);
  }

  thing(kind: Kind, id: string): Thing | null {
    const draft = this.#drafts.get(keyOf(kind, id));
    if (draft) return draft.value;
    return this.configuration && thingOf(this.configuration, kind, id);
  }

  draft(kind: Kind, id: string): Draft | null {
    return this.#drafts.get(keyOf(kind, id)) ?? null;
  }

  /** A thing that the box does not know yet. */
  isNew(kind: Kind, id: string): boolean {
    return this.configuration !== null && thingOf(this.configuration, kind, id) === null;
  }

  /** Null removes the thing. What is again as it was is no edit any more. */
  edit(kind: Kind, id: string, value: Thing | null): void {
    if (!this.configuration) return;
    const key = keyOf(kind, id);
    const known = this.#drafts.get(key);
    const seen = known ? known.seen : thingOf(this.configuration, kind, id);
    if (isEqual(value, seen)) this.#drafts.delete(key);
    else this.#drafts.set(key, { kind, id, value, seen, clashes: known?.clashes ?? [] });
    this.undoable = null;
    this.#check();
    this.#notify();
  }

  /** A form says how many of its fields are not right yet; nothing is saved until all are. */
  typed(form: object, wrong: number): void {
    if (wrong === 0) this.#unready.delete(form);
    else this.#unready.set(form, wrong);
    this.#notify();
  }

  get ready(): boolean {
    const settled = this.drafts.every(({ clashes }) => clashes.length === 0);
    return settled && this.#unready.size === 0 && !this.saving;
  }

  /** Forgets what was not saved: of one thing, or all of it. */
  revert(kind?: Kind, id = ""): void {
    if (kind === undefined) this.#drafts.clear();
    else this.#drafts.delete(keyOf(kind, id));
    this.meanwhile = null;
    this.#check();
    this.#notify();
  }

  /** Both changed the same field: ours stays, or theirs does. */
  choose(kind: Kind, id: string, whose: "ours" | "theirs"): void {
    const draft = this.draft(kind, id);
    if (!draft) return;
    if (whose === "ours") this.#drafts.set(keyOf(kind, id), { ...draft, clashes: [] });
    else if (!draft.value || !draft.seen) this.#drafts.delete(keyOf(kind, id));
    else {
      const theirs = Object.fromEntries(draft.clashes.map((key) => [key, draft.seen?.[key]]));
      this.#drafts.set(keyOf(kind, id), { ...draft, clashes: [] });
      this.edit(kind, id, { ...draft.value, ...theirs } as Thing);
    }
    if (!this.drafts.some(({ clashes }) => clashes.length > 0)) this.meanwhile = null;
    this.#check();
    this.#notify();
  }

  /** All of it or nothing; true when it is in force. */
  async save(): Promise<boolean> {
    const drafts = this.drafts;
    if (drafts.length === 0 || !this.ready) return false;
    const saved = await this.#send(drafts);
    if (!saved) return false;
    this.#drafts.clear();
    this.undoable = drafts.map(({ kind, id, value, seen }) => ({
      ...{ kind, id, clashes: [] },
      ...{ value: seen, seen: value },
    }));
    await this.read();
    return true;
  }

  /** Takes back what was saved last, unless somebody changed it since. */
  async undo(): Promise<boolean> {
    const drafts = this.undoable;
    if (!drafts) return false;
    this.undoable = null;
    const done = await this.#send(drafts);
    await this.read();
    return done;
  }

  async #send(drafts: readonly Draft[]): Promise<boolean> {
    // A check that still waits would judge the edits by what they have become.
    clearTimeout(this.#checking);
    this.#checked += 1;
    this.saving = true;
    this.#notify();
    try {
      await this.api.send("POST", "/v1/admin/changes", requestOf(drafts));
      this.fault = null;
      return true;
    } catch (error) {
      this.fault = faultOf(error);
      if (this.fault.code === "configurationChanged") await this.read();
      return false;
    } finally {
      this.saving = false;
      this.#notify();
    }
  }

  /** Reads the configuration; one question at a time. */
  async read(): Promise<void> {
    this.#readAgain = this.#reading;
    if (this.#reading) return;
    this.#reading = true;
    try {
      const configuration = await this.api.get<Configuration>("/v1/admin/configuration");
      this.configuration = configuration;
      await this.#rebase(configuration);
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.#reading = false;
      this.#notify();
    }
    if (this.#readAgain) await this.read();
  }

  /** The drafts over what stands now; who changed it is asked for only when a draft is concerned. */
  async #rebase(configuration: Configuration): Promise<void> {
    if (this.saving) return;
    let touched = false;
    for (const [key, draft] of [...this.#drafts]) {
      const next = rebased(draft, thingOf(configuration, draft.kind, draft.id));
      if (next === draft) continue;
      touched = true;
      if (next) this.#drafts.set(key, next);
      else this.#drafts.delete(key);
    }
    if (!touched) return;
    const { lines } = await this.api.get<AuditAnswer>("/v1/admin/audit");
    const other = lines.find(({ actor }) => actor !== "box");
    this.meanwhile = other ? { actor: other.actor, at: other.at } : null;
    this.#check();
  }

  /** Asks the box, once the typing rests, whether it would take the edits. */
  #check(): void {
    clearTimeout(this.#checking);
    this.#checked += 1;
    if (this.#drafts.size === 0) {
      this.fault = null;
      return;
    }
    const mine = this.#checked;
    this.#checking = setTimeout(async () => {
      const fault = await this.#ask();
      if (mine !== this.#checked) return;
      this.fault = fault;
      this.#notify();
    }, checkAfterMs);
  }

  async #ask(): Promise<AdminFault | null> {
    try {
      await this.api.send("POST", "/v1/admin/changes/check", requestOf(this.drafts));
      return null;
    } catch (error) {
      return faultOf(error);
    }
  }

  /** Another page saved something: the configuration is read again at once. */
  #follow(): void {
    const seq = this.live.get<SiteState>(topics.siteState)?.configuredSeq ?? -1;
    if (seq !== this.#seenSeq) {
      const first = this.#seenSeq === -1 && this.configuration !== null;
      this.#seenSeq = seq;
      if (!first) void this.read();
    }
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function keyOf(kind: Kind, id: string): string {
  return kind === "site" ? "site" : `${kind}/${id}`;
}

/** A fault from whatever was thrown; what is not an answer of the box is a programmer's error. */
export function faultOf(error: unknown): AdminFault {
  if (!(error instanceof ApiError)) throw error;
  return { code: error.code, facts: error.facts };
}
