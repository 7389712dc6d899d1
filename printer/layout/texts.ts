import type { Language } from "../../protocol/schema.ts";

/** Everything that a ticket says in one language, apart from what the site wrote itself. */
export interface TicketTexts {
  /** BCP 47, for dates. */
  readonly locale: string;
  readonly ahead: (people: number) => string;
  /** Stands above the range, or before it with the language's colon. */
  readonly waitTitle: string;
  readonly colon: string;
  /** The range in minutes, `low <= high`. */
  readonly wait: (low: number, high: number) => string;
  readonly follow: string;
  readonly hours: string;
  readonly wifi: (network: string) => string;
}

/** Hours from 60 minutes on: 65 is "1 h 05", 120 is "2 h". */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}\u00a0h`;
  return rest === 0 ? hours : `${hours}\u00a0${String(rest).padStart(2, "0")}`;
}

/** The lower end without its unit where the upper end says it: "de 10 à 20 min". */
function lowEnd(low: number, high: number): string {
  return high < 60 ? String(low) : duration(low);
}

interface WaitWords {
  readonly underAMinute: string;
  readonly about: string;
  readonly lessThan: string;
  readonly range: (low: string, high: string) => string;
}

function waitIn(words: WaitWords): TicketTexts["wait"] {
  const range = (low: number, high: number) => {
    if (high === 0) return words.underAMinute;
    if (low === high) return `${words.about} ${duration(high)}`;
    if (low === 0) return `${words.lessThan} ${duration(high)}`;
    return words.range(lowEnd(low, high), duration(high));
  };
  return range;
}

/** The texts of the tickets, complete in each language. */
export const ticketTexts: Readonly<Record<Language, TicketTexts>> = {
  fr: {
    locale: "fr-FR",
    ahead: (people) =>
      people === 0
        ? "Personne avant vous"
        : `${people}\u00a0personne${people > 1 ? "s" : ""} avant vous`,
    waitTitle: "Attente estimée",
    colon: "\u202f: ",
    wait: waitIn({
      underAMinute: "moins d’une minute",
      about: "environ",
      lessThan: "moins de",
      range: (low, high) => `de ${low} à ${high}`,
    }),
    follow: "Suivez votre tour sur votre téléphone",
    hours: "Horaires d’ouverture",
    wifi: (network) => `Wi-Fi «\u202f${network}\u202f»\u202f: scannez pour vous connecter`,
  },
  en: {
    locale: "en-GB",
    ahead: (people) =>
      people === 0
        ? "Nobody ahead of you"
        : `${people}\u00a0${people > 1 ? "people" : "person"} ahead of you`,
    waitTitle: "Estimated wait",
    colon: ": ",
    wait: waitIn({
      underAMinute: "less than a minute",
      about: "about",
      lessThan: "less than",
      range: (low, high) => `${low} to ${high}`,
    }),
    follow: "Follow your turn on your phone",
    hours: "Opening hours",
    wifi: (network) => `Wi-Fi “${network}”: scan to connect`,
  },
  es: {
    locale: "es-ES",
    ahead: (people) =>
      people === 0
        ? "Nadie antes de usted"
        : `${people}\u00a0persona${people > 1 ? "s" : ""} antes de usted`,
    waitTitle: "Espera estimada",
    colon: ": ",
    wait: waitIn({
      underAMinute: "menos de un minuto",
      about: "unos",
      lessThan: "menos de",
      range: (low, high) => `de ${low} a ${high}`,
    }),
    follow: "Siga su turno en su teléfono",
    hours: "Horario",
    wifi: (network) => `Wi-Fi «${network}»: escanee para conectarse`,
  },
};
