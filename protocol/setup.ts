import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, nullable, record, Slug } from "./schema.ts";

/** Whether the box waits for its first administrator. The code is told to the box's own screens only. */
export const SetupState = record({
  needed: Type.Boolean(),
  code: nullable(Type.String({ description: "`ABCD-EFGH`, on the box's own screens" })),
  addresses: Type.Array(Type.String(), {
    description: "where a browser finds the box; for its own screens only",
  }),
});
export type SetupState = Static<typeof SetupState>;

/** The first administrator, by whoever can read the box's screen or console. */
export const SetupRequest = record({
  code: Type.String({ minLength: 1, maxLength: 32 }),
  login: Type.String({ minLength: 1, maxLength: 64 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  password: Type.String({ minLength: 8, maxLength: 256 }),
});
export type SetupRequest = Static<typeof SetupRequest>;

export const DeviceKind = Type.Union([
  Type.Literal("kiosk"),
  Type.Literal("board"),
  Type.Literal("printer"),
]);

/** A device that asks to belong to this box. */
export const PairingRequest = record({
  kind: DeviceKind,
  id: Type.Optional(Slug),
});

/** `secret` is the device's own; `code` is what its screen shows, for a person to type in the administration. */
export const PairingAsked = record({
  id: Type.String(),
  code: Type.String(),
  secret: Type.String(),
  expiresAt: InstantMs,
});
export type PairingAsked = Static<typeof PairingAsked>;

export const ClaimRequest = record({ secret: Type.String({ minLength: 8, maxLength: 64 }) });

/** `waiting` until an administrator has typed the code. A page gets a cookie; a program keeps `token`. */
export const PairingClaim = record({
  state: Type.Union([Type.Literal("waiting"), Type.Literal("paired")]),
  kind: nullable(DeviceKind),
  id: nullable(Slug),
  token: nullable(
    Type.String({ description: "of a print agent: sent as `Authorization: Bearer`" }),
  ),
});
export type PairingClaim = Static<typeof PairingClaim>;

/** What a print agent keeps of its pairing, on its own disk: with which box, as which printer, and the token. */
export const KeptPairing = record({
  box: Type.String({ maxLength: 300 }),
  printerId: Slug,
  token: Type.String({ maxLength: 64 }),
});
export type KeptPairing = Static<typeof KeptPairing>;

/** The code on the device's screen, and which device of the configuration it is. */
export const ConfirmRequest = record({
  code: Type.String({ minLength: 1, maxLength: 32 }),
  kind: DeviceKind,
  deviceId: Slug,
});

/** A device that holds a token. `id` names the pairing: several screens may show one board. */
export const PairedDevice = record({
  id: Type.String(),
  kind: DeviceKind,
  deviceId: Slug,
  at: InstantMs,
  seenAt: InstantMs,
  address: Type.String({ description: "from where it was paired" }),
});
export type PairedDevice = Static<typeof PairedDevice>;

/** A device that shows a code now; the code itself stays on its screen. */
export const PendingDevice = record({
  kind: DeviceKind,
  id: nullable(Slug),
  address: Type.String(),
  at: InstantMs,
});

export const DevicesAnswer = record({
  paired: Type.Array(PairedDevice),
  pending: Type.Array(PendingDevice),
});
export type DevicesAnswer = Static<typeof DevicesAnswer>;
