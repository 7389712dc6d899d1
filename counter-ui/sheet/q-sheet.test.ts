import { afterEach, describe, expect, it } from "vitest";
import type { Site } from "../../protocol/http.ts";
import { ApiError } from "../../ui/api.ts";
import type { QrCode } from "../../ui/elements/q-qr-code.ts";
import { site } from "../counter/testing/facts.ts";
import { usableAddresses } from "./addresses.ts";
import { SheetPage } from "./q-sheet.ts";

/** A busy machine is slow, not wrong: what is to come true has eight seconds. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });

interface World {
  readonly told?: readonly string[];
  readonly origin?: string;
  readonly search?: string;
  readonly language?: string;
  readonly silent?: boolean;
}

let printed = 0;

function open(world: World = {}): SheetPage {
  const { told = ["http://patience.local"], origin = "http://192.168.1.20" } = world;
  const answers: Record<string, object> = {
    "/v1/site": site() satisfies Site,
    "/v1/addresses": { addresses: told },
  };
  const get = async <T>(path: string) => {
    if (world.silent) throw new ApiError({ status: 0, code: "offline", title: "" });
    return answers[path] as T;
  };
  const page = new SheetPage({
    api: { get },
    kept: { read: () => world.language ?? null, write: () => undefined },
    place: { origin, search: world.search ?? "" },
    print: () => {
      printed += 1;
    },
  });
  document.body.append(page);
  return page;
}

const text = (page: SheetPage) =>
  (page.shadowRoot?.textContent ?? "").replaceAll("\u202f", " ").replace(/\s+/g, " ");
const code = (page: SheetPage) => page.shadowRoot?.querySelector<QrCode>("q-qr-code")?.text;

afterEach(() => document.body.replaceChildren());

describe("« fiche guichet » (E05)", () => {
  it("has the box's name as its address, the code of it, and the other address", async () => {
    const page = open();
    await eventually(() => code(page)).toBe("http://patience.local/guichet");
    expect(text(page)).toContain("http://patience.local/guichet");
    expect(text(page)).toContain("Autre adresse http://192.168.1.20/guichet");
    expect(text(page)).toContain("Centre hospitalier");
  });

  it("is of the counter that is chosen, and its code chooses it at the sign-in", async () => {
    const page = open({ search: "?counter=c3" });
    await eventually(() => code(page)).toBe("http://patience.local/guichet?counter=c3");
    expect(text(page)).toContain("GUICHET 03");
    expect(text(page)).toContain("Touchez le guichet 03 : il passe en orange");
  });

  it("gives both shortcut files for what is on the sheet", async () => {
    const page = open({ search: "?counter=c3" });
    await eventually(() => code(page)).toBeDefined();
    const files = [...(page.shadowRoot?.querySelectorAll<HTMLAnchorElement>("a[download]") ?? [])];
    expect(files.map((file) => file.download)).toEqual([
      "Guichet 03 - Centre hospitalier.url",
      "Guichet 03 - Centre hospitalier.desktop",
    ]);
    for (const file of files)
      expect(decodeURIComponent(file.getAttribute("href") ?? "")).toContain(
        "URL=http://patience.local/guichet?counter=c3",
      );
  });

  it("prints", async () => {
    const page = open();
    await eventually(() => page.shadowRoot?.querySelector("button.primary")).not.toBeNull();
    page.shadowRoot?.querySelector<HTMLButtonElement>("button.primary")?.click();
    expect(printed).toBe(1);
  });

  it("says so, and prints nothing, where only the box itself may connect", async () => {
    const page = open({ told: [], origin: "http://127.0.0.1:8080" });
    await eventually(() => text(page)).toContain("ne répond pour l’instant qu’à lui-même");
    expect(code(page)).toBeUndefined();
    expect(page.shadowRoot?.querySelector("button.primary")).toBeNull();
  });

  it("says that the box is silent", async () => {
    const page = open({ silent: true });
    await eventually(() => text(page)).toContain("Le boîtier ne répond pas");
  });

  it("is in the reader's language", async () => {
    const page = open({ language: "en", search: "?counter=c1" });
    await eventually(() => text(page)).toContain("COUNTER 01");
    expect(text(page)).toContain("Open this address");
  });
});

describe("the addresses on offer", () => {
  it("are the box's own first, then the one in use, without loopback", () => {
    const told = ["http://patience.local", "http://10.0.0.2"];
    expect(usableAddresses("http://10.0.0.2", told)).toEqual(told);
    expect(usableAddresses("http://file.exemple", told)).toEqual([...told, "http://file.exemple"]);
    for (const local of ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"])
      expect(usableAddresses(local, told)).toEqual(told);
  });
});
