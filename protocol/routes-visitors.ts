import { Type } from "typebox";
import {
  Addresses,
  BusAccess,
  DeviceQuery,
  Health,
  Site,
  Snapshot,
  TicketAnswer,
  TicketFollow,
  TicketRequest,
  TimeAnswer,
} from "./http.ts";
import { ClipParams, type Route, TokenParams } from "./route.ts";

const facts = {
  health: {
    method: "GET",
    path: "/v1/health",
    summary: "How the box is, in public words",
    who: "anybody",
    answers: { 200: { description: "ok or degraded, by component", schema: Health } },
    problems: [],
    command: false,
  },
  metrics: {
    method: "GET",
    path: "/v1/metrics",
    summary: "Figures for Prometheus",
    who: "operations",
    answers: { 200: { description: "text exposition format", media: "text/plain; version=0.0.4" } },
    problems: [401, 403],
    command: false,
  },
  openApi: {
    method: "GET",
    path: "/v1/openapi.json",
    summary: "This contract",
    who: "anybody",
    answers: { 200: { description: "OpenAPI 3.1", schema: Type.Object({}) } },
    problems: [],
    command: false,
  },
  asyncApi: {
    method: "GET",
    path: "/v1/asyncapi.json",
    summary: "The contract of the bus",
    who: "anybody",
    answers: { 200: { description: "AsyncAPI 3.0", schema: Type.Object({}) } },
    problems: [],
    command: false,
  },
  addresses: {
    method: "GET",
    path: "/v1/addresses",
    summary: "Where other computers find the box; empty when only the machine itself may connect",
    who: "anybody",
    answers: { 200: { description: "the steadiest first", schema: Addresses } },
    problems: [],
    command: false,
  },
  time: {
    method: "GET",
    path: "/v1/time",
    summary: "The box's clock",
    who: "anybody",
    answers: { 200: { description: "now", schema: TimeAnswer } },
    problems: [],
    command: false,
  },
  site: {
    method: "GET",
    path: "/v1/site",
    summary:
      "The site as anybody may know it: services, counters and whether they are open, screens",
    who: "anybody",
    answers: { 200: { description: "the site", schema: Site } },
    problems: [],
    command: false,
  },
  clip: {
    method: "GET",
    path: "/v1/clips/{hash}.wav",
    summary: "A spoken clip, named by the SHA-256 of its bytes",
    who: "anybody",
    params: ClipParams,
    answers: {
      200: { description: "PCM, mono, 16 bit; may be kept for ever", media: "audio/wav" },
    },
    problems: [404],
    command: false,
  },
} as const satisfies Record<string, Route>;

const live = {
  snapshot: {
    method: "GET",
    path: "/v1/snapshot",
    summary: "Every retained document that the caller may read",
    description:
      "A ticket's holder names `ticket`, a screen of the box `device`; staff are known by their cookie; anybody else gets the public facts. The ETag is `epoch:seq` (with `:staff` when the cookie decides).",
    who: "anybody",
    query: DeviceQuery,
    answers: {
      200: { description: "the documents", schema: Snapshot },
      304: { description: "nothing is newer than the ETag that the caller has" },
    },
    problems: [403, 404],
    command: false,
  },
  bus: {
    method: "GET",
    path: "/v1/bus",
    summary: "A pass for the bus (MQTT 3.1.1 over WebSocket)",
    description:
      "For a ticket's holder (`ticket`), a screen of the box (`device`), or staff (cookie).",
    who: "anybody",
    query: DeviceQuery,
    answers: { 200: { description: "good until `expiresAt`, for connecting", schema: BusAccess } },
    problems: [401, 403, 404],
    command: false,
  },
} as const satisfies Record<string, Route>;

const tickets = {
  issueTicket: {
    method: "POST",
    path: "/v1/tickets",
    summary: "Takes a ticket",
    description: "`priority` above 0 is for staff. `print: false` asks for no paper.",
    who: "device",
    body: TicketRequest,
    answers: { 201: { description: "the ticket; it waits from now on", schema: TicketAnswer } },
    problems: [403, 404, 409],
    command: true,
  },
  followTicket: {
    method: "GET",
    path: "/v1/tickets/{token}",
    summary: "A ticket as its holder follows it",
    who: "anybody",
    params: TokenParams,
    answers: { 200: { description: "the ticket now", schema: TicketFollow } },
    problems: [404],
    command: false,
  },
  cancelTicket: {
    method: "DELETE",
    path: "/v1/tickets/{token}",
    summary: "The holder leaves the queue",
    who: "anybody",
    params: TokenParams,
    answers: { 200: { description: "the ticket, over", schema: TicketFollow } },
    problems: [404, 409],
    command: true,
  },
  reprintTicket: {
    method: "POST",
    path: "/v1/tickets/{token}/reprint",
    summary: "Prints the same ticket again: the same number",
    who: "device",
    params: TokenParams,
    answers: { 200: { description: "the ticket, its paper asked for", schema: TicketFollow } },
    problems: [403, 404, 409],
    command: true,
  },
} as const satisfies Record<string, Route>;

/** What visitors, screens and programs ask. */
export const visitorRoutes = { ...facts, ...live, ...tickets } as const;
