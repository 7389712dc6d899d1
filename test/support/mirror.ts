import mqtt from "mqtt";
import type { BusAccess } from "../../protocol/http.ts";
import { type BusRole, busRights } from "../../protocol/topics.ts";
import type { HttpClient } from "./http-client.ts";
import { yes } from "./staff-client.ts";

/** A client of the bus that keeps the newest document of each topic, as a page does. */
export interface Mirror {
  /** By topic below the site's root; what belongs to the moment of publishing is left out. */
  documents(): ReadonlyMap<string, object>;
  close(): void;
}

interface Envelope {
  readonly seq: number;
  readonly at: number;
}

/**
 * Joins the bus as staff (the client's cookie) or as a device (`board/board-1`), and reads what it may read. `told` is
 * given every document as it comes, for those that are never kept.
 */
export async function openMirror(
  client: HttpClient,
  role: BusRole,
  device?: string,
  told?: (topic: string, document: object) => void,
): Promise<Mirror> {
  const query = device === undefined ? "" : `?device=${device}`;
  const access = yes(await client.ask<BusAccess>("GET", `/v1/bus${query}`));
  const bus = await mqtt.connectAsync(`${client.url.replace("http:", "ws:")}${access.path}`, {
    protocolVersion: 4,
    username: access.username,
    password: access.password,
    reconnectPeriod: 0,
  });
  const kept = new Map<string, object & Envelope>();
  bus.on("message", (topic, payload) => {
    const key = topic.slice(access.root.length + 1);
    const text = payload.toString();
    if (text === "") {
      kept.delete(key);
      return;
    }
    const document = JSON.parse(text) as object & Envelope;
    told?.(key, document);
    keepNewest(kept, key, document);
  });
  const id = device?.split("/")[1] ?? "";
  const filters = busRights[role].read.map((filter) => filter.replace("%i", id));
  await bus.subscribeAsync(filters.map((filter) => `${access.root}/${filter}`));
  return {
    documents: () => new Map([...kept].map(([topic, document]) => [topic, bodyOf(document)])),
    close: () => bus.end(true),
  };
}

function keepNewest<D extends Envelope>(kept: Map<string, D>, topic: string, document: D): void {
  const known = kept.get(topic);
  const older =
    known && (known.seq > document.seq || (known.seq === document.seq && known.at > document.at));
  if (!older) kept.set(topic, document);
}

/** The document without the envelope that says when it was published. */
export function bodyOf(document: object): object {
  const { epoch, seq, at, ...body } = document as Record<string, unknown>;
  return body;
}
