import type { problems as french } from "../fr/problems.ts";

export const problems = {
  serviceClosed: "This service has just closed. Choose another one or ask at the reception desk.",
  quotaReached: "All of today’s tickets for this service are given. Ask at the reception desk.",
  unknownService: "This service no longer exists. Choose another one.",
  numbersExhausted:
    "There are no numbers left for this service today. Please ask at the reception desk.",
  storeFailed: "The kiosk cannot give a number right now. Please ask at the reception desk.",
  busy: "It is very busy right now. Please try again.",
  tooMany: "It is very busy right now. Please try again.",
  notPaired: "This kiosk is not set up yet. Please ask at the reception desk.",
  offline: "The kiosk does not answer right now. Please ask at the reception desk.",
  other: "This is not possible right now. Please ask at the reception desk.",
} satisfies typeof french;
