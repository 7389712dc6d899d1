import { expect, it } from "vitest";
import { voiceContract } from "./voice.contract.ts";
import { openMemoryVoice } from "./voice-memory.ts";

voiceContract("memory", async () => openMemoryVoice());

it("tells what it was asked to say", async () => {
  const voice = openMemoryVoice();
  await voice.render({ language: "fr", text: "Ticket A 1," });
  expect(voice.asked).toEqual([{ language: "fr", text: "Ticket A 1," }]);
});

it("fails on demand and heals", async () => {
  const voice = openMemoryVoice();
  voice.fail("unplugged");
  await expect(voice.render({ language: "fr", text: "Ticket A 1," })).rejects.toThrow("unplugged");
  expect(voice.health()).toEqual({ engine: "memory", state: "failing", lastError: "unplugged" });
  voice.fail(null);
  await expect(voice.render({ language: "fr", text: "Ticket A 1," })).resolves.toBeDefined();
});
