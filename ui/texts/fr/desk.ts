import type { PlaceWord } from "../../../protocol/views.ts";

/** Facts that come with a refusal: a counter's label, a ticket's, the right that is missing. */
type Facts = Readonly<Record<string, string | number>>;

/** The extra acts at the desk, each behind an option of the site. */
export const desk = {
  queue: "File",
  absents: "Absents",
  region: "Listes du guichet",
  close: "Fermer la liste",
  queueTitle: (count: number) => `File d’attente : ${count}`,
  absentsTitle: (count: number) => `Absents : ${count}`,
  queueEmpty: "Personne n’attend dans vos services.",
  absentsEmpty: "Personne n’est absent dans vos services.",
  listMore: (count: number) => `et ${count} de plus, que cette liste ne montre pas`,
  listLoading: "Lecture de la liste…",
  listFailed: "La liste n’a pas pu être lue. Nouvel essai au prochain changement.",
  waited: (wait: string) => `attend depuis ${wait}`,
  remaining: (left: string) => `encore ${left}`,
  over: "délai dépassé",
  from: (service: string) => `vient de ${service}`,
  reserved: (place: PlaceWord, number: string) => `réservé : ${place} ${number}`,
  added: "ajouté au guichet",
  priority: (level: number): string => (level > 1 ? "très prioritaire" : "prioritaire"),
  note: "Note",
  noteOf: (text: string) => `Note : ${text}`,
  noteHint: "Entrée pour enregistrer, Échap pour renoncer.",
  noteSaved: "Note enregistrée.",
  noteRemoved: "Note effacée.",

  pick: "Appeler ce ticket",
  pickOf: (label: string) => `Appeler le ticket ${label}`,
  pickReason: "Motif (facultatif)",
  pickConfirm: "Appeler",
  cancel: "Annuler",
  notIdle: "Possible quand le guichet est libre.",
  notServed: "Votre guichet ne sert pas ce service.",
  recall: "Rappeler",
  requeue: "Remettre en file",
  requeueSame: "À sa place",
  requeuePlus3: "Après 3 personnes",
  requeueEnd: "En fin de file",
  requeued: (label: string, ahead: number) =>
    ahead === 0
      ? `Le ticket ${label} est remis en file, en tête.`
      : `Le ticket ${label} est remis en file, ${ahead === 1 ? "1 personne" : `${ahead} personnes`} avant lui.`,

  reprint: "Réimprimer",
  reprinted: (label: string) => `Le ticket ${label} est réimprimé.`,
  printingNow: "L’impression est en cours.",
  void: "Retirer",
  voided: (label: string) => `Le ticket ${label} est retiré de la file.`,
  voidedTag: "retiré de la file",
  restore: "Rétablir",
  restored: (label: string) => `Le ticket ${label} attend de nouveau, à sa place.`,
  noPaper: "sans papier",
  paperUnknown: "papier incertain",

  add: "Ajouter un visiteur",
  addService: "Service",
  addPaper: "Ticket",
  withPaper: "avec un ticket imprimé",
  withoutPaper: "sans papier",
  receive: "Recevoir tout de suite",
  enqueue: "Mettre en file",
  enqueued: (label: string, service: string) => `Ticket ${label} mis en file en ${service}.`,
  receiveNotServed: "Votre guichet ne sert pas ce service : mise en file seulement.",
  closed: "fermé",

  acts: "Autres gestes",
  putBack: "Remettre en file",
  transfer: "Orienter…",
  transferTitle: (label: string) => `Orienter le ticket ${label}`,
  transferTo: "Service ou guichet",
  transferHint: "Tapez pour filtrer, ↑ ↓ pour choisir, Entrée pour orienter.",
  transferNone: "Aucun service ni guichet ne correspond.",
  transferNote: "Note pour le prochain guichet",
  transferDo: "Orienter",
  transferService: (waiting: number, counters: number) =>
    `${waiting} en attente · ${counters > 1 ? `${counters} guichets ouverts` : counters === 1 ? "1 guichet ouvert" : "aucun guichet ouvert"}`,
  transferCounter: (service: string) => `réservé à ce guichet · ${service}`,
  transferKey: "Orienter le client",
};

/** One sentence for each refusal of these acts; they join those of the counter page. */
export const deskRefusals = {
  optionOff: () => "Cette possibilité n’est pas activée sur ce site.",
  notAllowed: (f: Facts): string =>
    f["right"] === "pick"
      ? "Vous n’êtes pas habilité à appeler un ticket hors de son tour."
      : "Vous n’êtes pas habilité à servir ce service.",
  notAbsent: (f: Facts) =>
    f["label"]
      ? `Le ticket ${f["label"]} n’est plus parmi les absents.`
      : "Ce ticket n’est plus parmi les absents.",
  sameService: () => "Le client est déjà dans ce service. Choisissez-en un autre, ou un guichet.",
  counterClosed: (f: Facts) => `Le guichet ${f["counterLabel"] ?? ""} vient de fermer.`,
  counterNotServing: (f: Facts) => `Le guichet ${f["counterLabel"] ?? ""} ne sert plus ce service.`,
  unknownTicket: () => "Ce ticket n’est plus connu aujourd’hui.",
  numbersExhausted: () => "Ce service n’a plus de numéro libre aujourd’hui.",
  notReprintable: () => "Ce ticket ne peut pas être réimprimé maintenant.",
  notCancellable: () => "Ce ticket est déjà appelé, ou il n’attend plus.",
  notRestorable: () => "Ce ticket attend déjà, ou il ne peut plus être rétabli.",
  unknownPrinter: () => "Aucune imprimante n’est installée.",
  badRequest: () => "La demande n’a pas été comprise. Rien n’a été fait.",
};
