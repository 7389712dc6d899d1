import { describe, expect, it, vi } from "vitest";
import { AudioOutput } from "./audio-output.ts";

function devices(list: readonly string[] | null) {
  const told: (() => void)[] = [];
  const state = { list };
  const asked = {
    enumerateDevices: async () => {
      if (state.list === null) throw new Error("not allowed");
      return state.list.map((kind) => ({ kind })) as MediaDeviceInfo[];
    },
    addEventListener: (_name: string, listener: () => void) => void told.push(listener),
  } as unknown as MediaDevices;
  return { asked, state, plug: () => told[0]?.() };
}

describe("a board's audio output", () => {
  it("is missing when the browser lists none again and again, and told when it comes", async () => {
    const changed = vi.fn();
    const { asked, state, plug } = devices(["videoinput"]);
    const output = new AudioOutput(changed, asked);
    await output.look();
    expect(output.isThere).toBe(true);
    await output.look();
    await vi.waitFor(() => expect(output.isThere).toBe(false));
    expect(changed).toHaveBeenCalledTimes(1);
    state.list = ["audiooutput"];
    plug();
    await vi.waitFor(() => expect(output.isThere).toBe(true));
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("is taken to be there by a browser that does not say", async () => {
    const output = new AudioOutput(() => {}, devices(null).asked);
    await output.look();
    expect(output.isThere).toBe(true);
    expect(new AudioOutput(() => {}, null).isThere).toBe(true);
  });
});
