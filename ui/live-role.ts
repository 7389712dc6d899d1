import type { BusAccess } from "../protocol/http.ts";
import { type BusRole, busRights, matchesFilter, topics } from "../protocol/topics.ts";

/** For whom a page looks: one of its keys. */
export interface LiveOptions {
  /** `board/board-1` or `kiosk/kiosk-1`. */
  readonly device?: string;
  /** A ticket's token. */
  readonly ticket?: string;
  /** The agent of this browser's cookie. */
  readonly staff?: boolean;
}

/** Who the page is on the bus; `id` is the device's, the token, or the agent's. */
export interface LiveIdentity {
  readonly role: BusRole;
  readonly id: string;
}

/** What `GET /v1/bus` and `GET /v1/snapshot` are asked with. */
export function liveQuery({ device, ticket }: LiveOptions): string {
  if (device !== undefined) return `?device=${encodeURIComponent(device)}`;
  return ticket === undefined ? "" : `?ticket=${encodeURIComponent(ticket)}`;
}

/** The role that the page asked for, with the id that the box's pass (`role.id`) names. */
export function identityOf(options: LiveOptions, access: BusAccess): LiveIdentity {
  const id = access.username.slice(access.username.indexOf(".") + 1);
  return { role: roleOf(options), id };
}

function roleOf({ device, ticket }: LiveOptions): BusRole {
  if (device !== undefined) return device.startsWith("board/") ? "board" : "kiosk";
  return ticket === undefined ? "staff" : "ticket";
}

/** What the page subscribes to, below the root. */
export function filtersOf({ role, id }: LiveIdentity): string[] {
  return busRights[role].read.map((filter) => filter.replaceAll("%i", id));
}

/** Where the page says that it is there; null for a ticket's holder, who says nothing. */
export function presenceOf(
  { role, id }: LiveIdentity,
  tab: string,
): { readonly topic: string; readonly retain: boolean } | null {
  if (role === "board" || role === "kiosk")
    return { topic: topics.presence(role, id), retain: true };
  return role === "staff" ? { topic: topics.staffPresence(id, tab), retain: false } : null;
}

const events = [topics.callEvent, topics.kioskPrint("+")];

/** True for what happens once and is not kept: a call, a printer's word. */
export function isEvent(topic: string): boolean {
  return events.some((filter) => matchesFilter(filter, topic));
}
