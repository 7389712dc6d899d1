import type { BoardConfig } from "../../protocol/board.ts";
import type { Language, LocalText } from "../../protocol/schema.ts";
import type { CallEvent, CallRecent } from "../../protocol/views.ts";
import type { BoardFacts, BoardService } from "./board-facts.ts";
import { emptyQueue } from "./call-queue.ts";
import type { BoardPage } from "./q-board-page.ts";

/** What the page around a preview sends to it; the same origin only. */
export interface PreviewMessage {
  readonly kind: "board-preview";
  readonly config: BoardConfig;
  readonly site: {
    readonly name: string;
    readonly zone: string;
    readonly languages: readonly Language[];
    readonly welcome: LocalText;
  };
  readonly services: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly prefix: string;
  }[];
  readonly counters: readonly {
    readonly id: string;
    readonly label: string;
    readonly place: ServicePlace;
    readonly way: LocalText | null;
  }[];
  /** What is to be seen: nobody called yet, one call, several. */
  readonly scene: "empty" | "call" | "full" | "closed";
}

type ServicePlace = CallEvent["counter"]["place"];

/** How many calls each scene has. */
const calls = { empty: 0, call: 1, full: 6, closed: 0 } as const;
const minuteMs = 60_000;
/** A closed board is one in the evening: it opens in the morning after. */
const nightMs = 14 * 60 * minuteMs;

/** Draws what it is told to draw, with calls that never were: no bus, no sound, no sign of life. */
export function startPreview(page: BoardPage): void {
  addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || !isPreview(data)) return;
    page.sample = factsOf(data);
    const [call] = callsOf(data);
    page.queue = call ? { ...emptyQueue, current: { call, at: Date.now() } } : emptyQueue;
  });
  parent.postMessage({ kind: "board-preview-ready" }, location.origin);
}

function isPreview(data: unknown): data is PreviewMessage {
  return (data as { readonly kind?: unknown } | null)?.kind === "board-preview";
}

function factsOf(message: PreviewMessage): BoardFacts {
  const now = Date.now();
  const envelope = { v: 1 as const, epoch: "preview", seq: 1, at: now };
  const recent: CallRecent = {
    ...envelope,
    calls: callsOf(message).map(({ visitId, label, serviceId, counter }, index) => ({
      ...{ id: visitId, label, serviceId, counter, at: now - index * minuteMs },
    })),
  };
  const { config, counters } = message;
  const under = counters.find(({ id }) => id === config.design.counterId);
  return {
    ...{ config, recent, lost: false, now },
    site: {
      seq: 1,
      at: now,
      ...message.site,
      languages: [...message.site.languages],
      boardMessages: [],
      closedLabel: null,
    },
    services: servicesOf(message),
    counter: under && {
      ...envelope,
      ...{ id: under.id, label: under.label, place: under.place, position: 1, serviceIds: [] },
      ...{ phase: "free", ticketLabel: null, since: null },
    },
  };
}

function servicesOf({ services, scene }: PreviewMessage): BoardService[] {
  const closed = scene === "closed";
  return services.map((service, index) => ({
    ...service,
    ...{ open: !closed, opensAt: closed ? Date.now() + nightMs : null },
    waiting: closed ? 0 : (index * 5 + 3) % 9,
    ...{ lowMinutes: 5, highMinutes: 10 + (index % 3) * 5 },
  }));
}

function callsOf({ scene, services, counters, config }: PreviewMessage): CallEvent[] {
  const { serviceIds } = config.look;
  const own = services.filter(({ id }) => serviceIds?.includes(id) ?? true);
  const under = counters.filter(({ id }) => id === config.design.counterId);
  const places = config.design.layout === "aboveCounter" ? under : counters;
  const now = Date.now();
  return Array.from({ length: calls[scene] }, (_, index) => {
    const service = own[index % Math.max(1, own.length)];
    const counter = places[index % Math.max(1, places.length)];
    if (!service || !counter) return [];
    const { way, ...place } = counter;
    return [
      {
        ...{ v: 1 as const, epoch: "preview", seq: 1, at: now },
        ...{ id: `preview-${index}`, visitId: `preview-${index}`, serviceId: service.id },
        label: `${service.prefix}${String(32 + index * 7).padStart(3, "0")}`,
        counter: way ? { ...place, way } : place,
        ...{ repeat: false, language: "fr" as const, startAt: now, expiresAt: now + minuteMs },
        clips: [],
      },
    ];
  }).flat();
}
