import type { Language } from "../../../protocol/schema.ts";
import type { PlaceWord } from "../../../protocol/views.ts";
import { begin } from "./admin-begin.ts";
import { printers } from "./admin-printers.ts";
import { refusal, rule } from "./admin-refusals.ts";

/** What is wrong with a field, as the form found it. */
export type FieldFault =
  | { readonly code: "range"; readonly min: number | null; readonly max: number | null }
  | { readonly code: "empty" }
  | { readonly code: "long"; readonly max: number }
  | { readonly code: "form" };

const placeNames: Record<PlaceWord, string> = {
  guichet: "Guichet",
  bureau: "Bureau",
  salle: "Salle",
  box: "Box",
  accueil: "Accueil",
};

/** Units as they stand behind a number. */
const units: Readonly<Record<string, string>> = {
  ms: "millisecondes",
  wpm: "mots par minute",
  "%": "%",
  s: "secondes",
  min: "minutes",
  h: "heures",
  day: "jours",
  month: "mois",
  person: "personnes",
  ticket: "tickets",
  copy: "copies",
  in: "pouces",
  m: "mètres",
};

/** The administration's own words. */
export const admin = {
  ...begin,
  title: "Administration",
  loading: "Chargement…",
  offline: "Le boîtier ne répond plus. Ce qui est saisi ici est gardé.",
  lost: "Cette page n’existe pas.",
  languageLabel: "Langue",
  navigation: "Réglages",
  signOut: "Déconnexion",
  box: "Le boîtier",
  placeName: (place: string, label: string) =>
    `${placeNames[place as PlaceWord] ?? place} ${label}`,
  languages: { fr: "français", en: "anglais", es: "espagnol" } satisfies Record<Language, string>,
  groups: {
    site: "Site",
    visitors: "Accueil des visiteurs",
    counters: "Guichets",
    devices: "Appareils",
    data: "Données",
  },
  pages: {
    start: "Mise en service",
    paired: "Appareils associés",
    transfer: "Exporter, importer",
    overview: "Vue d’ensemble",
    site: "Le site",
    services: "Services et motifs",
    calls: "Appels et entretiens",
    counters: "Guichets",
    agents: "Agents",
    kiosks: "Bornes de tickets",
    boards: "Écrans d’appel",
    printers: "Imprimantes",
    audit: "Modifications",
  },
  signIn: {
    title: "Administration",
    login: "Identifiant",
    password: "Mot de passe",
    show: "Afficher",
    hide: "Masquer",
    submit: "Connexion",
  },
  forbidden: {
    title: "Page réservée aux administrateurs",
    hint: "Vous êtes connecté, mais sans le droit de régler le boîtier.",
    other: "Changer d’utilisateur",
  },
  form: {
    unit: (unit: string) => units[unit] ?? "",
    unset: "Aucun",
    set: "Choisir",
    fault: (fault: FieldFault): string => {
      if (fault.code === "empty") return "À remplir.";
      if (fault.code === "long") return `${fault.max} caractères au plus.`;
      if (fault.code === "form") return "Cette valeur n’a pas la bonne forme.";
      const { min, max } = fault;
      if (min !== null && max !== null) return `Un nombre de ${min} à ${max}.`;
      if (min !== null) return `Un nombre d’au moins ${min}.`;
      return max === null ? "Un nombre entier." : `Un nombre d’au plus ${max}.`;
    },
  },
  bar: {
    label: "Modifications en attente",
    pending: (count: number) =>
      count === 1 ? "1 modification à enregistrer" : `${count} modifications à enregistrer`,
    revert: "Abandonner",
    save: "Enregistrer",
    saving: "Enregistrement…",
    saved: "Enregistré : c’est déjà en vigueur partout.",
    undo: "Annuler cette modification",
    somebody: "Quelqu’un",
    clash: (who: string, what: string, count: number) =>
      `${who} vient de modifier ${what} : ${count === 1 ? "un champ diffère du vôtre" : `${count} champs diffèrent des vôtres`}.`,
    theirs: "Prendre sa version",
    ours: "Garder la mienne",
  },
  changes: {
    removed: "retiré",
    before: "avant",
    after: "après",
    none: "aucun",
    yes: "oui",
    no: "non",
    complex: "(modifié)",
  },
  kinds: {
    site: "Le site",
    service: "Service",
    reason: "Motif",
    counter: "",
    agent: "Agent",
    printer: "Imprimante",
    kiosk: "Borne",
    board: "Écran",
    room: "Salle",
  },
  list: {
    up: (name: string) => `Monter ${name}`,
    down: (name: string) => `Descendre ${name}`,
    wrong: "à corriger",
    isNew: "nouveau",
    edited: "modifié",
    remove: "Retirer",
    keep: "Garder",
    sure: "Retirer pour de bon, à l’enregistrement ?",
  },
  overview: {
    lead: "Chaque réglage s’applique dès qu’il est enregistré, sans redémarrage. Tout peut être annulé.",
    missing: "À créer",
    there: "En place",
  },
  site: {
    title: "Le site",
    lead: "Son nom, ses langues, et quand sa journée commence.",
    identity: "Identité",
    time: "La journée",
    timeLead: "Les numéros repartent au début de chaque journée.",
    opening: "Ouverture",
    openingLead: "Quand la borne donne des tickets.",
    visitors: "Pour les visiteurs",
  },
  calls: {
    title: "Appels et entretiens",
    lead: "Ce qui se passe entre l’appel d’un visiteur et la fin de l’entretien.",
    arrival: "De l’appel à l’arrivée",
    arrivalLead: "Le visiteur a ce délai pour se présenter ; l’agent est averti avant la fin.",
    visit: "Au guichet",
    desk: "Possibilités de plus au guichet",
    deskLead: "Tout est facultatif : sans elles, la page du guichet reste la plus simple.",
    technical: "Technique",
  },
  services: {
    title: "Services et motifs",
    lead: "Ce pour quoi on prend un ticket, dans l’ordre de la borne.",
    add: "Ajouter un service",
    none: "Aucun service pour l’instant",
    noneHint: "Créez le premier : la borne l’affiche aussitôt.",
    fresh: "Nouveau service",
    range: (first: number, last: number) => `numéros ${first} à ${last}`,
    closed: "fermé",
  },
  reasons: {
    title: "Motifs",
    lead: "L’agent choisit le motif pendant l’entretien.",
    none: "Aucun motif : l’entretien n’est pas qualifié.",
    add: "Ajouter un motif",
    fresh: "Nouveau motif",
    offered: "proposé",
    label: (number: number, language: string) => `Motif ${number}, ${language}`,
    remove: (name: string) => `Retirer le motif ${name}`,
  },
  counters: {
    title: "Guichets",
    lead: "Les endroits où l’on reçoit : un mot et un numéro ou une lettre, lus et dits à l’appel.",
    add: "Ajouter un guichet",
    none: "Aucun guichet pour l’instant",
    noneHint: "Créez le premier : les agents pourront l’ouvrir.",
    isOpen: "ouvert",
    isClosed: "fermé",
  },
  agents: {
    title: "Agents",
    lead: "Qui se connecte, avec quels services et quels droits.",
    add: "Ajouter un agent",
    none: "Aucun agent",
    noneHint: "Créez un agent et donnez-lui un mot de passe.",
    fresh: "Nouvel agent",
    off: "accès suspendu",
    roles: { agent: "agent", supervisor: "superviseur", administrator: "administrateur" },
  },
  access: {
    title: "Accès",
    saveFirst: "Enregistrez l’agent, puis donnez-lui un mot de passe.",
    has: "Un mot de passe est en place.",
    none: "Sans mot de passe : cet agent ne peut pas se connecter.",
    locked: "Bloqué après trop d’essais",
    unlock: "Débloquer",
    fresh: "Nouveau mot de passe",
    make: "En proposer un",
    set: "Donner ce mot de passe",
    told: { set: "C’est fait.", unlocked: "Débloqué." },
    strength: {
      empty: "8 caractères au moins. L’accès se bloque après 10 essais manqués.",
      short: "Trop court : 8 caractères au moins.",
      common: "Facile à deviner : allongez-le ou mêlez lettres, chiffres et signes.",
      enough: "Suffisant, avec le blocage après 10 essais.",
      strong: "Fort.",
    },
  },
  kiosks: {
    title: "Bornes de tickets",
    lead: "Les écrans où les visiteurs prennent leur ticket.",
    add: "Ajouter une borne",
    none: "Aucune borne",
    noneHint: "Créez-en une : son adresse s’affiche ici.",
    fresh: "Nouvelle borne",
    open: "Ouvrir cette borne",
  },
  boards: {
    title: "Écrans d’appel",
    lead: "Les écrans de la salle d’attente.",
    add: "Ajouter un écran",
    none: "Aucun écran",
    noneHint: "Créez-en un : son adresse s’affiche ici.",
    fresh: "Nouvel écran",
    room: "Salle d’attente",
    open: "Ouvrir cet écran",
  },
  printers,
  audit: {
    title: "Modifications",
    lead: "Qui a changé quoi, et quand. Chaque ligne peut être annulée tant que rien d’autre n’a changé depuis.",
    more: "Voir plus ancien",
    takeBack: "Rétablir ce qui était là",
    count: (count: number) => `${count} éléments`,
  },
  rule,
  refusal,
};

export type AdminTexts = typeof admin;
