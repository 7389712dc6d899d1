import type { BlockKind, BlockSize } from "../../../protocol/ticket-layout.ts";

const blocks: Record<BlockKind, string> = {
  logo: "Logo",
  number: "Numéro",
  service: "Service",
  place: "Lieu d’attente",
  ahead: "Personnes avant",
  wait: "Attente estimée",
  follow: "Code QR de suivi",
  notice: "Consigne",
  welcome: "Message d’accueil",
  hours: "Horaires d’ouverture",
  wifi: "Code QR du Wi-Fi",
  date: "Date et heure",
  site: "Nom du site",
};

/** What a part shows only when something else is set. */
const needs: Partial<Record<BlockKind, string>> = {
  logo: "Le logo ci-dessous, sinon celui du site.",
  service: "En mode santé\u202f: le libellé neutre du service, ou rien.",
  place: "Par service, ci-dessous.",
  notice: "Pour tous, ou par service, ci-dessous.",
  hours: "Ceux du service, sinon ceux du site.",
  wifi: "Le réseau des visiteurs, à la page «\u202fLe site\u202f».",
};

const sizes: Record<BlockSize, string> = { small: "petit", normal: "moyen", large: "grand" };

const outcomes: Record<"printed" | "failed" | "unknown", string> = {
  printed: "Le ticket d’essai est imprimé.",
  failed: "Rien n’est sorti de l’imprimante.",
  unknown: "L’imprimante n’a pas confirmé\u202f: regardez si le ticket est sorti.",
};

/** The page where tickets are designed. */
export const ticketDesign = {
  title: "Ticket",
  lead: "Ce que le visiteur reçoit. Chaque changement se voit à droite, comme il sera imprimé.",
  parts: "Contenu",
  partsHint: "De haut en bas, comme sur le papier.",
  blocks,
  needs,
  sizes,
  size: (name: string) => `Taille\u202f: ${name}`,
  shown: (name: string) => `Imprimer\u202f: ${name}`,
  up: (name: string) => `Monter ${name}`,
  down: (name: string) => `Descendre ${name}`,
  largePrint: "Gros caractères",
  largePrintHint: "Tout est plus grand, le numéro a au moins 15 mm de haut.",
  notice: "Consigne pour tous",
  noticeHint: "Par exemple\u202f: «\u202fPréparez votre carte Vitale.\u202f»",
  services: "Par service",
  service: "Service",
  place: "Lieu d’attente",
  placeHint: "Par exemple\u202f: «\u202fSalle B, guichets 3 à 6\u202f»",
  serviceNotice: "Consigne de ce service",
  logo: "Logo du ticket",
  logoHint: "PNG, JPEG ou SVG. Il est réduit et tramé en noir et blanc.",
  choose: "Choisir un fichier…",
  remove: "Retirer le logo",
  uploading: "Envoi…",
  uploadFailed: "Ce fichier n’a pas pu être pris\u202f: PNG, JPEG ou SVG, 4 Mo au plus.",
  preview: "Aperçu",
  paper: "Papier",
  language: "Langue",
  drawing: "Dessin…",
  failed: "L’aperçu n’a pas pu être dessiné.",
  facts: (mm: number, bytes: number) => `${mm} mm de papier · ${bytes} octets`,
  test: "Imprimer un essai",
  printing: "Impression…",
  noPrinter: "Aucune imprimante n’est installée.",
  printer: "Imprimante",
  outcomes,
};
