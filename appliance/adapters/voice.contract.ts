import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Phrase, Voice } from "../ports/voice.ts";

const ticket: Phrase = { language: "fr", text: "Ticket B 32," };
const counter: Phrase = { language: "fr", text: "guichet 4." };

/** What the rest of the box counts on, whoever speaks. `open` makes a new voice that works. */
export function voiceContract(name: string, open: () => Promise<Voice>): void {
  describe(`the voice contract: ${name}`, () => {
    let voice: Voice;
    beforeAll(async () => {
      voice = await open();
    });
    afterAll(() => voice.close());

    it("makes a mono 16 bit WAV file whose length and duration are true", async () => {
      const { wav, durationMs } = await voice.render(ticket);
      const header = Buffer.from(wav.buffer, wav.byteOffset, 44);
      expect(header.toString("latin1", 0, 4)).toBe("RIFF");
      expect(header.toString("latin1", 8, 16)).toBe("WAVEfmt ");
      expect(header.readUInt32LE(4)).toBe(wav.length - 8);
      expect([header.readUInt16LE(20), header.readUInt16LE(22), header.readUInt16LE(34)]).toEqual([
        1, 1, 16,
      ]);
      expect(header.toString("latin1", 36, 40)).toBe("data");
      expect(header.readUInt32LE(40)).toBe(wav.length - 44);
      const seconds = (wav.length - 44) / header.readUInt32LE(28);
      expect(Math.abs(durationMs - seconds * 1000)).toBeLessThanOrEqual(1);
      expect(durationMs).toBeGreaterThan(300);
    });

    it("names a clip by the SHA-256 of its bytes", async () => {
      const { wav, hash } = await voice.render(ticket);
      expect(hash).toBe(createHash("sha256").update(wav).digest("hex"));
    });

    it("makes the same clip of the same phrase, even when asked twice at once", async () => {
      const first = await voice.render(ticket);
      const [second, third] = await Promise.all([voice.render(ticket), voice.render(ticket)]);
      expect([second.hash, third.hash]).toEqual([first.hash, first.hash]);
    });

    it("makes another clip of another phrase, and of the same words in another language", async () => {
      const phrases = [ticket, counter, { ...ticket, language: "en" }] as const;
      const clips = await Promise.all(phrases.map((phrase) => voice.render(phrase)));
      expect(new Set(clips.map(({ hash }) => hash)).size).toBe(3);
    });

    it("gives a clip again by its hash", async () => {
      const made = await voice.render(counter);
      const again = await voice.clip(made.hash);
      expect(again?.durationMs).toBe(made.durationMs);
      expect(Buffer.from(again?.wav ?? []).equals(made.wav)).toBe(true);
    });

    it.each(["0".repeat(64), "", "../../etc/passwd", "A".repeat(64), "g".repeat(64)])(
      "keeps no clip « %s »",
      async (hash) => {
        expect(await voice.clip(hash)).toBeNull();
      },
    );

    it("rejects a phrase without words", async () => {
      await expect(voice.render({ language: "fr", text: " " })).rejects.toThrow();
    });

    it("is ready once it has spoken", async () => {
      await voice.render(ticket);
      expect(voice.health()).toMatchObject({ state: "ready" });
      expect(voice.health().engine).not.toBe("");
    });
  });
}
