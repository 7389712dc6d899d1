import type { PlaceWord } from "../../../protocol/views.ts";

const places: Record<PlaceWord, string> = {
  guichet: "guichet",
  bureau: "bureau",
  salle: "salle",
  box: "box",
  accueil: "accueil",
};

/** `5 min`, `1 h 05`. */
function minutes(count: number): string {
  if (count < 60) return `${count} min`;
  const rest = count % 60;
  return `${Math.floor(count / 60)} h${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
}

/** What every screen says. */
export const common = {
  language: "Langue",
  place: (place: PlaceWord): string => places[place],
  placeName: (place: PlaceWord, label: string): string => `${places[place]} ${label}`,
  minutes,
  /** Both ends in whole minutes, as the box estimates them. */
  waitRange: (low: number, high: number): string => {
    if (high === 0) return "sans attente";
    if (low === 0) return `moins de ${minutes(high)}`;
    if (low === high) return `environ ${minutes(high)}`;
    return high < 60
      ? `environ ${low} à ${minutes(high)}`
      : `de ${minutes(low)} à ${minutes(high)}`;
  },
  ahead: (count: number): string => {
    if (count === 0) return "Personne avant vous";
    return count === 1 ? "1 personne avant vous" : `${count} personnes avant vous`;
  },
  waiting: (count: number): string => {
    return count === 0 ? "personne n’attend" : `${count} en attente`;
  },
  yourNumber: "Votre numéro",
  wait: "Attente",
  service: "Service",
};
