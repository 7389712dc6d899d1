import { plainDesign } from "../domain/board-design.ts";
import type { ConfigChange } from "../domain/commands.ts";
import type { Agent, Reason, Role, Service, SiteSettings } from "../domain/model.ts";
import { plainRoom, plainSound } from "../domain/rooms.ts";
import { plainAgent, plainService } from "../domain/site-options.ts";
import { defaultSite } from "../domain/state-new.ts";

/** The eight services of the operator manual's pictures (row E22), with the prefixes of their tickets. */
const services: readonly (readonly [prefix: string, fr: string, en: string, es: string])[] = [
  ["A", "Urologie", "Urology", "Urología"],
  ["B", "Oncologie", "Oncology", "Oncología"],
  ["C", "Ophtalmologie", "Ophthalmology", "Oftalmología"],
  ["D", "Pneumologie", "Pulmonology", "Neumología"],
  ["E", "Néphrologie", "Nephrology", "Nefrología"],
  ["F", "Hématologie", "Haematology", "Hematología"],
  ["G", "Diabétologie", "Diabetology", "Diabetología"],
  ["H", "Cardiologie", "Cardiology", "Cardiología"],
];

const reasons: readonly (readonly [id: string, fr: string, en: string, es: string])[] = [
  ["consultation", "Consultation", "Consultation", "Consulta"],
  ["rendez-vous", "Prise de rendez-vous", "Appointment booking", "Petición de cita"],
  ["resultats", "Remise de résultats", "Handing over results", "Entrega de resultados"],
  ["admission", "Dossier d’admission", "Admission file", "Expediente de ingreso"],
];

/** Who the demonstration's people are; passwords are made apart and never stored in clear. */
export const demoAgents: readonly (readonly [login: string, name: string, role: Role])[] = [
  ["durand", "Claire Durand", "agent"],
  ["martin", "Paul Martin", "agent"],
  ["bernard", "Nadia Bernard", "agent"],
  ["petit", "Louis Petit", "agent"],
  ["superviseur", "Hélène Moreau", "supervisor"],
  ["admin", "Administration", "administrator"],
];

/** Who may call out of turn. */
const pickers: ReadonlySet<string> = new Set(["durand", "superviseur"]);

/** A site that can be tried at once: out-patients of a hospital, with every option on (E01). */
export function demoSite(agentId: (login: string) => string): ConfigChange[] {
  const site: SiteSettings = {
    ...defaultSite,
    id: "demo",
    name: "Centre hospitalier Saint-Martin",
    // A person at the kiosk does not wait longer for a word from the printer.
    printAnswerSeconds: 20,
    recall: true,
    qualification: "optional",
    desk: {
      ...{ queue: true, absents: true, add: true, transfer: true },
      ...{ putBack: true, notes: true, pause: true },
    },
    welcome: {
      fr: "Bienvenue aux consultations externes",
      en: "Welcome to the out-patient clinics",
      es: "Bienvenidos a las consultas externas",
    },
  };
  return [
    { kind: "site", value: site },
    ...services.map((row, index) => serviceChange(row, index)),
    ...services.flatMap(([, fr], index) => reasonChanges(slug(fr), index)),
    ...[1, 2, 3, 4].map(counterChange),
    ...demoAgents.map((row) => agentChange(row, agentId(row[0]))),
    {
      kind: "printer",
      id: "printer-1",
      value: { id: "printer-1", name: "Imprimante du hall", target: null, model: null },
    },
    {
      kind: "kiosk",
      id: "kiosk-1",
      value: {
        id: "kiosk-1",
        name: "Borne du hall",
        printerId: "printer-1",
        fallbackPrinterId: null,
      },
    },
    { kind: "room", id: "salle-1", value: plainRoom("salle-1", "Salle d’attente") },
    {
      kind: "board",
      id: "board-1",
      value: {
        ...{ id: "board-1", name: "Écran de la salle d’attente", roomId: "salle-1" },
        ...plainSound,
        design: plainDesign,
      },
    },
  ];
}

function serviceChange(row: (typeof services)[number], index: number): ConfigChange {
  const [prefix, fr, en, es] = row;
  const value: Service = {
    id: slug(fr),
    name: { fr, en, es },
    prefix,
    first: 1,
    last: 999,
    open: true,
    thresholds: { peopleOrange: 5, peopleRed: 10, minutesOrange: null, minutesRed: null },
    recall: null,
    qualification: null,
    ...plainService,
    position: index + 1,
  };
  return { kind: "service", id: value.id, value };
}

function reasonChanges(serviceId: string, serviceIndex: number): ConfigChange[] {
  return reasons.map(([name, fr, en, es], index) => {
    const value: Reason = {
      id: `${serviceId}-${name}`,
      serviceId,
      label: { fr, en, es },
      position: serviceIndex * 100 + index,
      active: true,
    };
    return { kind: "reason", id: value.id, value };
  });
}

function counterChange(number: number): ConfigChange {
  const id = `guichet-${number}`;
  return {
    kind: "counter",
    id,
    value: { id, label: String(number), place: "guichet", position: number, way: null },
  };
}

function agentChange(row: (typeof demoAgents)[number], id: string): ConfigChange {
  const [login, name, role] = row;
  const rights = pickers.has(login) ? (["pick"] as const) : [];
  const value: Agent = {
    ...plainAgent,
    ...{ id, login, name, role, serviceIds: null, rights, active: true },
  };
  return { kind: "agent", id, value };
}

/** `Hématologie` -> `hematologie`: an id for a topic and a path. */
function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}
