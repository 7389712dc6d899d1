import { ClockWish, MachineView, UpdateQuery, updateBytesMax, updateMedia } from "./machine.ts";
import type { Route } from "./route.ts";

/** The machine under the box: its version, its updates. */
export const machineRoutes = {
  machine: {
    method: "GET",
    path: "/v1/admin/machine",
    summary: "The machine that the box runs on, and how far its update is",
    who: "administrator",
    answers: { 200: { description: "as it is now", schema: MachineView } },
    problems: [401, 403],
    command: false,
  },
  sendUpdate: {
    method: "POST",
    path: "/v1/admin/machine/update",
    summary: "Sends an update of the machine",
    description:
      "It is kept whole, then checked and written to the other slot while the room goes on; the machine's state tells how far it is.",
    who: "administrator",
    query: UpdateQuery,
    upload: { maxBytes: updateBytesMax, media: [updateMedia] },
    answers: { 202: { description: "kept; it is checked now" } },
    problems: [401, 403, 404, 409, 413, 415],
    command: false,
  },
  startUpdate: {
    method: "POST",
    path: "/v1/admin/machine/restart",
    summary: "Starts the update that is written, now",
    who: "administrator",
    answers: { 202: { description: "the machine starts again" } },
    problems: [401, 403, 404, 409],
    command: false,
  },
  setClock: {
    method: "POST",
    path: "/v1/admin/machine/clock",
    summary: "Sets the machine's clock, where no time server does",
    who: "administrator",
    body: ClockWish,
    answers: { 202: { description: "it is set in a moment; everything alive moves with it" } },
    problems: [400, 401, 403, 404, 409],
    command: false,
  },
} as const satisfies Record<string, Route>;
