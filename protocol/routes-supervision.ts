import { SessionAnswer } from "./http.ts";
import { IdParams, type Route } from "./route.ts";
import {
  AssignRequest,
  BoardMessageRequest,
  MessageAnswer,
  MessageRequest,
  MoveAnswer,
  MoveRequest,
  ServiceOpenAnswer,
  ServiceOpenRequest,
  Supervision,
  UnreadMessages,
} from "./supervision.ts";

const acts = {
  supervision: {
    method: "GET",
    path: "/v1/supervision",
    summary: "The room as supervisors see it, beside the documents of the bus",
    description:
      "Tickets that are not over (at most 300), names, messages, today's figures and curve. A page reads it again when a document of the bus has a newer `seq`.",
    who: "supervisor",
    answers: { 200: { description: "as it is now", schema: Supervision } },
    problems: [401, 403],
    command: false,
  },
  moveTicket: {
    method: "POST",
    path: "/v1/tickets/by-id/{id}/move",
    summary: "Moves somebody who waits: service, priority class, place",
    description:
      "`first`, `plus3` and `end` are within the class that the ticket comes to. An absent visitor who is still awaited waits again. `before` of the answer takes the move back.",
    who: "supervisor",
    params: IdParams,
    body: MoveRequest,
    answers: { 200: { description: "moved", schema: MoveAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  openService: {
    method: "PUT",
    path: "/v1/services/{id}/open",
    summary: "Opens or closes a service for new tickets, at once",
    who: "supervisor",
    params: IdParams,
    body: ServiceOpenRequest,
    answers: { 200: { description: "in force", schema: ServiceOpenAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  assignServices: {
    method: "PUT",
    path: "/v1/counters/{id}/services",
    summary: "Chooses what an open counter serves, among what its agent may serve",
    who: "supervisor",
    params: IdParams,
    body: AssignRequest,
    answers: { 200: { description: "chosen", schema: SessionAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

const messages = {
  sendMessage: {
    method: "POST",
    path: "/v1/messages",
    summary: "A line to counters that are open, shown there until it is read",
    who: "supervisor",
    body: MessageRequest,
    answers: { 201: { description: "sent", schema: MessageAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  unreadMessages: {
    method: "GET",
    path: "/v1/messages",
    summary: "Messages that the caller's counter has not read; without a counter none",
    who: "staff",
    answers: { 200: { description: "oldest first", schema: UnreadMessages } },
    problems: [401],
    command: false,
  },
  readMessage: {
    method: "POST",
    path: "/v1/messages/{id}/read",
    summary: "« Lu »",
    who: "staff",
    params: IdParams,
    answers: { 200: { description: "read", schema: MessageAnswer } },
    problems: [401, 404, 409],
    command: true,
  },
  postBoardMessage: {
    method: "POST",
    path: "/v1/board-messages",
    summary: "A line on every board, until a moment or the end of the business day",
    who: "supervisor",
    body: BoardMessageRequest,
    answers: { 201: { description: "shown", schema: MessageAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
  removeBoardMessage: {
    method: "DELETE",
    path: "/v1/board-messages/{id}",
    summary: "Takes a line off the boards",
    who: "supervisor",
    params: IdParams,
    answers: { 200: { description: "gone", schema: MessageAnswer } },
    problems: [401, 403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

/** What supervisors see and do, and the messages that counters get from them. */
export const supervisionRoutes = { ...acts, ...messages } as const;
