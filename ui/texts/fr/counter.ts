import type { PlaceWord } from "../../../protocol/views.ts";
import { deskRefusals } from "./desk.ts";
import { wrapUp, wrapUpRefusals } from "./wrap-up.ts";

/** Facts that come with a refusal: a counter's label, a ticket's. */
type Facts = Readonly<Record<string, string | number>>;

const ofPlace: Record<PlaceWord, string> = {
  guichet: "du guichet",
  bureau: "du bureau",
  salle: "de la salle",
  box: "du box",
  accueil: "de l’accueil",
};

const atPlace: Record<PlaceWord, string> = {
  guichet: "au guichet",
  bureau: "au bureau",
  salle: "à la salle",
  box: "au box",
  accueil: "à l’accueil",
};

/** The counter page. The labels of the manual's screens are the manual's own words (rows E06 to E80). */
export const counter = {
  pageTitle: "Guichet",
  language: "Langue",
  title: (place: PlaceWord, number: string) => `${place} ${number}`.toLocaleUpperCase("fr"),
  placeName: (place: PlaceWord, number: string) => `${place} ${number}`,
  atPlace: (place: PlaceWord, number: string) => `${atPlace[place]} ${number}`,
  loading: "Connexion au boîtier…",
  close: "Fermer",
  back: "Retour",
  cancel: "Annuler",
  busy: "Un instant…",

  login: {
    title: "Saisie de vos paramètres",
    login: "Votre identifiant",
    password: "Votre mot de passe",
    show: "Afficher",
    hide: "Masquer",
    counters: "Sélectionner un guichet non affecté",
    free: "libre",
    taken: "déjà ouvert",
    takenSince: (time: string) => `depuis ${time}`,
    selected: "choisi",
    noCounters: "Aucun guichet n’est encore configuré.",
    submit: "Connexion",
    loginMissing: "Saisissez votre identifiant.",
    passwordMissing: "Saisissez votre mot de passe.",
    counterMissing: "Sélectionnez un guichet.",
    elsewhere: (label: string) => `Votre poste est déjà ouvert au guichet ${label}.`,
    elsewhereHint: "Un même identifiant ne peut pas servir sur deux guichets en même temps.",
    move: "Déplacer mon poste ici",
  },

  over: {
    expired: (delay: string) =>
      `Votre poste a été déconnecté : l’arrivée du client n’a pas été signalée dans ${delay}.`,
    minutes: (count: number) => (count === 1 ? "la minute" : `les ${count} minutes`),
    seconds: (count: number) => `les ${count} secondes`,
    freed: "Votre poste a été déconnecté : un superviseur a libéré votre guichet.",
    linkLost: "Votre poste a été déconnecté : cette page est restée trop longtemps sans connexion.",
    moved: "Votre poste a été déplacé sur un autre guichet.",
    movedTo: (place: string) => `Votre poste a été déplacé : il est ouvert ${place}.`,
    at: (time: string) => `à ${time}`,
    reconnect: "Se reconnecter",
    bringBack: "Déplacer mon poste ici",
    other: "Choisir un autre guichet",
    paused: "Votre poste est en pause.",
    resume: "Reprendre",
  },

  services: {
    opening: (place: PlaceWord, number: string) =>
      `ouverture ${ofPlace[place]} ${number}`.toLocaleUpperCase("fr"),
    prompt: "Sélectionner le ou les services à servir",
    validate: "Valider la sélection",
    chosen: (count: number) =>
      count === 0
        ? "Aucun service choisi"
        : count === 1
          ? "1 service choisi"
          : `${count} services choisis`,
    atLeastOne: "Choisissez au moins un service.",
    notAllowed: "non habilité",
    selected: "choisi",
    remembered: "Votre dernier choix est déjà coché.",
  },

  table: {
    service: "Services",
    waiting: "Clients",
    wait: "Attente",
    counters: "Guichets",
    waitHint: "Attente du prochain client à appeler, en minutes",
    total: "Total",
    mean: "Moyenne",
    closed: "fermé",
    orange: "chargé",
    red: "saturé",
    waitingOf: (count: number) =>
      count === 0
        ? "personne n’attend"
        : count === 1
          ? "1 client en attente"
          : `${count} clients en attente`,
    callIn: "Appeler en",
    all: "Tous les services",
    notServed: "non servi",
  },

  main: {
    prompt: "Sélectionner le service où appeler",
    logout: "Déconnexion",
    pause: "Pause",
    changeServices: "Modifier mes services",
    free: "Guichet libre",
    next: "Le client qui attend depuis le plus longtemps",
    nobodyAtAll: "Personne n’attend dans vos services.",
    callNext: "Appeler le suivant",
    nobody: (service: string) => `Personne n’attend en ${service}`,
    noRecallService: "Choisissez d’abord le service, puis le rappel.",
    recallOff: (service: string) => `Le rappel d’un ticket n’est pas activé en ${service}.`,
    openCounters: (count: number) =>
      count > 1 ? `${count} guichets ouverts` : `${count} guichet ouvert`,
  },

  choice: {
    title: (service: string) => `Appel en ${service}`,
    fresh: "Appeler un nouveau numéro de ticket",
    again: "Réappeler un numéro de ticket déjà traité",
  },

  recall: {
    title: (service: string) => `Rappel en ${service}`,
    number: "Numéro de ticket",
    hint: "De 1 à 4 chiffres : 32, 0032 ou A32 désignent le même ticket.",
    empty: "Saisissez le numéro du ticket.",
    invalid: "Ce n’est pas un numéro de ticket : de 1 à 4 chiffres.",
    otherPrefix: (prefix: string) => `Les tickets de ce service commencent par ${prefix}.`,
    submit: "Valider votre saisie du numéro de ticket",
    cancel: "Annuler cette demande",
    erase: "Effacer le dernier chiffre",
    refusedTitle: "Rappel impossible",
    notReceivedYet: (number: string) =>
      `Le ticket ${number} n’a pas encore été appelé et reçu : il ne peut pas être réappelé.`,
    neverIssued: (number: string) =>
      `Le ticket ${number} n’a pas été distribué aujourd’hui dans ce service.`,
    calledElsewhere: (number: string, label: string) =>
      label === ""
        ? `Le ticket ${number} est déjà appelé par un autre guichet.`
        : `Le ticket ${number} est déjà appelé par le guichet ${label}.`,
    recallOff: "Le rappel d’un ticket n’est pas activé pour ce service.",
  },

  call: {
    title: "Client appelé",
    ticket: "Ticket",
    recalled: "rappelé",
    waited: "Le temps d’attente supporté par le client avant son appel",
    since: "La durée d’attente de l’arrivée du client au guichet depuis son appel",
    of: (total: string) => `sur ${total}`,
    left: (left: string) => `Signalez l’arrivée du client : il reste ${left}.`,
    late: "Le délai d’arrivée est dépassé.",
    arrival: "Signaler le début de l’entretien",
    noShow: "Annuler l’appel en salle d’attente",
    repeat: "Relancer l’annonce",
    repeatIn: (seconds: number) => `possible dans ${seconds} s`,
    noPaper: "Ce client n’a pas de ticket imprimé : il ne connaît peut-être que son numéro.",
    paperUnknown: "L’impression de ce ticket n’est pas certaine.",
  },

  /** What became of the call in the waiting room. */
  proof: {
    pending: "Affichage en cours…",
    seen: (painted: number, boards: number) =>
      `vu sur ${painted} ${painted > 1 ? "écrans" : "écran"} sur ${boards}`,
    voice: "entendu",
    chime: "carillon seul",
    late: "annonce non dite",
    none: "sans le son",
  },

  interview: {
    title: "Entretien en cours",
    duration: "Durée de l’entretien",
    reasons: "Motif de l’entretien",
    skip: "Ne pas qualifier l’entretien",
    chosen: "choisi",
    noReasons: "Aucun motif n’est configuré pour ce service.",
    required: "Choisissez un motif pour pouvoir terminer.",
    end: "Signaler la fin de l’entretien",
    shortTitle: "Visite éclair",
    shortText: (time: string) => `L’entretien n’a duré que ${time}. Le client est-il déjà parti ?`,
    shortYes: "Visite éclair : terminer",
    shortNo: "Poursuivre l’entretien",
  },

  wrapUp,

  undo: {
    button: "Annuler",
    seconds: (seconds: number) => `${seconds} s`,
    call: (label: string) => (label === "" ? "Ticket appelé" : `Ticket ${label} appelé`),
    noShow: "Client noté absent",
    arrival: "Début d’entretien signalé",
    reason: "Motif enregistré",
    end: "Fin d’entretien signalée",
    putBack: "Client remis dans la file",
    transfer: "Client transféré",
    add: "Visiteur ajouté et reçu",
    other: "Geste enregistré",
    done: "Le dernier geste est annulé.",
  },

  sos: {
    button: "SOS",
    hold: "Maintenez le bouton SOS appuyé une seconde.",
    name: "SOS : maintenir appuyé une seconde",
    sent: "Alerte envoyée à tous les guichets ouverts.",
    raised: (place: string, time: string) => `SOS — ${place} demande de l’aide depuis ${time}`,
    mine: (time: string) =>
      `SOS — votre demande d’aide est affichée sur tous les guichets depuis ${time}`,
    going: (place: string) => `${place} y va`,
    somebodyGoing: "Quelqu’un y va",
    go: "J’y vais",
    close: "Terminé",
    region: "Alertes",
  },

  help: {
    title: "Touches du clavier",
    open: "Aide du clavier (touche ?)",
    next: "Étape suivante : appeler, début, fin",
    recall: "Réappeler un ticket",
    noShow: "Annuler l’appel en salle d’attente",
    reasons: "Motif de l’entretien",
    sos: "SOS, maintenu une seconde",
    escape: "Fermer, revenir",
    help: "Cette aide",
  },

  link: {
    lost: "Connexion perdue. Nouvel essai en cours…",
    lostHint: "Les chiffres affichés peuvent dater.",
    back: "Connexion rétablie.",
    unanswered: "Le boîtier ne répond pas. Vérifiez l’écran avant de recommencer.",
  },

  /** One sentence for each refusal that the page can meet; another code shows the box's own sentence. */
  refusals: {
    ...deskRefusals,
    badCredentials: () => "Identifiant ou mot de passe inconnu.",
    locked: () => "Trop d’essais : cet identifiant est bloqué pour quelques minutes.",
    tooMany: () => "Trop d’essais depuis ce poste. Patientez un instant.",
    offline: () => "Le boîtier ne répond pas. Vérifiez le réseau, puis réessayez.",
    busy: () => "Le boîtier est occupé. Réessayez dans un instant.",
    storeFailed: () =>
      "Le boîtier ne peut rien enregistrer pour l’instant. Prévenez le superviseur.",
    counterTaken: (f: Facts) =>
      f["login"]
        ? `Ce guichet vient d’être ouvert par ${f["login"]}.`
        : "Ce guichet vient d’être ouvert. Choisissez-en un autre.",
    agentElsewhere: (f: Facts) =>
      `Votre poste est déjà ouvert au guichet ${f["counterLabel"] ?? ""}.`,
    unknownCounter: () => "Ce guichet n’existe plus. Choisissez-en un autre.",
    notSignedIn: () => "Votre connexion a pris fin. Reconnectez-vous.",
    sessionOver: () => "Votre poste n’est plus ouvert.",
    sessionPaused: () => "Votre poste est en pause. Reprenez-le pour appeler.",
    staleScreen: () => "L’écran n’était pas à jour : voici l’état réel. Rien n’a été fait.",
    visitOver: () => "Cet appel est déjà terminé.",
    unknownVisit: () => "Cet appel est déjà terminé.",
    visitInProgress: (f: Facts) =>
      f["label"]
        ? `Le ticket ${f["label"]} est encore en cours.`
        : "Un client est encore en cours.",
    calledElsewhere: (f: Facts) =>
      f["counterLabel"]
        ? `Ce ticket est déjà appelé par le guichet ${f["counterLabel"]}.`
        : "Ce ticket est déjà appelé par un autre guichet.",
    repeatTooSoon: () => "L’annonce vient d’être faite. Patientez quelques secondes.",
    reasonMissing: () => "Choisissez un motif avant de terminer l’entretien.",
    unknownReason: () => "Ce motif n’existe plus. Choisissez-en un autre.",
    qualificationOff: () => "La qualification n’est pas activée pour ce service.",
    nothingToUndo: () => "Il n’y a plus rien à annuler.",
    ...wrapUpRefusals,
    undoTooLate: () => "Il est trop tard pour annuler ce geste.",
    noServiceChosen: () => "Choisissez au moins un service.",
    notServed: () => "Vous ne servez pas ce service.",
    unknownService: () => "Ce service n’existe plus.",
    serviceClosed: () => "Ce service est fermé.",
    sosAlreadyRaised: () => "Votre alerte est déjà affichée sur tous les guichets.",
    sosNotAcknowledged: () => "Quelqu’un doit d’abord répondre à l’alerte.",
    sosOver: () => "Cette alerte est déjà terminée.",
    unknownSos: () => "Cette alerte est déjà terminée.",
  },
  failed: "La demande n’a pas abouti.",
};
