import type { Language, LocalText } from "../../protocol/schema.ts";
import type { AdminStore } from "./admin-store.ts";
import type { Kind, Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";

export type TemplateName = "hospital" | "townHall" | "bank" | "empty";
export const templateNames: readonly TemplateName[] = ["hospital", "townHall", "bank", "empty"];

type Row = readonly [prefix: string, fr: string, en: string, es: string];

interface Template {
  readonly services: readonly Row[];
  readonly reasons: readonly (readonly [fr: string, en: string, es: string])[];
  readonly place: string;
  readonly counters: number;
  readonly site: Readonly<Record<string, unknown>>;
}

const templates: Readonly<Record<TemplateName, Template>> = {
  hospital: {
    services: [
      ["A", "Admissions", "Admissions", "Admisiones"],
      ["B", "Consultations", "Consultations", "Consultas"],
      ["C", "Prélèvements", "Blood tests", "Análisis"],
      ["D", "Imagerie", "Imaging", "Imagen"],
      ["E", "Caisse", "Cash desk", "Caja"],
    ],
    reasons: [
      ["Premier rendez-vous", "First appointment", "Primera cita"],
      ["Rendez-vous de suivi", "Follow-up", "Seguimiento"],
      ["Dossier", "Records", "Expediente"],
    ],
    ...{ place: "guichet", counters: 3, site: { healthMode: true } },
  },
  townHall: {
    services: [
      ["A", "Accueil général", "General enquiries", "Atención general"],
      ["B", "État civil", "Registry office", "Registro civil"],
      [
        "C",
        "Cartes d’identité et passeports",
        "Identity cards and passports",
        "Documentos de identidad",
      ],
      ["D", "Urbanisme", "Planning", "Urbanismo"],
    ],
    reasons: [
      ["Demande", "Request", "Solicitud"],
      ["Retrait", "Collection", "Recogida"],
      ["Renseignement", "Information", "Información"],
    ],
    ...{ place: "guichet", counters: 3, site: {} },
  },
  bank: {
    services: [
      ["A", "Opérations au guichet", "Counter transactions", "Operaciones en ventanilla"],
      ["B", "Conseiller", "Adviser", "Asesor"],
      ["C", "Professionnels", "Business customers", "Empresas"],
    ],
    reasons: [
      ["Compte", "Account", "Cuenta"],
      ["Carte", "Card", "Tarjeta"],
      ["Prêt", "Loan", "Préstamo"],
    ],
    ...{ place: "bureau", counters: 2, site: {} },
  },
  empty: { services: [], reasons: [], place: "guichet", counters: 1, site: {} },
};

/** What a template brings, in words for its card. */
export function servicesOf(name: TemplateName, language: Language): string[] {
  return templates[name].services.map(([, fr, en, es]) => ({ fr, en, es })[language]);
}

function local(fr: string, en: string, es: string): LocalText {
  return { fr, en, es };
}

/**
 * Puts a template into the edits: services with their reasons, counters, one room, and the box's own kiosk, board and
 * printer. What is there already stays as it is.
 */
export function useTemplate(
  admin: AdminStore,
  name: TemplateName,
  words: {
    readonly room: string;
    readonly kiosk: string;
    readonly board: string;
    readonly printer: string;
  },
): void {
  const template = templates[name];
  const site = admin.thing("site", "");
  if (site) admin.edit("site", "", { ...site, ...template.site });
  for (const [index, [prefix, fr, en, es]] of template.services.entries()) {
    const id = `service-${index + 1}`;
    put(admin, "service", {
      ...{ id, name: local(fr, en, es), prefix, first: 1, last: 999, open: true },
      position: index + 1,
    });
    for (const [place, [rfr, ren, res]] of template.reasons.entries())
      put(admin, "reason", {
        ...{ id: `${id}-reason-${place + 1}`, serviceId: id, label: local(rfr, ren, res) },
        ...{ position: index * 100 + place, active: true },
      });
  }
  for (let number = 1; number <= template.counters; number += 1)
    put(admin, "counter", {
      ...{ id: `guichet-${number}`, label: String(number), place: template.place },
      position: number,
    });
  put(admin, "room", { id: "salle", name: words.room });
  put(admin, "printer", { id: "printer-1", name: words.printer });
  put(admin, "kiosk", { id: "kiosk-1", name: words.kiosk, printerId: "printer-1" });
  put(admin, "board", { id: "board-1", name: words.board, roomId: "salle" });
}

function put(admin: AdminStore, kind: Kind, given: Thing): void {
  if (admin.thing(kind, given.id) === null) admin.edit(kind, given.id, freshThing(kind, given));
}
