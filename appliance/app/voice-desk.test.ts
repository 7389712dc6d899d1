import { beforeEach, describe, expect, it } from "vitest";
import { defaultVoice } from "../domain/rooms.ts";
import { type MemoryBox, openMemoryBox } from "./memory-box.contract.ts";
import { type Trial, wordsNeeded } from "./voice-desk.ts";

let box: MemoryBox;
beforeEach(async () => {
  box = await openMemoryBox();
});

const request: Trial = {
  ...{ language: "fr", letter: "A", number: 32, place: "guichet", label: "4" },
  ...{ voice: defaultVoice, roomId: null },
};
const desk = () => box.effects.voiceDesk;

describe("a trial of the voice", () => {
  it("says the call as the settings would say it, before they are saved", async () => {
    const templates = { ...defaultVoice.templates, fr: "{place}, numéro {ticket}." };
    const voice = { ...defaultVoice, templates, speakZeros: true };
    const said = await desk().trial({ ...request, voice });
    expect(said).toMatchObject({ text: "guichet 4, numéro A 0 32.", inRoom: false });
    expect(typeof said === "object" && said?.clips.length).toBe(2);
  });

  it("is refused with the fault of its settings, and null when nothing speaks", async () => {
    const templates = { ...defaultVoice.templates, fr: '{ticket}") (system "x") {place}' };
    expect(await desk().trial({ ...request, voice: { ...defaultVoice, templates } })).toBe(
      "templateCharacters",
    );
    box.voice.fail("broken");
    expect(await desk().trial({ ...request, label: "9" })).toBeNull();
  });
});

describe("the state of the voice", () => {
  it("lists the engines and what is still to record", async () => {
    const { engines, recordings, loudspeaker } = await desk().status();
    expect(engines).toMatchObject([{ id: "package", state: "ready" }]);
    expect(loudspeaker.state).toBe("unused");
    expect(recordings.map(({ language, recorded }) => `${language} ${recorded}`)).toEqual([
      ...["fr 0", "en 0", "es 0"],
    ]);
  });

  it("needs in French no number that hundreds and the rest make, and all of them elsewhere", () => {
    const [fr, en] = (["fr", "en"] as const).map((language) =>
      wordsNeeded(box.engine.state(), language),
    );
    expect(fr).toEqual(expect.arrayContaining(["ticket", "A", "H", "99", "900", "guichet-4"]));
    expect(fr).not.toContain("132");
    expect(en).toContain("132");
  });
});
