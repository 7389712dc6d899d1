import type { ConfigChange } from "../../appliance/domain/commands.ts";
import { defaultSite } from "../../appliance/domain/state-new.ts";
import {
  sampleAgent,
  sampleCounter,
  sampleReason,
  sampleService,
  setting,
  wholeDesk,
} from "../../appliance/domain/trial.ts";

export const serviceIds = ["heart", "eyes", "skin", "lungs", "kidneys"] as const;
export const counterIds = ["c1", "c2", "c3", "c4", "c5", "c6"] as const;
export const agentIds = ["ada", "ben", "cleo", "dora", "emil", "fay", "gus"] as const;
export const printerIds = ["p1", "p2"] as const;

/** Which services an agent may serve; null means all. */
const entitled: Readonly<Record<string, readonly string[]>> = {
  fay: ["skin", "lungs"],
  gus: ["heart", "kidneys"],
};

/** A hospital's hall: five services with a narrow range in one of them, six counters, seven agents. */
export function hall(): ConfigChange[] {
  return [
    { kind: "site", value: { ...defaultSite, desk: wholeDesk } },
    setting("service", sampleService("heart", "H", { last: 999 })),
    setting("service", sampleService("eyes", "E", { first: 100, last: 199 })),
    setting("service", sampleService("skin", "", { last: 299, qualification: "required" })),
    setting("service", sampleService("lungs", "", { first: 300, last: 599, qualification: "off" })),
    setting("service", sampleService("kidneys", "K", { last: 12 })),
    ...serviceIds.flatMap((id) => [
      setting("reason", sampleReason(`${id}-advice`, id)),
      setting("reason", sampleReason(`${id}-care`, id)),
    ]),
    ...counterIds.map((id, n) => setting("counter", sampleCounter(id, String(n + 1)))),
    ...agentIds.map((login, n) =>
      setting(
        "agent",
        sampleAgent(login, {
          role: n === 0 ? "administrator" : "agent",
          serviceIds: entitled[login] ?? null,
          rights: n % 2 === 0 ? ["pick"] : [],
        }),
      ),
    ),
    ...printerIds.map((id) => setting("printer", { id, name: id, target: null, model: null })),
  ];
}
