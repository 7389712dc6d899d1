/** The calling display of a waiting room. */
export const board = {
  pageTitle: "Écran d’appel",
  recent: "Derniers appels",
  empty: "Votre numéro s’affichera ici.",
  call: (label: string, place: string) => `Ticket ${label}, ${place}`,
  lost: "Connexion perdue",
  lostHint: "Des appels peuvent manquer : voyez l’accueil.",
  muted: "Son coupé : toucher l’écran",
  trial: "Essai de la voix",
  waiting: (count: number) =>
    count === 1 ? "1 personne en attente" : `${count} personnes en attente`,
  starting: "L’écran démarre…",
  waitingTitle: "En attente",
  /** Short, for a row of the board: « 5–10 min ». */
  wait: (low: number, high: number) =>
    high === 0 ? "sans attente" : low === high || low === 0 ? `${high} min` : `${low}–${high} min`,
  everybody: "Tous",
  closed: "Fermé",
  closedHint: "L’accueil est fermé.",
  closedToday: (why: string) => `Fermé aujourd’hui\u00a0: ${why}`,
  counterFree: "Libre",
  counterPaused: "En pause",
  counterClosed: "Fermé",
};
