import { describe, expect, it } from "vitest";
import { plainDesign } from "./board-design.ts";
import type { ConfigChange } from "./commands.ts";
import { isRefusal } from "./refusals.ts";
import {
  defaultVoice,
  loudnessAt,
  minuteOf,
  plainRoom,
  plainSound,
  type Room,
  roomsOf,
  type VoiceSettings,
} from "./rooms.ts";
import { defaultSite } from "./state-new.ts";
import { setting, Trial } from "./trial.ts";

/** What a configuration is refused for; null when it is taken. */
function fault(...changes: ConfigChange[]): string | null {
  const answer = Trial.open().asks({ type: "configure", changes });
  return isRefusal(answer) ? `${answer.detail["what"]} ${answer.detail["id"]}` : null;
}

const hall = (change: Partial<Room> = {}) =>
  setting("room", { ...plainRoom("hall", "Hall"), ...change });
const board = (change: object = {}) =>
  setting("board", {
    id: "b",
    name: "B",
    roomId: "hall",
    ...plainSound,
    design: plainDesign,
    ...change,
  });
const voice = (change: Partial<VoiceSettings>): ConfigChange => ({
  kind: "site",
  value: { ...defaultSite, voice: { ...defaultVoice, ...change } },
});

describe("a room", () => {
  it("with a board is taken; without anything it waits to be set up", () => {
    expect(fault(hall(), board())).toBeNull();
    expect(fault(hall())).toBeNull();
  });

  it.each<[string, Partial<Room>]>([
    ["nameMissing", { name: " " }],
    ["gapMs", { gapMs: 499 }],
    ["gapMs", { gapMs: 1001 }],
    ["repeats", { repeats: 4 }],
    ["repeatPauseMs", { repeatPauseMs: 0 }],
    ["dayVolume", { dayVolume: 101 }],
    ["nightVolume", { nightVolume: -1 }],
    ["nightHours", { nightFrom: "22:00" }],
    ["nightHours", { nightFrom: "22:00", nightTo: "22:00" }],
    ["nightHours", { nightFrom: "25:00", nightTo: "06:00" }],
    ["nightHours", { nightFrom: "22:00", nightTo: "6" }],
    ["quietHours", { quietTo: "06:00" }],
    ["languages", { languages: ["fr", "fr"] }],
    ["unknownService", { serviceIds: ["nothing"] }],
    ["loudspeaker", { loudspeaker: "plug; reboot" }],
  ])("is refused for %s", (what, change) => {
    expect(fault(hall(change), board())).toBe(`${what} hall`);
  });

  it.each<[string, Partial<Room>, object]>([
    ["its only screen is silent", {}, { volume: 0 }],
    ["it is silent by day", { dayVolume: 0 }, {}],
    ["it is silent by night", { nightVolume: 0, nightFrom: "22:00", nightTo: "06:00" }, {}],
    ["it is silent in quiet hours", { nightVolume: 0, quietFrom: "12:00", quietTo: "14:00" }, {}],
    ["quiet hours leave no chime", { chime: false, quietFrom: "12:00", quietTo: "14:00" }, {}],
    ["it has neither chime nor speech", { chime: false, speech: false }, {}],
  ])("is refused when %s: a call must be heard", (_why, room, screen) => {
    expect(fault(hall(room), board(screen))).toBe("roomNotHeard hall");
  });

  it("with a loudspeaker alone is refused: a call must be seen", () => {
    expect(fault(hall({ loudspeaker: "default" }))).toBe("roomNotSeen hall");
  });

  it("may sound from the box's loudspeaker alone, and never uses a night that it has not", () => {
    expect(fault(hall({ loudspeaker: "default" }), board({ volume: 0 }))).toBeNull();
    expect(fault(hall({ nightVolume: 0 }), board())).toBeNull();
    const night = { nightFrom: "22:00", nightTo: "06:00", quietFrom: "12:00", quietTo: "13:00" };
    expect(fault(hall({ ...night, speech: false }), board())).toBeNull();
  });

  it("must be there for a board, whose sound has bounds", () => {
    expect(fault(board())).toBe("unknownRoom b");
    expect(fault(hall(), board({ volume: 101 }))).toBe("boardSound b");
    expect(fault(hall(), board({ delayMs: 501 }))).toBe("boardSound b");
  });
});

describe("the loudness of a room", () => {
  const room = {
    ...plainRoom("hall", "Hall"),
    ...{ nightFrom: "21:00", nightTo: "07:00", quietFrom: "12:30", quietTo: "13:00" },
  };
  it.each([
    ["20:59", 100, true],
    ["21:00", 60, true],
    ["06:59", 60, true],
    ["07:00", 100, true],
    ["12:29", 100, true],
    ["12:30", 60, false],
    ["13:00", 100, true],
  ])("at %s is %i %%", (time, volume, speech) => {
    expect(loudnessAt(room, minuteOf(time) ?? -1)).toEqual({ volume, speech });
  });

  it("is the day's when there is no night, whatever stands in half a span", () => {
    expect(loudnessAt({ ...room, nightTo: null, quietTo: "x" }, 0).volume).toBe(100);
    expect(loudnessAt({ ...room, speech: false }, 600).speech).toBe(false);
  });
});

describe("a service", () => {
  const rooms = new Map(
    [
      { ...plainRoom("b", "B"), serviceIds: ["eyes"] },
      plainRoom("c", "C"),
      { ...plainRoom("a", "A"), serviceIds: ["heart"] },
    ].map((room) => [room.id, room]),
  );
  const called = (service: string) => roomsOf(rooms, service).map(({ id }) => id);

  it("is called in the rooms that name it and in those that name none", () => {
    expect(called("eyes")).toEqual(["b", "c"]);
    expect(called("heart")).toEqual(["a", "c"]);
  });

  it("that no room names is called in all of them", () => {
    expect(called("new")).toEqual(["a", "b", "c"]);
  });
});

describe("the speech of a site is refused for", () => {
  const templates = defaultVoice.templates;
  const entry = { language: "fr", word: "ORL", spoken: "o r l" } as const;
  it.each<[string, Partial<VoiceSettings>]>([
    ["wordsPerMinute", { wordsPerMinute: 141 }],
    ["templateFields", { templates: { ...templates, fr: "Ticket {ticket}" } }],
    ["templateFields", { templates: { ...templates, fr: "{place} {place}" } }],
    ["templateFields", { templates: { ...templates, fr: "{ticket} {ticket} {place}" } }],
    ["templateCharacters", { templates: { ...templates, fr: '{ticket}") (system "x") {place}' } }],
    ["templateCharacters", { templates: { ...templates, en: "$(reboot) {ticket} {place}" } }],
    ["templateTooLong", { templates: { ...templates, es: `${"a".repeat(110)}{ticket}{place}` } }],
    ["lexicon", { lexicon: [{ ...entry, word: "a b" }] }],
    ["lexicon", { lexicon: [{ ...entry, spoken: "[[h@]]" }] }],
    ["lexicon", { lexicon: [{ ...entry, spoken: "..." }] }],
    ["lexicon", { lexicon: Array.from({ length: 201 }, () => entry) }],
  ])("%s", (what, change) => {
    expect(fault(voice(change))).toBe(`${what} site`);
  });

  it("nothing when it is words, and both fields", () => {
    const fr = "Le numéro {ticket} est attendu : {place}.";
    expect(fault(voice({ templates: { ...templates, fr }, lexicon: [entry] }))).toBeNull();
  });
});
