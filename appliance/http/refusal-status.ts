import type { HttpCode, ProblemCode } from "../../protocol/problem-codes.ts";
import type { RefusalCode } from "../domain/refusals.ts";

/** The one table from the rules' refusals to HTTP. 404: no such thing; 403: not yours to do; 409: not now. */
const refusalStatus = {
  unknownService: 404,
  unknownCounter: 404,
  unknownAgent: 404,
  unknownTicket: 404,
  unknownVisit: 404,
  unknownReason: 404,
  unknownPrinter: 404,
  unknownSos: 404,
  serviceClosed: 409,
  quotaReached: 409,
  numbersExhausted: 409,
  counterTaken: 409,
  agentElsewhere: 409,
  sessionOver: 409,
  sessionPaused: 409,
  noServiceChosen: 409,
  notAllowed: 403,
  notServed: 409,
  visitInProgress: 409,
  nobodyWaiting: 409,
  recallOff: 409,
  optionOff: 409,
  notReceivedYet: 409,
  neverIssued: 409,
  calledElsewhere: 409,
  notAbsent: 409,
  sameService: 409,
  counterClosed: 409,
  counterNotServing: 409,
  staleScreen: 409,
  visitOver: 409,
  repeatTooSoon: 409,
  tooSoon: 409,
  reasonMissing: 409,
  qualificationOff: 409,
  wrapUpInProgress: 409,
  notInWrapUp: 409,
  wrapUpTooLong: 409,
  nothingToUndo: 409,
  undoTooLate: 409,
  sosOver: 409,
  sosNotAcknowledged: 409,
  sosAlreadyRaised: 409,
  notCancellable: 409,
  notReprintable: 409,
  reprintTooLate: 409,
  notRestorable: 409,
  dayNotLater: 409,
  invalidConfiguration: 422,
  notMovable: 409,
  noCounterOpen: 409,
  unknownMessage: 404,
  tooManyMessages: 409,
  momentPast: 409,
  configurationChanged: 409,
  nothingDue: 409,
} as const satisfies Record<RefusalCode, number>;

const httpStatus = {
  badRequest: 400,
  badCredentials: 401,
  notSignedIn: 401,
  notPaired: 403,
  wrongCode: 403,
  setupDone: 409,
  weakPassword: 422,
  invalidFile: 422,
  forbidden: 403,
  crossSite: 403,
  notFound: 404,
  tooSlow: 408,
  tooLarge: 413,
  wrongMedia: 415,
  rangeOutside: 416,
  assetInUse: 409,
  voiceSilent: 503,
  assetsFull: 409,
  keyReused: 422,
  locked: 429,
  tooMany: 429,
  internal: 500,
  busy: 503,
  storeFailed: 503,
} as const satisfies Record<HttpCode, number>;

const table: Readonly<Record<ProblemCode, number>> = { ...refusalStatus, ...httpStatus };

/** The HTTP status of a problem. */
export function statusOf(code: ProblemCode): number {
  return table[code];
}

/** Every code that the box may answer. */
export const problemCodes = Object.keys(table) as readonly ProblemCode[];
