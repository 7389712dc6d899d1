import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RealtimeFilter } from "./realtime-filter.ts";

function filter(hex: string) {
  const filtered = new RealtimeFilter();
  const parts = [...Buffer.from(hex, "hex")].map((byte) => filtered.push(byte));
  return {
    data: Buffer.from(parts.flatMap(({ data }) => data)).toString("hex"),
    commands: parts.flatMap(({ command }) =>
      command ? [Buffer.from(command).toString("hex")] : [],
    ),
  };
}

describe("real-time commands in a stream", () => {
  it.each([
    ["status requests", "41100401100404", "41", ["100401", "100404"]],
    ["DLE ENQ", "100502", "", ["100502"]],
    ["the clear command", "4110140801031401060208", "41", ["10140801031401060208"]],
    ["a pulse", "101401000541", "41", ["1014010005"]],
    ["a DLE that begins nothing", "104110", "1041", []],
    ["two DLEs", "1010040141", "1041", ["100401"]],
    ["an unknown DLE DC4", "10140941", "10140941", []],
  ])("%s", (_name, hex, data, commands) => {
    expect(filter(hex)).toEqual({ data, commands });
  });

  it("loses no byte but those of commands, and the last ones that may begin one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { data, commands } = filter(Buffer.from(bytes).toString("hex"));
        const held = bytes.length - data.length / 2 - commands.join("").length / 2;
        expect(held).toBeGreaterThanOrEqual(0);
        expect(held).toBeLessThan(10);
      }),
    );
  });
});
