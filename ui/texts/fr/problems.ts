/** What a visitor is told when the box says no, by its code. `other` is for the codes that are not here. */
export const problems = {
  serviceClosed: "Ce service vient de fermer. Choisissez-en un autre ou adressez-vous à l’accueil.",
  quotaReached: "Tous les tickets du jour sont donnés pour ce service. Adressez-vous à l’accueil.",
  unknownService: "Ce service n’existe plus. Choisissez-en un autre.",
  numbersExhausted:
    "Il n’y a plus de numéro pour ce service aujourd’hui. Adressez-vous à l’accueil.",
  storeFailed: "La borne ne peut pas donner de numéro pour l’instant. Adressez-vous à l’accueil.",
  busy: "Il y a beaucoup de monde à l’instant. Réessayez.",
  tooMany: "Il y a beaucoup de monde à l’instant. Réessayez.",
  notPaired: "Cette borne n’est pas encore installée. Adressez-vous à l’accueil.",
  offline: "La borne ne répond pas pour l’instant. Adressez-vous à l’accueil.",
  other: "Ce n’est pas possible pour l’instant. Adressez-vous à l’accueil.",
};
