/** The root of every topic; the version is in the path. */
export function topicRoot(site: string): string {
  return `patience/1/${site}`;
}

/** Topics below the root. Reasons, retain and QoS: `docs/reference/protocol.md`. */
export const topics = {
  coreStatus: "core/status",
  siteState: "site/state",
  serviceState: (id: string) => `service/${id}/state`,
  counterState: (id: string) => `counter/${id}/state`,
  counterAgent: (id: string) => `counter/${id}/agent`,
  counterMessages: (id: string) => `counter/${id}/messages`,
  ticketState: (token: string) => `ticket/${token}/state`,
  callRecent: "call/recent",
  callEvent: "call/event",
  callProof: (counter: string) => `counter/${counter}/proof`,
  sosState: (counter: string) => `sos/${counter}/state`,
  presence: (kind: DeviceKind, id: string) => `${kind}/${id}/presence`,
  boardAck: (id: string) => `board/${id}/ack`,
  boardConfig: (id: string) => `board/${id}/config`,
  kioskConfig: (id: string) => `kiosk/${id}/config`,
  kioskPrint: (id: string) => `kiosk/${id}/print`,
  staffPresence: (agent: string, tab: string) => `staff/${agent}/${tab}/presence`,
  printerJob: (id: string) => `printer/${id}/job`,
  printerResult: (id: string) => `printer/${id}/result`,
  printerState: (id: string) => `printer/${id}/state`,
  printerConfig: (id: string) => `printer/${id}/config`,
  printerFound: (id: string) => `printer/${id}/found`,
  health: (component: string) => `health/${component}`,
} as const;

export type DeviceKind = "board" | "kiosk" | "printer";

/** Who a bus client is. `id` is the device's, the agent's, or the ticket's token. */
export type BusRole = "staff" | "board" | "kiosk" | "printer" | "ticket" | "core";
export interface BusIdentity {
  readonly role: BusRole;
  readonly id: string;
}

/** What a role may do, as MQTT filters below the site's root; `%i` stands for the client's own id. */
export interface BusRights {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

const publicFacts = ["core/status", "site/state"];

/**
 * The one table of bus rights: the embedded broker's hooks and Mosquitto's ACL file both come from it.
 * Nobody may subscribe to `#`, `+/#` or `$SYS/#`.
 */
export const busRights: Readonly<Record<BusRole, BusRights>> = {
  core: { read: ["#"], write: ["#"] },
  staff: {
    read: [
      ...publicFacts,
      "service/+/state",
      "counter/+/state",
      "counter/+/agent",
      "counter/+/messages",
      "counter/+/proof",
      "call/recent",
      "call/event",
      "sos/+/state",
      "board/+/presence",
      "kiosk/+/presence",
      "printer/+/state",
      "printer/+/found",
      "printer/+/presence",
      "health/+",
    ],
    write: ["staff/%i/+/presence"],
  },
  board: {
    read: [
      ...publicFacts,
      "service/+/state",
      "counter/+/state",
      "call/recent",
      "call/event",
      "board/%i/config",
    ],
    write: ["board/%i/presence", "board/%i/ack"],
  },
  kiosk: {
    read: [...publicFacts, "service/+/state", "kiosk/%i/config", "kiosk/%i/print"],
    write: ["kiosk/%i/presence"],
  },
  printer: {
    read: [...publicFacts, "printer/%i/job", "printer/%i/config"],
    write: ["printer/%i/result", "printer/%i/state", "printer/%i/found", "printer/%i/presence"],
  },
  ticket: { read: ["core/status", "ticket/%i/state"], write: [] },
};

/** True when a topic lies under an MQTT filter (`+` one level, `#` the rest). */
export function matchesFilter(filter: string, topic: string): boolean {
  const want = filter.split("/");
  const have = topic.split("/");
  for (const [index, part] of want.entries()) {
    if (part === "#") return true;
    if (index >= have.length || (part !== "+" && part !== have[index])) return false;
  }
  return want.length === have.length;
}
