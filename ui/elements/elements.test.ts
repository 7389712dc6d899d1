import { afterEach, describe, expect, it } from "vitest";
import { noon } from "../testing/fixtures.ts";
import { Clock } from "./q-clock.ts";
import { QrCode, qrPath } from "./q-qr-code.ts";

afterEach(() => document.body.replaceChildren());

describe("<q-clock>", () => {
  it("shows the box's time at the site, and the day", async () => {
    const clock = new Clock();
    clock.now = () => noon;
    clock.zone = "Europe/Paris";
    clock.day = true;
    document.body.append(clock);
    await clock.updateComplete;
    expect(clock.shadowRoot?.querySelector("time")?.textContent).toBe("13:00");
    expect(clock.shadowRoot?.querySelector(".day")?.textContent).toBe("dimanche 22 novembre");
  });
});

describe("<q-qr-code>", () => {
  it("draws a square with its quiet zone of four modules", () => {
    const { path, side } = qrPath("http://192.168.1.10/t/abcdefghijklmnop");
    expect((side - 8 - 21) % 4).toBe(0);
    const xs = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...xs)).toBe(4);
    expect(Math.max(...xs)).toBe(side - 5);
  });

  it("is an image with a name", async () => {
    const code = new QrCode();
    code.text = "http://box/t/x";
    code.label = "Suivez votre tour";
    document.body.append(code);
    await code.updateComplete;
    const image = code.shadowRoot?.querySelector("svg");
    expect(image?.getAttribute("role")).toBe("img");
    expect(image?.getAttribute("aria-label")).toBe("Suivez votre tour");
  });
});
