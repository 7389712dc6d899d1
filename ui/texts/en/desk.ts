import type { PlaceWord } from "../../../protocol/views.ts";
import type { desk as french, deskRefusals as frenchRefusals } from "../fr/desk.ts";

const places: Record<PlaceWord, string> = {
  guichet: "counter",
  bureau: "office",
  salle: "room",
  box: "booth",
  accueil: "reception",
};

export const desk: typeof french = {
  queue: "Queue",
  absents: "Absent",
  region: "Lists of the counter",
  close: "Close the list",
  queueTitle: (count) => `Queue: ${count}`,
  absentsTitle: (count) => `Absent: ${count}`,
  queueEmpty: "Nobody is waiting for your services.",
  absentsEmpty: "Nobody is absent in your services.",
  listMore: (count) => `and ${count} more, which this list does not show`,
  listLoading: "Reading the list…",
  listFailed: "The list could not be read. It is tried again at the next change.",
  waited: (wait) => `waiting for ${wait}`,
  remaining: (left) => `${left} left`,
  over: "time is over",
  from: (service) => `from ${service}`,
  reserved: (place, number) => `reserved: ${places[place]} ${number}`,
  added: "added at the counter",
  priority: (level) => (level > 1 ? "high priority" : "priority"),
  note: "Note",
  noteOf: (text) => `Note: ${text}`,
  noteHint: "Enter saves, Escape gives up.",
  noteSaved: "Note saved.",
  noteRemoved: "Note removed.",

  pick: "Call this ticket",
  pickOf: (label) => `Call ticket ${label}`,
  pickReason: "Reason (optional)",
  pickConfirm: "Call",
  cancel: "Cancel",
  notIdle: "Possible when the counter is free.",
  notServed: "Your counter does not serve this service.",
  recall: "Call again",
  requeue: "Put back in queue",
  requeueSame: "Same place",
  requeuePlus3: "After 3 people",
  requeueEnd: "End of the queue",
  requeued: (label, ahead) =>
    ahead === 0
      ? `Ticket ${label} is back in the queue, first in line.`
      : `Ticket ${label} is back in the queue, ${ahead === 1 ? "1 person" : `${ahead} people`} ahead.`,

  reprint: "Print again",
  reprinted: (label: string) => `Ticket ${label} is being printed again.`,
  printingNow: "It is being printed.",
  void: "Remove",
  voided: (label: string) => `Ticket ${label} is off the queue.`,
  voidedTag: "off the queue",
  restore: "Put back",
  restored: (label: string) => `Ticket ${label} waits again, at its place.`,
  noPaper: "no paper",
  paperUnknown: "paper uncertain",

  add: "Add a visitor",
  addService: "Service",
  addPaper: "Ticket",
  withPaper: "with a printed ticket",
  withoutPaper: "without paper",
  receive: "Receive at once",
  enqueue: "Put in the queue",
  enqueued: (label, service) => `Ticket ${label} is in the queue for ${service}.`,
  receiveNotServed: "Your counter does not serve this service: queue only.",
  closed: "closed",

  acts: "Other acts",
  putBack: "Put back in queue",
  transfer: "Transfer…",
  transferTitle: (label) => `Transfer ticket ${label}`,
  transferTo: "Service or counter",
  transferHint: "Type to filter, ↑ ↓ to choose, Enter to transfer.",
  transferNone: "No service or counter matches.",
  transferNote: "Note for the next counter",
  transferDo: "Transfer",
  transferService: (waiting, counters) =>
    `${waiting} waiting · ${counters > 1 ? `${counters} open counters` : counters === 1 ? "1 open counter" : "no open counter"}`,
  transferCounter: (service) => `reserved for this counter · ${service}`,
  transferKey: "Transfer the visitor",
};

export const deskRefusals: typeof frenchRefusals = {
  optionOff: () => "This is not switched on at this site.",
  notAllowed: (f) =>
    f["right"] === "pick"
      ? "You are not allowed to call a ticket out of turn."
      : "You are not allowed to serve this service.",
  notAbsent: (f) =>
    f["label"]
      ? `Ticket ${f["label"]} is no longer among the absent.`
      : "This ticket is no longer among the absent.",
  sameService: () => "The visitor is in this service already. Choose another one, or a counter.",
  counterClosed: (f) => `Counter ${f["counterLabel"] ?? ""} has just closed.`,
  counterNotServing: (f) => `Counter ${f["counterLabel"] ?? ""} no longer serves this service.`,
  unknownTicket: () => "This ticket is no longer known today.",
  numbersExhausted: () => "This service has no free number left today.",
  notReprintable: () => "This ticket cannot be printed again now.",
  notCancellable: () => "This ticket is called already, or waits no more.",
  notRestorable: () => "This ticket waits already, or cannot be put back any more.",
  unknownPrinter: () => "No printer is installed.",
  badRequest: () => "The request was not understood. Nothing was done.",
};
