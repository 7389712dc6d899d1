import { describe, expect, it } from "vitest";
import { asyncApi } from "./asyncapi.ts";
import { type Message, messages } from "./messages.ts";
import { busRights, matchesFilter, topics } from "./topics.ts";

type Part = Readonly<Record<string, unknown>>;
interface Channel {
  readonly address: string;
  readonly parameters: Part;
  readonly messages: Readonly<Record<string, { readonly payload: Part }>>;
  readonly description: string;
}
interface Operation {
  readonly action: string;
  readonly channel: { readonly $ref: string };
  readonly messages: readonly { readonly $ref: string }[];
  readonly bindings: { readonly mqtt: { qos: number; retain: boolean } };
}
const document = asyncApi("1.2.3") as {
  readonly asyncapi: string;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, Operation>>;
};
const rows = Object.entries<Message>(messages);

/** The topic that `topics` makes, with the table's own parameter names in the places. */
function made(key: keyof typeof topics, topic: string): string {
  const names = [...topic.matchAll(/\{\w+\}/g)].map(([name]) => name);
  const entry = topics[key] as string | ((...parts: string[]) => string);
  return typeof entry === "string" ? entry : entry(...names);
}

describe("the table of messages", () => {
  it("has a row for every topic, written as the topics are made", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(topics).sort());
    for (const key of Object.keys(topics) as (keyof typeof topics)[])
      expect(messages[key].topic).toBe(made(key, messages[key].topic));
  });

  it("never retains a call: a reload must not speak again", () => {
    expect(messages.callEvent.retain).toBe(false);
    expect(messages.kioskPrint.retain).toBe(false);
  });

  it.each(rows)("lets %s be written by whom the rights let write it", (_key, row) => {
    const sample = row.topic.replace("{kind}", "board").replaceAll(/\{\w+\}/g, "x");
    const writers = Object.entries(busRights)
      .filter(([role]) => role !== "core")
      .filter(([, { write }]) =>
        write.some((one) => matchesFilter(one.replace("%i", "x"), sample)),
      );
    expect(writers.length > 0).toBe(row.from === "client");
  });
});

describe("the AsyncAPI document", () => {
  it("names itself and is plain JSON", () => {
    expect(document.asyncapi).toBe("3.0.0");
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it.each(rows)("has a channel for %s with every parameter and a payload", (key, row) => {
    const channel = document.channels[key];
    expect(channel?.address).toBe(`patience/1/{site}/${row.topic}`);
    const named = [...(channel?.address ?? "").matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(channel?.parameters ?? {})).toEqual(named);
    expect(channel?.messages[key]?.payload["type"]).toBe("object");
  });

  it("tells of each channel what the box does, with its quality and whether it is kept", () => {
    const told = Object.values(document.operations).map(({ action, channel, bindings }) => {
      const key = channel.$ref.replace("#/channels/", "") as keyof typeof messages;
      const { qos, retain, from } = messages[key];
      expect(bindings.mqtt).toMatchObject({ qos, retain });
      expect(action).toBe(from === "box" ? "send" : "receive");
      return key;
    });
    expect(told.sort()).toEqual(Object.keys(messages).sort());
  });

  it("says who reads", () => {
    expect(document.channels["callEvent"]?.description).toContain("Read by: staff, board.");
    expect(document.channels["counterAgent"]?.description).toContain("Read by: staff.");
    expect(document.channels["callProof"]?.description).toContain("Read by: staff.");
  });
});
