import type { TSchema } from "typebox";
import { type Message, messages } from "./messages.ts";
import { LocalText } from "./schema.ts";
import { type Json, schemaRefs } from "./schema-refs.ts";
import { busRights, matchesFilter, topicRoot } from "./topics.ts";
import { Place, PrintView, SessionView, Thresholds, VisitView } from "./views.ts";

const named = {
  LocalText,
  Place,
  PrintView,
  SessionView,
  Thresholds,
  VisitView,
} satisfies Record<string, TSchema>;

const refs = schemaRefs(named, "#/components/schemas");

const parameterWords: Readonly<Record<string, string>> = {
  site: "the site's id",
  service: "a service's id",
  counter: "a counter's id",
  token: "a ticket's token",
  kind: "what the device is",
  device: "the device's id",
  board: "a board's id",
  kiosk: "a kiosk's id",
  printer: "a printer's id",
  agent: "an agent's id",
  tab: "one page of that agent",
  component: "a part of the box",
};

/** The contract of the bus as an AsyncAPI 3.0 document, told from the box's side: it sends what it writes. */
export function asyncApi(version: string): Json {
  const rows = Object.entries<Message>(messages);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Patience: the bus",
      version,
      description:
        "Whole documents, each at most 1 KB. A newer (epoch, seq) replaces an older one; after a gap read GET /v1/snapshot.",
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    servers: {
      box: {
        host: "{host}",
        protocol: "ws",
        protocolVersion: "3.1.1",
        pathname: "/mqtt",
        description: "MQTT 3.1.1 over WebSocket, clean sessions only",
        variables: { host: { description: "the box's address, as the page has it" } },
        security: [{ $ref: "#/components/securitySchemes/pass" }],
      },
    },
    channels: Object.fromEntries(rows.map(([key, row]) => [key, channel(key, row)])),
    operations: Object.fromEntries(rows.map(([key, row]) => operation(key, row))),
    components: {
      schemas: refs.definitions(),
      securitySchemes: {
        pass: { type: "userPassword", description: "from GET /v1/bus" },
      },
    },
  };
}

function channel(key: string, row: Message): Json {
  const address = `${topicRoot("{site}")}/${row.topic}`;
  return {
    address,
    description: `${row.summary}. Read by: ${readers(row).join(", ") || "the box"}.`,
    parameters: Object.fromEntries(
      [...address.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, parameter(name)]),
    ),
    messages: {
      [key]: {
        summary: row.summary,
        contentType: "application/json",
        payload: refs.use(row.payload),
      },
    },
  };
}

function parameter(name: string): Json {
  const description = parameterWords[name] ?? name;
  return name === "kind" ? { description, enum: ["board", "kiosk", "printer"] } : { description };
}

/** The roles whose rights cover the topic, with any id in its place. */
function readers(row: Message): string[] {
  const sample = row.topic.replace("{kind}", "board").replaceAll(/\{\w+\}/g, "x");
  return Object.entries(busRights)
    .filter(([role]) => role !== "core")
    .filter(([, { read }]) =>
      read.some((filter) => matchesFilter(filter.replace("%i", "x"), sample)),
    )
    .map(([role]) => role);
}

function operation(key: string, row: Message): [string, Json] {
  const action = row.from === "box" ? "send" : "receive";
  return [
    `${action}${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    {
      action,
      channel: { $ref: `#/channels/${key}` },
      messages: [{ $ref: `#/channels/${key}/messages/${key}` }],
      bindings: { mqtt: { qos: row.qos, retain: row.retain, bindingVersion: "0.2.0" } },
    },
  ];
}
