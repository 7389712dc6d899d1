import type { FirstSite } from "../../appliance/demonstration.ts";
import { plainDesign } from "../../appliance/domain/board-design.ts";
import type { ConfigChange } from "../../appliance/domain/commands.ts";
import type { Agent, Service, SiteSettings } from "../../appliance/domain/model.ts";
import { plainRoom, plainSound } from "../../appliance/domain/rooms.ts";
import { plainAgent, plainService } from "../../appliance/domain/site-options.ts";
import { defaultSite } from "../../appliance/domain/state-new.ts";

/** Everybody's password on a trial site. */
export const trialPassword = "mot-de-passe-d-essai";

/** How big a trial site is. Counters, agents and kiosks are 1 to 50; services 1 to 50. */
export interface SiteShape {
  readonly counters?: number;
  readonly agents?: number;
  readonly services?: number;
  readonly kiosks?: number;
  readonly boards?: number;
  /** True: `printer-1`, at every kiosk. */
  readonly printer?: boolean;
  readonly settings?: Partial<SiteSettings>;
}

/** A first site with the names in it. */
export interface TrialSite extends FirstSite {
  /** `service-1`, with the prefix of two letters that is its own. */
  readonly serviceIds: readonly string[];
  readonly counterIds: readonly string[];
  /** `agent-1`; the id is the login. Beside them there are `superviseur` and `admin`. */
  readonly logins: readonly string[];
  readonly kioskIds: readonly string[];
  readonly boardIds: readonly string[];
}

const names = (word: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${word}-${index + 1}`);

const trialSettings = { id: "essai", name: "Site d’essai", minimumVisitSeconds: 0 };

/** A zone and an hour that keep the end of the business day half a day away from any trial. */
export function farFromRollover(): Pick<SiteSettings, "zone" | "rollover"> {
  const hour = (new Date().getUTCHours() + 12) % 24;
  return { zone: "UTC", rollover: `${String(hour).padStart(2, "0")}:00` };
}

/** A site for trials: every number of a service is free, and a visit may be as short as it is. */
export function trialSite(shape: SiteShape = {}): TrialSite {
  const { counters = 4, agents = counters, services = 4, kiosks = 1, boards = 1 } = shape;
  const site = {
    serviceIds: names("service", services),
    counterIds: names("guichet", counters),
    logins: names("agent", agents),
    kioskIds: names("kiosk", kiosks),
    boardIds: names("board", boards),
  };
  const staff: readonly (readonly [string, Agent["role"]])[] = [
    ...site.logins.map((login) => [login, "agent"] as const),
    ["superviseur", "supervisor"],
    ["admin", "administrator"],
  ];
  return {
    ...site,
    people: staff.map(([login]) => ({ login, agentId: login, password: trialPassword })),
    changes: [
      {
        kind: "site",
        value: { ...defaultSite, ...farFromRollover(), ...trialSettings, ...shape.settings },
      },
      ...site.serviceIds.flatMap(serviceChanges),
      ...site.counterIds.map(counterChange),
      ...staff.map(([login, role]) => agentChange(login, role)),
      ...deviceChanges(site, shape.printer ?? false),
    ],
  };
}

/** `AA`, `AB`, ...: label and number are one word, so no two services may share it. */
function prefixOf(index: number): string {
  return String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
}

function serviceChanges(id: string, index: number): ConfigChange[] {
  const value: Service = {
    id,
    name: { fr: `Service ${index + 1}` },
    prefix: prefixOf(index),
    first: 1,
    last: 9999,
    open: true,
    thresholds: { peopleOrange: null, peopleRed: null, minutesOrange: null, minutesRed: null },
    recall: null,
    qualification: null,
    ...plainService,
    position: index,
  };
  const reason = `${id}-motif`;
  const label = { fr: "Motif" };
  return [
    { kind: "service", id, value },
    {
      kind: "reason",
      id: reason,
      value: { id: reason, serviceId: id, label, position: index, active: true },
    },
  ];
}

function counterChange(id: string, index: number): ConfigChange {
  const label = String(index + 1);
  const value = { id, label, place: "guichet", position: index, way: null } as const;
  return { kind: "counter", id, value };
}

function agentChange(login: string, role: Agent["role"]): ConfigChange {
  const value: Agent = {
    id: login,
    login,
    name: login,
    role,
    serviceIds: null,
    rights: [],
    active: true,
    ...plainAgent,
  };
  return { kind: "agent", id: login, value };
}

function deviceChanges(
  { kioskIds, boardIds }: Pick<TrialSite, "kioskIds" | "boardIds">,
  printer: boolean,
): ConfigChange[] {
  const printerId = printer ? "printer-1" : null;
  return [
    ...(printer
      ? [
          {
            kind: "printer",
            id: "printer-1",
            value: { id: "printer-1", name: "Imprimante", target: null, model: null },
          } as const,
        ]
      : []),
    ...kioskIds.map(
      (id) =>
        ({
          kind: "kiosk",
          id,
          value: { id, name: id, printerId, fallbackPrinterId: null },
        }) as const,
    ),
    { kind: "room", id: "salle-1", value: plainRoom("salle-1", "Salle d’attente") },
    ...boardIds.map(
      (id) =>
        ({
          kind: "board",
          id,
          value: { id, name: id, roomId: "salle-1", ...plainSound, design: plainDesign },
        }) as const,
    ),
  ];
}
