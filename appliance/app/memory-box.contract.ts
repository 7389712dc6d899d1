import { memoryAssets } from "../adapters/assets-memory.ts";
import { type MemoryBus, memoryBus } from "../adapters/bus-memory.ts";
import { temporalCalendar } from "../adapters/calendar-temporal.ts";
import { type ManualClock, manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { imageMachine } from "../adapters/machine-image.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { type MemoryVoice, openMemoryVoice } from "../adapters/voice-memory.ts";
import { demoSite } from "../config/demo-site.ts";
import type { Command } from "../domain/commands.ts";
import { printJobId } from "../domain/printing.ts";
import { noLoudspeaker } from "../ports/loudspeaker.ts";
import { type Effects, startEffects } from "./box.ts";
import type { Answered } from "./contract.ts";
import { type RunningEngine, startEngine } from "./engine.ts";
import { dueCommands } from "./timekeeper.ts";
import { createVoices } from "./voices.ts";

/** Monday morning, ten o'clock in Paris. */
export const morning = Date.UTC(2026, 10, 23, 9, 0, 0);
export const root = "patience/1/demo";

/** A whole box in memory, on the demonstration site. */
export interface MemoryBox {
  readonly engine: RunningEngine;
  readonly effects: Effects;
  readonly bus: MemoryBus;
  readonly clock: ManualClock;
  readonly voice: MemoryVoice;
  /** Does it; resolves once everything that follows from it has come to rest. */
  ask(command: Command): Promise<Answered>;
  issue(options?: { serviceId?: string; print?: boolean; language?: "fr" | "en" }): Promise<string>;
  open(login: string, counterId: string, serviceIds: string[]): Promise<string>;
  /** Calls the next of a service; the visit's id. */
  call(sessionId: string, serviceId: string): Promise<string>;
  settle(): Promise<void>;
}

export async function openMemoryBox(): Promise<MemoryBox> {
  const [clock, log, bus, voice] = [
    manualClock(morning),
    memoryLog(),
    memoryBus(),
    openMemoryVoice(),
  ];
  const calendar = temporalCalendar();
  let effects: Effects | null = null;
  const engine = await startEngine({
    ...{ store: openMemoryStore(), clock, log },
    onCommitted: (recorded, state) => effects?.committed(recorded, state),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  };
  const ask = async (command: Command) => {
    const answered = await engine.execute({
      ...{ command, actor: "test" },
      answer: (result) => ({
        status: result.ok ? 200 : 409,
        body: result.ok ? null : result.refusal,
      }),
    });
    await settle();
    return answered;
  };
  await ask({ type: "configure", changes: demoSite((login) => `agent-${login}`) });
  for (const command of dueCommands(engine.state(), clock.now(), calendar)) await ask(command);
  const running = startEffects({
    ...{ engine, bus, clock, calendar, log, version: "test", bootId: "boot-1" },
    voices: createVoices([{ id: "package", voice }]),
    ...{ assets: memoryAssets(), loudspeaker: noLoudspeaker, chimeClip: async () => null },
    publicUrl: () => "http://box",
    machine: imageMachine(null, "test"),
  });
  effects = running;
  await settle();
  return { engine, effects: running, bus, clock, voice, ask, settle, ...acts(ask) };
}

function acts(ask: MemoryBox["ask"]): Pick<MemoryBox, "issue" | "open" | "call"> {
  let count = 0;
  const next = (kind: string) => {
    count += 1;
    return `${kind}-${count}`;
  };
  return {
    async issue({ serviceId = "urologie", print = false, language = "fr" } = {}) {
      const ticketId = next("ticket");
      const jobId = printJobId(ticketId, 1);
      await ask({
        ...{ type: "issueTicket", ticketId, token: `${ticketId}-0123456789abcdef`, serviceId },
        ...{ language, priority: 0, origin: "kiosk" },
        print: print ? { printerId: "printer-1", jobId } : null,
      });
      return ticketId;
    },
    async open(login, counterId, serviceIds) {
      const sessionId = next("session");
      const agentId = `agent-${login}`;
      await ask({
        ...{ type: "openCounter", sessionId, agentId, counterId },
        ...{ move: false, restoreServices: false },
      });
      await ask({ type: "chooseServices", sessionId, serviceIds, seen: null });
      return sessionId;
    },
    async call(sessionId, serviceId) {
      const visitId = next("visit");
      await ask({ type: "callNext", sessionId, serviceId, visitId, seen: null });
      return visitId;
    },
  };
}
