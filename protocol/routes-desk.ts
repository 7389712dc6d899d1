import {
  AddVisitRequest,
  DeskAbsents,
  DeskQuery,
  DeskQueue,
  NoteAnswer,
  NoteRequest,
  RequeueAnswer,
  RequeueRequest,
  TicketActAnswer,
  TransferRequest,
} from "./desk.ts";
import { CallAnswer, VisitAct, VisitAnswer } from "./http.ts";
import { IdParams, type Route } from "./route.ts";

const visits = {
  putBack: {
    method: "POST",
    path: "/v1/visits/{id}/put-back",
    summary: "The visitor goes back to the same place in the queue",
    description:
      "Called or at the desk. Nobody is kept from calling the visitor again, this counter neither.",
    who: "staff",
    params: IdParams,
    body: VisitAct,
    answers: { 200: { description: "waits again", schema: VisitAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
  transfer: {
    method: "POST",
    path: "/v1/visits/{id}/transfer",
    summary: "Sends the visitor to another service, or to a counter",
    description:
      "`serviceId`, `counterId`, or both: a counter of another service. Label, age and note stay, a `note` that is given replaces the old one, and the priority rises by one class, up to 2. A counter that is named calls the visitor first of all and alone, as long as it is open and serves the service.",
    who: "staff",
    params: IdParams,
    body: TransferRequest,
    answers: { 200: { description: "waits there", schema: VisitAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
  addVisit: {
    method: "POST",
    path: "/v1/visits",
    summary: "Receives somebody without a ticket at once",
    description:
      "Gives a number and begins the visit. Nothing is announced and no board shows it; a recall by number works later.",
    who: "staff",
    body: AddVisitRequest,
    answers: { 201: { description: "at the desk", schema: CallAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

const tickets = {
  requeueTicket: {
    method: "POST",
    path: "/v1/tickets/by-id/{id}/requeue",
    summary: "Somebody who did not come waits again",
    description:
      "`same`: at the old place. `plus3`: behind the third who waits. `end`: behind everybody. Each within the ticket's priority class.",
    who: "staff",
    params: IdParams,
    body: RequeueRequest,
    answers: { 200: { description: "waits again", schema: RequeueAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
  noteTicket: {
    method: "PUT",
    path: "/v1/tickets/by-id/{id}/note",
    summary: "Writes a note on a ticket, for staff; an empty one removes it",
    who: "staff",
    params: IdParams,
    body: NoteRequest,
    answers: { 200: { description: "written", schema: NoteAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

const staffActs =
  "Agents for the services of their counter, where the site shows them the queue; supervisors for all.";

const paper = {
  printTicketAgain: {
    method: "POST",
    path: "/v1/tickets/by-id/{id}/reprint",
    summary: "Prints a ticket again, with the same number",
    description: `${staffActs} Not while the printer still owes an answer for the paper before it.`,
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "its paper is asked for", schema: TicketActAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  voidTicket: {
    method: "POST",
    path: "/v1/tickets/by-id/{id}/void",
    summary: "Takes a ticket off the queue: nobody came for it",
    description: staffActs,
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "cancelled", schema: TicketActAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  restoreTicket: {
    method: "POST",
    path: "/v1/tickets/by-id/{id}/restore",
    summary: "Puts a cancelled ticket back at its place, until the day is over",
    description: staffActs,
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "waits again", schema: TicketActAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

const lists = {
  deskQueue: {
    method: "GET",
    path: "/v1/desk/queue",
    summary: "Who waits, by service and as they will be called at this counter",
    description:
      "Of the services that the caller's counter serves (without a counter: none); of all of them for supervisors. At most 200.",
    who: "staff",
    query: DeskQuery,
    answers: { 200: { description: "who waits", schema: DeskQueue } },
    problems: [401, 409],
    command: false,
  },
  deskAbsents: {
    method: "GET",
    path: "/v1/desk/absents",
    summary: "Who was called in vain and may be called again, the most urgent first",
    description: "Of the same services as the queue. At most 200.",
    who: "staff",
    query: DeskQuery,
    answers: { 200: { description: "who did not come", schema: DeskAbsents } },
    problems: [401, 409],
    command: false,
  },
} as const satisfies Record<string, Route>;

/** The extra acts at the desk, each behind an option of the site (`optionOff`). */
export const deskRoutes = { ...visits, ...tickets, ...paper, ...lists } as const;
