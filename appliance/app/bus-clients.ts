import type { BusIdentity } from "../../protocol/topics.ts";
import type { State } from "../domain/state.ts";

/** Everyone of the site who comes to the bus with a name of their own; phones do not: they ask over HTTP. */
export function busClients(state: State): BusIdentity[] {
  return [
    { role: "core", id: "box" },
    ...[...state.agents.keys()].map((id) => ({ role: "staff" as const, id })),
    ...[...state.boards.keys()].map((id) => ({ role: "board" as const, id })),
    ...[...state.kiosks.keys()].map((id) => ({ role: "kiosk" as const, id })),
    ...[...state.printers.keys()].map((id) => ({ role: "printer" as const, id })),
  ];
}
