import type { PlaceWord } from "../../../protocol/views.ts";
import type { common as french } from "../fr/common.ts";

const places: Record<PlaceWord, string> = {
  guichet: "ventanilla",
  bureau: "despacho",
  salle: "sala",
  box: "box",
  accueil: "recepción",
};

/** `5 min`, `1 h 05`. */
function minutes(count: number): string {
  if (count < 60) return `${count} min`;
  const rest = count % 60;
  return `${Math.floor(count / 60)} h${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
}

export const common = {
  language: "Idioma",
  place: (place) => places[place],
  placeName: (place, label) => `${places[place]} ${label}`,
  minutes,
  waitRange: (low, high) => {
    if (high === 0) return "sin espera";
    if (low === 0) return `menos de ${minutes(high)}`;
    if (low === high) return `unos ${minutes(high)}`;
    return high < 60 ? `unos ${low} a ${minutes(high)}` : `de ${minutes(low)} a ${minutes(high)}`;
  },
  ahead: (count) => {
    if (count === 0) return "Nadie delante de usted";
    return count === 1 ? "1 persona delante de usted" : `${count} personas delante de usted`;
  },
  waiting: (count) => {
    return count === 0 ? "nadie espera" : `${count} en espera`;
  },
  yourNumber: "Su número",
  wait: "Espera",
  service: "Servicio",
} satisfies typeof french;
