import { type BoardConfig, type BoardDesign, plainBoardDesign } from "../../protocol/board.ts";
import type { Language, LocalText } from "../../protocol/schema.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallRecent, CounterState, ServiceState, SiteState } from "../../protocol/views.ts";
import { localText } from "../../ui/format.ts";
import type { LiveStore } from "../../ui/live.ts";

/** What a board needs of the site, and of a service. */
export type BoardSite = Pick<
  SiteState,
  "seq" | "at" | "name" | "zone" | "languages" | "welcome" | "boardMessages" | "closedLabel"
>;
export type BoardService = Pick<
  ServiceState,
  "id" | "name" | "prefix" | "open" | "opensAt" | "waiting" | "lowMinutes" | "highMinutes"
>;

/** What a board knows when it draws itself: from the bus, or made up for a preview. */
export interface BoardFacts {
  readonly site: BoardSite | undefined;
  readonly config: BoardConfig | undefined;
  readonly recent: CallRecent | undefined;
  readonly services: readonly BoardService[];
  /** The counter under the board, where there is one. */
  readonly counter: CounterState | undefined;
  readonly lost: boolean;
  readonly now: number;
}

/** The facts of a live board. */
export function liveFacts(store: LiveStore, id: string): BoardFacts {
  const config = store.get<BoardConfig>(topics.boardConfig(id));
  const counterId = config?.design.counterId;
  return {
    config,
    site: store.get<SiteState>(topics.siteState),
    recent: store.get<CallRecent>(topics.callRecent),
    services: store.list<ServiceState>("service/+/state"),
    counter: counterId ? store.get<CounterState>(topics.counterState(counterId)) : undefined,
    lost: store.lost,
    now: store.now(),
  };
}

export function designOf({ config }: Pick<BoardFacts, "config">): BoardDesign {
  return config?.design ?? plainBoardDesign;
}

/** The language of the room. */
export function languageOf(site: BoardSite | undefined): Language {
  return site?.languages[0] ?? "fr";
}

/** The services that this board calls, its room's and its own choice together; null for all. */
export function zoneOf({ config }: Pick<BoardFacts, "config">): readonly string[] | null {
  return config?.look.serviceIds ?? null;
}

/** True for a call that this board has to show: of its services, or to its counter. */
export function isForBoard(
  design: BoardDesign,
  zone: readonly string[] | null,
  call: { readonly serviceId: string; readonly counter: { readonly id: string } },
): boolean {
  if (design.layout === "aboveCounter") return call.counter.id === design.counterId;
  return zone?.includes(call.serviceId) ?? true;
}

/** The last calls that this board has to show. */
export function recentFor(
  design: BoardDesign,
  zone: readonly string[] | null,
  recent: CallRecent | undefined,
): CallRecent | undefined {
  return (
    recent && { ...recent, calls: recent.calls.filter((call) => isForBoard(design, zone, call)) }
  );
}

/** The board's services in their order. */
export function servicesFor({ services, config }: BoardFacts): readonly BoardService[] {
  const zone = zoneOf({ config });
  return zone === null ? services : services.filter(({ id }) => zone.includes(id));
}

/** A service as this board may name it: in health mode by its neutral name, or by nothing but its letters. */
export function boardName(
  { id, name, prefix }: Pick<BoardService, "id" | "name" | "prefix">,
  names: Readonly<Record<string, LocalText>> | null | undefined,
  language: Language,
): string {
  if (!names) return localText(name, language);
  const neutral = names[id];
  return neutral ? localText(neutral, language) : prefix;
}

/** The lines of the supervisors that still count at `now`. */
export function messagesOf({ site, now }: BoardFacts): readonly string[] {
  return (site?.boardMessages ?? [])
    .filter(({ until }) => until === null || until > now)
    .map(({ text }) => text);
}
