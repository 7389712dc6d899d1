import { describe, expect, it } from "vitest";
import { openMemoryVoice } from "../adapters/voice-memory.ts";
import type { Phrase } from "../ports/voice.ts";
import { createVoices } from "./voices.ts";

const ticket: Phrase = { language: "fr", text: "Ticket A 32," };
const place: Phrase = { language: "fr", text: "guichet 4." };

function two(first = "pico") {
  const [good, plain] = [openMemoryVoice("good"), openMemoryVoice("plain")];
  const voices = createVoices([
    { id: first, voice: good },
    { id: "espeak", voice: plain },
  ]);
  return { good, plain, voices };
}

describe("several voices", () => {
  it("speak by the first one, and by the next while it fails", async () => {
    const { good, plain, voices } = two();
    await voices.render([ticket]);
    expect([good.asked.length, plain.asked.length]).toEqual([1, 0]);
    good.fail("broken");
    await voices.render([ticket]);
    expect(plain.asked.length).toBe(1);
    expect(voices.health()).toMatchObject({ state: "ready", engine: "plain" });
    expect(voices.engines().map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...["pico failing", "espeak ready"],
    ]);
  });

  it("never mix in one call: what one half lacks, the other voice says whole", async () => {
    const { good, plain, voices } = two();
    await voices.prepare(ticket);
    good.fail("broken");
    await voices.prepare(place);
    expect(voices.ready([ticket, place])).toBeNull();
    const whole = await voices.render([ticket, place]);
    expect(plain.asked).toEqual([place, ticket, place]);
    expect(voices.ready([ticket, place])?.map(({ hash }) => hash)).toEqual(
      whole.map(({ hash }) => hash),
    );
  });

  it("have an engine behind recordings for each half, so that neither is missing", async () => {
    const { good, plain, voices } = two("recordings");
    await voices.prepare(ticket);
    good.fail("no recording");
    await voices.prepare(place);
    expect(voices.ready([ticket, place])).toHaveLength(2);
    expect(plain.asked).toEqual([ticket, place]);
    expect(voices.health().state).toBe("ready");
  });

  it("put the one that the site chose first", async () => {
    const { plain, voices } = two();
    voices.prefer("espeak");
    await voices.render([ticket]);
    expect(plain.asked).toEqual([ticket]);
    voices.prefer("auto");
    expect(voices.engines()[0]?.id).toBe("pico");
  });

  it("tell of a silence, and of its end", async () => {
    const { good, plain, voices } = two();
    for (const voice of [good, plain]) voice.fail("broken");
    await expect(voices.render([ticket])).rejects.toThrow("broken");
    expect(voices.health()).toMatchObject({ state: "failing", lastError: "broken" });
    plain.fail(null);
    await voices.render([ticket]);
    expect(voices.health().state).toBe("ready");
  });

  it("forget what changed, and keep the clips of all", async () => {
    const { voices } = two();
    const [clip] = await voices.render([ticket]);
    expect((await voices.clip(clip?.hash ?? ""))?.durationMs).toBe(clip?.durationMs);
    expect(await voices.clip("0".repeat(64))).toBeNull();
    voices.forget("pico");
    expect(voices.ready([ticket])).toBeNull();
    await voices.close();
  });

  it("are absent when there is none", async () => {
    const none = createVoices([]);
    await expect(none.prepare(ticket)).rejects.toThrow("no voice");
    expect(none.health().state).toBe("absent");
  });

  it("fail, and are not absent, when those that are there cannot speak", async () => {
    const { good, plain } = two();
    const voices = createVoices([
      { id: "pico", voice: good },
      { id: "espeak", voice: plain },
      { id: "say", voice: engineThat("not found") },
    ]);
    for (const voice of [good, plain]) voice.fail("broken");
    await expect(voices.render([ticket])).rejects.toThrow();
    expect(voices.health()).toMatchObject({ state: "failing" });
  });

  it("do not count as absent while an engine is still looked for", () => {
    const named = (id: string, lastError: string | null) => ({ id, voice: engineThat(lastError) });
    const looking = [named("recordings", null), named("espeak", null), named("say", "not found")];
    expect(createVoices(looking).health().lastError).toBeNull();
    const none = createVoices([named("recordings", null), named("say", "not found")]);
    expect(none.health()).toMatchObject({ state: "absent", lastError: "not found" });
  });
});

/** An engine that is not there; without a reason it is not known yet. */
function engineThat(lastError: string | null) {
  const voice = openMemoryVoice("none");
  voice.fail(lastError ?? "wait");
  return { ...voice, health: () => ({ engine: "none", state: "absent", lastError }) as const };
}
