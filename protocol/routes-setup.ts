import { CurrentSession } from "./http.ts";
import { IdParams, type Route } from "./route.ts";
import {
  ClaimRequest,
  ConfirmRequest,
  DevicesAnswer,
  PairedDevice,
  PairingAsked,
  PairingClaim,
  PairingRequest,
  SetupRequest,
  SetupState,
} from "./setup.ts";

const firstRun = {
  setupState: {
    method: "GET",
    path: "/v1/setup",
    summary: "Whether the box waits for its first administrator",
    who: "anybody",
    answers: {
      200: { description: "the code only for the box's own screens", schema: SetupState },
    },
    problems: [],
    command: false,
  },
  startSetup: {
    method: "POST",
    path: "/v1/setup",
    summary: "Makes the first administrator with the code on the box's screen, and signs in",
    description:
      "Five wrong codes make a new code, and a pause that doubles each time. The code is void once it was used.",
    who: "anybody",
    body: SetupRequest,
    answers: { 201: { description: "signed in", schema: CurrentSession } },
    problems: [403, 409, 413, 422],
    command: false,
  },
} as const satisfies Record<string, Route>;

const pairing = {
  askPairing: {
    method: "POST",
    path: "/v1/pairings",
    summary: "A screen or a print agent on another machine asks to belong to the box",
    description: "At most 20 wait at a time; each for 15 minutes.",
    who: "anybody",
    body: PairingRequest,
    answers: { 201: { description: "show the code", schema: PairingAsked } },
    problems: [403, 413],
    command: false,
  },
  claimPairing: {
    method: "POST",
    path: "/v1/pairings/{id}/claim",
    summary: "The device asks whether its code was typed; then it gets its token, once",
    who: "anybody",
    params: IdParams,
    body: ClaimRequest,
    answers: { 200: { description: "waiting, or paired", schema: PairingClaim } },
    problems: [403, 404, 413],
    command: false,
  },
  devices: {
    method: "GET",
    path: "/v1/admin/devices",
    summary: "Which devices are paired, and which show a code now",
    who: "administrator",
    answers: { 200: { description: "all of them", schema: DevicesAnswer } },
    problems: [401, 403],
    command: false,
  },
  confirmPairing: {
    method: "POST",
    path: "/v1/admin/devices",
    summary: "An administrator typed the code that a device shows",
    who: "administrator",
    body: ConfirmRequest,
    answers: { 201: { description: "it may come in", schema: PairedDevice } },
    problems: [401, 403, 404, 413],
    command: false,
  },
  revokeDevice: {
    method: "DELETE",
    path: "/v1/admin/devices/{id}",
    summary: "Takes a device's token back; its line is cut at once",
    who: "administrator",
    params: IdParams,
    answers: { 204: { description: "revoked" } },
    problems: [401, 403, 404],
    command: false,
  },
} as const satisfies Record<string, Route>;

/** The first run, and devices on other machines. */
export const setupRoutes = { ...firstRun, ...pairing } as const;
