import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Paper, PaperSetup } from "./stand-in.ts";
import { startPaper } from "./stand-in.ts";

const papers: Paper[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(papers.splice(0).map((paper) => paper.close()));
});

async function paperWith(setup: PaperSetup = {}): Promise<Paper> {
  const paper = await startPaper({ port: 0, lineMs: 0, ...setup });
  papers.push(paper);
  return paper;
}

/** A host's side: what it sends is hex, what it hears too. */
async function hostOf(paper: Paper) {
  const socket = connect(paper.port, "127.0.0.1");
  socket.on("error", () => socket.destroy());
  sockets.push(socket);
  await once(socket, "connect");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk.toString("hex");
  });
  return {
    socket,
    send: (hex: string) => void socket.write(Buffer.from(hex, "hex")),
    hears: (hex: string) => vi.waitFor(() => expect(heard).toBe(hex)),
  };
}

const hello = Buffer.from("Bonjour\n").toString("hex");
const cut = "1d564200";
const id = Buffer.from("A042").toString("hex");
const askId = `1d284806003030${id}`;
const saysId = `3722${id}00`;

describe("the stand-in printer", () => {
  it("prints, cuts and then answers the process id", async () => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    host.send(hello + cut + askId);
    await host.hears(saysId);
    expect(paper.tickets()).toMatchObject([{ number: 1, text: ["Bonjour"], qr: [], bytes: 12 }]);
    expect(paper.raw()).toEqual([Buffer.from(hello + cut, "hex")]);
  });

  it.each([
    ["paper", "1a327e", "180" + "00f0f"],
    ["cover", "1a1612", "380" + "0000f"],
  ] as const)("answers while it stands still: %s", async (fault, answers, automatic) => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    host.send("100401100402100404");
    await host.hears("121212");
    host.send("1d610e");
    await host.hears("1212121000000f");
    await paper.fault(fault, true);
    await host.hears(`1212121000000f${automatic}`);
    host.send(`${hello + cut + askId}100401100402100404`);
    await host.hears(`1212121000000f${automatic}${answers}`);
    expect(paper.tickets()).toEqual([]);
    await paper.fault(fault, false);
    await host.hears(`1212121000000f${automatic}${answers}1000000f${saysId}`);
  });

  it("throws away what waits when it is told to", async () => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    await paper.fault("paper", true);
    host.send(`${hello + cut + askId}10140801031401060208`);
    await host.hears("372500");
    await paper.fault("paper", false);
    host.send("1d7201");
    await host.hears("37250000");
    expect(paper.tickets()).toEqual([]);
  });

  it("stops reading when its buffer is full, and goes on with new paper", async () => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    await paper.fault("paper", true);
    const lines = 20_000;
    host.socket.write("0123456789\n".repeat(lines));
    await vi.waitFor(() => expect(paper.waiting()).toBeGreaterThanOrEqual(4_096));
    const waiting = paper.waiting();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(paper.waiting()).toBe(waiting);
    expect(waiting).toBeLessThan(4_096 + 65_536);
    await paper.fault("paper", false);
    host.send(cut);
    await vi.waitFor(() => expect(paper.tickets()[0]?.text).toHaveLength(lines), 10_000);
  });

  it("tears the strip off when the roll is changed", async () => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    paper.leave(2);
    host.send(hello.repeat(3) + cut);
    await vi.waitFor(() => expect(paper.strip()).toBe(2));
    await paper.fault("paper", false);
    expect(paper.scraps()).toBe(1);
    expect(paper.tickets()).toMatchObject([{ text: ["Bonjour"] }]);
  });

  it("forgets everything without power, refuses connections, and comes back on the same port", async () => {
    const paper = await paperWith();
    const host = await hostOf(paper);
    await paper.fault("cover", true);
    host.send(hello + cut);
    await paper.fault("unplug", true);
    await paper.fault("unplug", true);
    await vi.waitFor(() => expect(host.socket.destroyed || host.socket.readableEnded).toBe(true));
    const refused = connect(paper.port, "127.0.0.1");
    await expect(once(refused, "connect")).rejects.toThrow(/ECONNREFUSED/);
    await paper.fault("cover", false);
    await paper.fault("unplug", false);
    const again = await hostOf(paper);
    again.send(askId);
    await again.hears(saysId);
    expect(paper.tickets()).toEqual([]);
  });
});

describe("the page of the stand-in printer", () => {
  it("shows tickets as paper, safely, with a QR code, live", async () => {
    const paper = await paperWith({ httpPort: 0 });
    const page = `http://127.0.0.1:${paper.httpPort}`;
    const events = await fetch(`${page}/events`);
    const reader = events.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('"tickets":[]');
    const host = await hostOf(paper);
    const qr = "1d286b05003150304142" + "1d286b0300315130";
    host.send(`${Buffer.from('<b>&"A\n').toString("hex")}${qr}1b6402${cut}`);
    let event = "";
    await vi.waitFor(async () => {
      event = await next();
      expect(event).toContain("&lt;b&gt;&amp;&quot;A");
    });
    expect(event).toMatch(/aria-label=\\"Code QR : AB\\".*<svg/);
    const html = await (await fetch(page)).text();
    expect(html).toContain("Plus de papier");
    expect(html).toContain("&lt;b&gt;&amp;&quot;A");
    expect(html).not.toContain("<b>");
    const tickets = await (await fetch(`${page}/tickets`)).json();
    expect(tickets).toMatchObject([{ number: 1, text: ['<b>&"A'], qr: ["AB"] }]);
    await reader?.cancel();
  });

  it("sets faults, and refuses what is none", async () => {
    const paper = await paperWith({ httpPort: 0 });
    const page = `http://127.0.0.1:${paper.httpPort}`;
    const post = async (body: string) =>
      (await fetch(`${page}/fault`, { method: "POST", body })).status;
    expect(await post('{"name":"cover","on":true}')).toBe(204);
    expect(await (await fetch(page)).text()).toContain('"faults":["cover"]');
    for (const body of [
      "",
      "{",
      "null",
      '{"name":"cover"}',
      '{"name":"rain","on":true}',
      '{"name":1,"on":true}',
      '{"name":"cover","on":1}',
      " ".repeat(2_000),
    ])
      expect(await post(body)).toBe(400);
    expect((await fetch(`${page}/nowhere`)).status).toBe(404);
  });
});
