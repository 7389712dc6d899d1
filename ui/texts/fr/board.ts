/** The calling display of a waiting room. */
export const board = {
  pageTitle: "Écran d’appel",
  recent: "Derniers appels",
  empty: "Votre numéro s’affichera ici.",
  call: (label: string, place: string) => `Ticket ${label}, ${place}`,
  lost: "Connexion perdue",
  lostHint: "Des appels peuvent manquer : voyez l’accueil.",
  muted: "Son coupé : toucher l’écran",
  waiting: (count: number) =>
    count === 1 ? "1 personne en attente" : `${count} personnes en attente`,
  starting: "L’écran démarre…",
};
