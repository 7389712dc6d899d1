import { describe, expect, it } from "vitest";
import { trialMs, verdict } from "./health-verdict.ts";
import { progressOf, refusalOf } from "./rauc-words.ts";
import { compareVersions } from "./versions.ts";

describe("versions", () => {
  it.each([
    ["1.2.0", "1.10.0", -1],
    ["1.2.0", "1.2.0", 0],
    ["2.0.0", "1.9.9", 1],
    ["1.2.0+20261128", "1.2.0", 1],
  ] as const)("%s beside %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});

describe("what RAUC says", () => {
  it("has a percentage at the beginning of a line of progress", () => {
    expect(progressOf(" 40% Copying image to rootfs.1")).toBe(40);
    expect(progressOf("100% Installing done.")).toBe(100);
    expect(progressOf("Installing `/x` succeeded")).toBeNull();
  });

  it.each([
    ["Invalid bundle format: Signature size exceeds bundle size", "truncated"],
    ["signature verification failed: Verify error: self-signed certificate", "wrongSignature"],
    ["Compatible mismatch: Expected 'patience-amd64' but bundle manifest has 'x'", "otherMachine"],
    ["No space left on device", "noSpace"],
    ["something else", "failed"],
  ])("%s is %s", (words, code) => {
    expect(refusalOf(words)).toBe(code);
  });
});

describe("the health of a slot", () => {
  const components = { store: "ok", tickets: "ok", bus: "ok", voice: "ready" };
  const box = { reachable: true, status: 200, components };
  const kiosk = { kind: "kiosk", painted: true };
  it("is good when the box answers, its broker is there, and every screen has painted", () => {
    expect(verdict({ box, screens: [kiosk] })).toBe("healthy");
    expect(verdict({ box: null, screens: [kiosk] })).toBe("healthy");
  });
  it.each([
    ["boxSilent", { box: { ...box, reachable: false }, screens: [kiosk] }],
    ["boxBroken", { box: { ...box, status: 500 }, screens: [kiosk] }],
    ["storeBroken", { box: { ...box, components: { store: "starting" } }, screens: [] }],
    [
      "noTickets",
      { box: { ...box, components: { ...components, tickets: "failing" } }, screens: [] },
    ],
    ["noTickets", { box: { ...box, components: { store: "ok", bus: "ok" } }, screens: [] }],
    [
      "brokerAway",
      { box: { ...box, components: { ...components, bus: "unreachable" } }, screens: [] },
    ],
    ["kioskNotPainted", { box, screens: [{ kind: "kiosk", painted: false }] }],
    ["boardNotPainted", { box, screens: [kiosk, { kind: "board", painted: false }] }],
  ] as const)("is %s", (illness, facts) => {
    expect(verdict(facts)).toBe(illness);
  });

  it("has less time to answer than to paint", () => {
    expect(trialMs("boxSilent", false)).toBeLessThan(trialMs("kioskNotPainted", true));
    expect(trialMs("boxSilent", true)).toBe(trialMs("kioskNotPainted", true));
  });
});
