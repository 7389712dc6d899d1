import { describe, expect, it } from "vitest";
import type { MediaItem } from "../../protocol/board.ts";
import { localMoment, playable } from "./media-schedule.ts";

const item = (change: Partial<MediaItem>): MediaItem => ({
  ...{ assetId: "0".repeat(64), kind: "image", seconds: 12 },
  ...{ weekdays: [], from: "00:00", until: "00:00", ...change },
});
const at = (weekday: number, hour: number, minute = 0) => ({ weekday, minute: hour * 60 + minute });

describe("the media between the calls", () => {
  it("play all day when nobody said otherwise", () => {
    expect(playable([item({})], at(7, 3))).toHaveLength(1);
  });

  it("keep their days and hours, the last minute excluded", () => {
    const morning = item({ weekdays: [1, 2], from: "08:30", until: "12:00" });
    expect(playable([morning], at(1, 8, 30))).toHaveLength(1);
    expect(playable([morning], at(1, 12))).toHaveLength(0);
    expect(playable([morning], at(3, 9))).toHaveLength(0);
  });

  it("may go over midnight", () => {
    const night = item({ from: "22:00", until: "06:00" });
    expect(playable([night], at(1, 23))).toHaveLength(1);
    expect(playable([night], at(1, 5, 59))).toHaveLength(1);
    expect(playable([night], at(1, 12))).toHaveLength(0);
  });
});

describe("the moment on the wall clock", () => {
  const sunday = Date.UTC(2026, 10, 22, 23, 30);

  it("is the site's", () => {
    expect(localMoment(sunday, "UTC")).toEqual(at(7, 23, 30));
    expect(localMoment(sunday, "Europe/Paris")).toEqual(at(1, 0, 30));
  });

  it("is the device's own in a zone that is none", () => {
    expect(localMoment(sunday, "Mars/Olympus").minute).toBeGreaterThanOrEqual(0);
  });
});
