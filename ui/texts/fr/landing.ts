/** The page at the box's own address (row E04). */
export const landing = {
  pageTitle: "Patience",
  openCounter: "Ouvrir un guichet",
  openCounterHint: "Pour les agents : identifiant, mot de passe, guichet.",
  lead: "La file d’attente de votre site.",
  explanation:
    "Cette page vient du boîtier posé chez vous. Ajoutez-la à vos favoris : tout se passe ici, sans internet.",
  kiosks: "Bornes à tickets",
  kiosksHint: "L’écran où le visiteur prend un ticket.",
  boards: "Écrans d’appel",
  boardsHint: "L’écran de la salle d’attente, à ouvrir en plein écran.",
  sheet: "Fiche guichet et raccourcis",
  supervision: "Supervision",
  administration: "Administration",
  none: "Aucun pour l’instant.",
  openCounters: (count: number) =>
    count === 0
      ? "Aucun guichet ouvert"
      : count === 1
        ? "1 guichet ouvert"
        : `${count} guichets ouverts`,
  offline: "Le boîtier ne répond pas. Nouvel essai en cours…",
  loading: "Chargement…",
  language: "Langue",
};
