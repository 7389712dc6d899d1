/** Every "no" of the rules. A code is stable for ever; screens turn it into a sentence. */
export type RefusalCode =
  | "unknownService"
  | "unknownCounter"
  | "unknownAgent"
  | "unknownTicket"
  | "unknownVisit"
  | "unknownReason"
  | "unknownPrinter"
  | "unknownSos"
  | "serviceClosed"
  | "quotaReached"
  | "numbersExhausted"
  | "counterTaken"
  | "agentElsewhere"
  | "sessionOver"
  | "sessionPaused"
  | "noServiceChosen"
  | "notAllowed"
  | "notServed"
  | "visitInProgress"
  | "nobodyWaiting"
  | "recallOff"
  | "optionOff"
  | "notReceivedYet"
  | "neverIssued"
  | "calledElsewhere"
  | "notAbsent"
  | "sameService"
  | "counterClosed"
  | "counterNotServing"
  | "staleScreen"
  | "visitOver"
  | "repeatTooSoon"
  | "tooSoon"
  | "reasonMissing"
  | "qualificationOff"
  | "wrapUpInProgress"
  | "notInWrapUp"
  | "wrapUpTooLong"
  | "nothingToUndo"
  | "undoTooLate"
  | "sosOver"
  | "sosNotAcknowledged"
  | "sosAlreadyRaised"
  | "notCancellable"
  | "notReprintable"
  | "reprintTooLate"
  | "notRestorable"
  | "dayNotLater"
  | "invalidConfiguration"
  | "notMovable"
  | "noCounterOpen"
  | "unknownMessage"
  | "tooManyMessages"
  | "momentPast"
  | "configurationChanged"
  | "nothingDue";

/** A refusal is a value, never an exception. `detail` holds plain facts for the sentence (a counter's label). */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A refusal with its facts. */
export function refuse(
  refused: RefusalCode,
  detail: Readonly<Record<string, string | number>> = {},
): Refusal {
  return { refused, detail };
}

/** Tells a refusal from whatever else a rule may answer. */
export function isRefusal(answer: object): answer is Refusal {
  return "refused" in answer;
}
