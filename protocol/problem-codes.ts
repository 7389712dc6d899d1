import type { RefusalCode } from "../appliance/domain/refusals.ts";

/** Every "no" that the door says before the rules are asked. A code is stable for ever, like a refusal's. */
export type HttpCode =
  | "badRequest"
  | "badCredentials"
  | "locked"
  | "notSignedIn"
  | "notPaired"
  | "setupDone"
  | "wrongCode"
  | "weakPassword"
  | "invalidFile"
  | "forbidden"
  | "crossSite"
  | "keyReused"
  | "notFound"
  | "tooLarge"
  | "wrongMedia"
  | "rangeOutside"
  | "assetInUse"
  | "assetsFull"
  | "voiceSilent"
  | "notABackup"
  | "backupTruncated"
  | "backupAltered"
  | "backupNewer"
  | "backupRunning"
  | "noUsbStick"
  | "wrongResetCode"
  | "clockKept"
  | "tooSlow"
  | "tooMany"
  | "tooManyRows"
  | "busy"
  | "storeFailed"
  | "internal";

/** `code` of a `Problem`: what a screen turns into a sentence. */
export type ProblemCode = RefusalCode | HttpCode;

/** What `type` of a problem starts with; the code follows. */
export const problemType = "urn:patience:problem:";
