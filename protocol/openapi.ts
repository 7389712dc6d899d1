import type { TSchema } from "typebox";
import { ConfigChange, Configuration } from "./admin.ts";
import { DeskAbsents, DeskOptions, DeskQueue, QueuedTicket } from "./desk.ts";
import {
  BusAccess,
  CallAnswer,
  CurrentSession,
  Problem,
  Site,
  Snapshot,
  TicketAnswer,
  TicketRequest,
} from "./http.ts";
import { PrintJob } from "./print.ts";
import { IdempotencyKey, problemStatuses, type Route, type RouteAnswer } from "./route.ts";
import { routes } from "./routes.ts";
import { LocalText } from "./schema.ts";
import { type Json, schemaRefs } from "./schema-refs.ts";
import { Place, PrintView, SessionView, TicketView, VisitView } from "./views.ts";

const named = {
  BusAccess,
  CallAnswer,
  ConfigChange,
  Configuration,
  CurrentSession,
  DeskAbsents,
  DeskOptions,
  DeskQueue,
  LocalText,
  Place,
  PrintJob,
  PrintView,
  Problem,
  QueuedTicket,
  SessionView,
  Site,
  Snapshot,
  TicketAnswer,
  TicketRequest,
  TicketView,
  VisitView,
} satisfies Record<string, TSchema>;

const refs = schemaRefs(named, "#/components/schemas");

const whoSays: Readonly<Record<Route["who"], string>> = {
  anybody: "Anybody.",
  device: "A screen of the box itself (loopback), or staff.",
  staff: "Staff.",
  supervisor: "A supervisor.",
  administrator: "An administrator.",
  operations: "A program on the box itself (loopback), or a supervisor.",
};

const problemWords: Readonly<Record<number, string>> = {
  400: "The request is malformed; `facts.path` says where",
  401: "Nobody is signed in, or login and password do not fit",
  403: "Not allowed to this caller",
  404: "Nothing of that name",
  409: "The rules say no; `code` says why",
  413: "The body is too large",
  415: "The file is of no known format",
  416: "That range of bytes lies outside",
  422: "The configuration does not hold, or the key was used for another request",
  429: "Too many; `Retry-After` says when again",
  500: "Something broke; whether anything was done is not certain",
  503: "The box takes no command now; nothing was done",
};

/** The contract as an OpenAPI 3.1 document. */
export function openApi(version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Patience",
      version,
      summary: "Tickets, calls and counters of a waiting room",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "the box that serves this document" }],
    paths: paths(),
    components: {
      schemas: refs.definitions(),
      securitySchemes: {
        staff: { type: "apiKey", in: "cookie", name: "patience", description: "set by a sign-in" },
      },
    },
  };
}

function paths(): Json {
  const found: Record<string, Record<string, Json>> = {};
  for (const [key, route] of Object.entries<Route>(routes)) {
    const path = found[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(key, route);
    found[route.path] = path;
  }
  return found;
}

function operation(key: string, route: Route): Json {
  const description = [route.description, `Who may: ${whoSays[route.who]}`];
  return {
    operationId: key,
    summary: route.summary,
    description: description.filter(Boolean).join("\n\n"),
    security: security(route),
    parameters: parameters(route),
    ...(route.body === undefined ? {} : { requestBody: requestBody(route.body) }),
    ...(route.upload === undefined ? {} : { requestBody: fileBody(route.upload.media) }),
    responses: responses(route),
  };
}

/** `{}` beside the cookie: a caller who is trusted otherwise needs none. */
function security(route: Route): Json[] {
  if (route.who === "anybody") return [{}];
  const loopback = route.who === "device" || route.who === "operations";
  return loopback ? [{}, { staff: [] }] : [{ staff: [] }];
}

function parameters(route: Route): Json[] {
  const key = { name: "Idempotency-Key", in: "header", required: false };
  return [
    ...fields(route.params, "path"),
    ...fields(route.query, "query"),
    ...(route.command ? [{ ...key, schema: refs.use(IdempotencyKey) }] : []),
  ];
}

function fields(schema: TSchema | undefined, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: refs.use(part),
  }));
}

function requestBody(schema: TSchema): Json {
  const { required = [] } = schema as { readonly required?: readonly string[] };
  return {
    required: required.length > 0,
    content: { "application/json": { schema: refs.use(schema) } },
  };
}

function fileBody(media: readonly string[]): Json {
  const schema = { type: "string", format: "binary" };
  return { required: true, content: Object.fromEntries(media.map((one) => [one, { schema }])) };
}

function responses(route: Route): Json {
  const problem = { "application/problem+json": { schema: refs.use(Problem) } };
  return {
    ...Object.fromEntries(Object.entries(route.answers).map(([at, one]) => [at, answer(one)])),
    ...Object.fromEntries(
      problemStatuses(route).map((status) => [
        status,
        { description: problemWords[status] ?? "Refused", content: problem },
      ]),
    ),
  };
}

function answer({ description, schema, media }: RouteAnswer): Json {
  if (schema !== undefined)
    return { description, content: { "application/json": { schema: refs.use(schema) } } };
  if (media === undefined) return { description };
  return { description, content: { [media]: { schema: { type: "string" } } } };
}
