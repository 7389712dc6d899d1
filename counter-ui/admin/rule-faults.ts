import type { AdminFault } from "./admin-store.ts";

/** The field beside which a fault of the rules is said, by `facts.what`; other faults bear their field's own name. */
const places: Readonly<Record<string, string>> = {
  warningNotBeforeDeadline: "arrivalWarningSeconds",
  zoneMissing: "zone",
  nameMissing: "name",
  range: "first",
  rangesOverlap: "prefix",
  labelMissing: "label",
  labelTaken: "label",
  loginMissing: "login",
  loginTaken: "login",
  unknownService: "serviceIds",
  unknownPrinter: "printerId",
  roomMissing: "room",
  unknownRoom: "roomId",
  roomNotSeen: "loudspeaker",
  roomNotHeard: "dayVolume",
  nightHours: "nightTo",
  quietHours: "quietTo",
  boardSound: "volume",
  templateFields: "voice",
  templateCharacters: "voice",
  templateTooLong: "voice",
  wordsPerMinute: "voice",
  lexicon: "voice",
};

/** Where a fault belongs: the thing's id and the field; null for a fault that is not about a thing's content. */
export function placeOfFault(
  fault: AdminFault | null,
): { readonly id: string; readonly field: string; readonly what: string } | null {
  if (fault?.code !== "invalidConfiguration") return null;
  const what = String(fault.facts["what"] ?? "");
  return { id: String(fault.facts["id"] ?? ""), field: places[what] ?? what, what };
}
