import { describe, expect, it } from "vitest";
import { initialSecurity } from "./broker-security.ts";
import { type Installation, plainInstallation } from "./installation.ts";
import { faultPage, startingPage } from "./notice.ts";
import { outputOf } from "./outputs.ts";
import { systemFiles } from "./system-files.ts";

const fileOf = (installation: Installation, end: string) =>
  systemFiles(installation).find(({ path }) => path.endsWith(end))?.text;

describe("what the system reads", () => {
  it("is a network that asks for its addresses, with the name of the box announced", () => {
    const text = fileOf(plainInstallation, ".network");
    expect(text).toContain("DHCP=yes");
    expect(text).toContain("MulticastDNS=yes");
    expect(text).toContain("RequiredForOnline=no");
  });

  it("is the installer's address where there is one", () => {
    const fixed = { address: "10.0.0.5/8", gateway: "10.0.0.1" };
    const text = fileOf({ ...plainInstallation, fixed, dns: ["10.0.0.1"] }, ".network");
    expect(text).toContain("Address=10.0.0.5/8\nGateway=10.0.0.1\n");
    expect(text).toContain("DNS=10.0.0.1");
    expect(text).not.toContain("DHCP=yes");
  });

  it("has a file for each role, on which the units' conditions stand, and one for ssh only with a key", () => {
    const roles = (one: Installation) =>
      systemFiles(one)
        .map(({ path }) => /\/roles\/(.*)$/.exec(path)?.[1])
        .filter(Boolean);
    expect(roles(plainInstallation)).toEqual(["box", "kiosk", "printer"]);
    expect(roles({ ...plainInstallation, sshKey: "ssh-ed25519 AAAA" })).toContain("ssh");
  });

  it("tells the box its name, its zone and the installer's code, which nobody else may read", () => {
    const found = systemFiles({ ...plainInstallation, code: "ABCD-EFGH" }).find(({ path }) =>
      path.endsWith("box.env"),
    );
    expect(found?.text).toBe(
      'PATIENCE_MDNS_NAME="patience.local"\nTZ="Europe/Paris"\nPATIENCE_SETUP_CODE="ABCD-EFGH"\n',
    );
    expect(found?.mode).toBe(0o600);
  });

  it("leads a machine that is only a screen to its box", () => {
    const board: Installation = { ...plainInstallation, roles: ["board"], box: "http://10.0.0.5" };
    expect(JSON.parse(fileOf(board, "screens.json") ?? "")).toMatchObject({
      board: { url: "http://10.0.0.5/board/board-1" },
    });
  });

  it("lets the screens show the box's kiosks and boards and the machine's own sentences, and nothing else", () => {
    const pages = (box: string | null) =>
      JSON.parse(fileOf({ ...plainInstallation, box }, "browser-policy.json") ?? "");
    expect(pages("http://10.0.0.5")).toEqual({
      URLAllowlist: [
        "http://10.0.0.5/kiosk/",
        "http://10.0.0.5/board/",
        // A star is no wildcard in a path: Chromium then blocks the machine's own page.
        "file:///run/patience/",
      ],
    });
    expect(pages(null).URLAllowlist).toContain("http://127.0.0.1/kiosk/");
  });
});

describe("the broker's first file", () => {
  it("has the box for its only client, as a salted hash, and gives nobody else a right", () => {
    const text = initialSecurity({
      username: "core.box",
      password: "secret",
      salt: Buffer.alloc(12),
    });
    const file = JSON.parse(text) as { clients: object[]; defaultACLAccess: object };
    expect(text).not.toContain("secret");
    expect(file.clients).toHaveLength(1);
    expect(file.defaultACLAccess).toMatchObject({ publishClientSend: false, subscribe: false });
  });
});

describe("the machine's own pages", () => {
  it("show what was typed as text, never as a part of the page", () => {
    const fault = { code: "wrongChoice", line: 1, key: "x", value: "<script>", hint: "" } as const;
    expect(faultPage([fault], "fr")).toContain("&lt;script&gt;");
    expect(startingPage("es", "http://patience.local")).toContain("Patience arranca…");
  });
});

describe("the outputs", () => {
  it("give the first to the kiosk and the second to the board, unless one is named", () => {
    const names = ["HDMI-A-2", "HDMI-A-1"];
    expect(outputOf(names, "kiosk", null)).toBe("HDMI-A-1");
    expect(outputOf(names, "board", null)).toBe("HDMI-A-2");
    expect(outputOf(names, "kiosk", "HDMI-A-2")).toBe("HDMI-A-2");
    expect(outputOf(["DP-1"], "board", "HDMI-A-2")).toBe("DP-1");
    expect(outputOf([], "kiosk", null)).toBeUndefined();
  });
});
