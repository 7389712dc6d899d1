type Places = Readonly<Record<"guichet" | "bureau" | "salle" | "box" | "accueil", string>>;

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`;

const faults: Readonly<Record<string, string>> = {
  templateFields: "La phrase doit contenir {ticket} et {place}, une fois chacun.",
  templateCharacters: "La phrase ne peut contenir que des mots, des nombres et de la ponctuation.",
  templateTooLong: "La phrase est trop longue.",
  wordsPerMinute: "Le débit va de 90 à 140 mots par minute.",
  lexicon: "Complétez chaque ligne du lexique avec des mots.",
};

/** « Voix et annonces » of the administration. */
export const voice = {
  page: "Voix et annonces",
  languages: { fr: "Français", en: "Anglais", es: "Espagnol" },
  places: {
    fr: { guichet: "guichet", bureau: "bureau", salle: "salle", box: "box", accueil: "accueil" },
    en: { guichet: "counter", bureau: "office", salle: "room", box: "booth", accueil: "reception" },
    es: {
      ...{ guichet: "ventanilla", bureau: "despacho", salle: "sala", box: "box" },
      accueil: "recepción",
    },
  } as Readonly<Record<"fr" | "en" | "es", Places>>,
  rooms: {
    title: "Voix et annonces",
    lead: "Chaque salle d’attente a ses écrans, son volume et ses heures calmes. Un appel y est toujours vu et entendu.",
    add: "Ajouter une salle",
    none: "Aucune salle",
    noneHint: "Créez-en une, puis placez-y un écran d’appel.",
    fresh: "Nouvelle salle",
    summary: (boards: number, speakers: number) =>
      [plural(boards, "écran", "écrans"), speakers > 0 ? "haut-parleur du boîtier" : ""]
        .filter(Boolean)
        .join(" · "),
  },
  chime: {
    title: "Carillon",
    lead: "Il sonne avant chaque annonce de cette salle.",
    builtIn: "Carillon de Patience",
    own: "Votre carillon",
    listen: "Écouter",
    choose: "Choisir un fichier son",
    back: "Revenir au carillon de Patience",
    unsaved: "Enregistrez pour l’utiliser.",
    refused: (why: string) => `Votre carillon : ${why}`,
  },
  trial: {
    title: "Essayer la voix",
    lead: "La phrase suit vos réglages avant même que vous les enregistriez.",
    language: "Langue",
    letter: "Lettre",
    number: "Numéro",
    counter: "Lieu",
    room: "Écouter",
    hereOnly: "Dans ce navigateur",
    play: "Écouter",
    said: (engine: string, inRoom: boolean) =>
      inRoom ? `Dit par ${engine}, ici et dans la salle.` : `Dit par ${engine}.`,
  },
  rule: (what: string) => faults[what] ?? "Aucune voix ne peut dire cette phrase pour l’instant.",
  settings: {
    title: "Ce qui est dit",
    lead: "Une phrase par langue. {ticket} devient « A 32 », {place} devient « guichet 4 ».",
  },
  lexicon: {
    title: "Lexique",
    lead: "Pour un mot mal prononcé : écrivez-le comme il doit se dire.",
    add: "Ajouter un mot",
    language: "Langue",
    word: "Mot écrit",
    spoken: "Mot dit",
    remove: (word: string) => `Retirer ${word} du lexique`,
  },
  engines: {
    recordings: "Vos enregistrements",
    pico: "SVOX Pico",
    espeak: "espeak-ng installé",
    package: "espeak-ng intégré",
    say: "say (anglais seulement)",
  } as Readonly<Record<string, string>>,
  health: {
    title: "État des voix",
    states: { ready: "Prête", failing: "En panne", absent: "Pas installée" },
    speaking: (engine: string) => `La dernière annonce a été faite par ${engine}.`,
    skipped: (count: number) =>
      count === 0
        ? "Aucune annonce n’a été passée sous silence."
        : `${plural(count, "annonce n’a pas été dite", "annonces n’ont pas été dites")} : trop tard, ou visiteur déjà arrivé.`,
  },
  loudspeaker: {
    name: "Haut-parleur du boîtier",
    states: {
      ...{ unused: "Pas encore utilisé", ready: "Prêt", failing: "En panne" },
      absent: "Lecteur aplay absent",
    },
  },
  recordings: {
    title: "Vos enregistrements",
    lead: "Une voix humaine s’entend mieux. Une annonce n’en mêle jamais deux : s’il manque un mot, une autre voix dit toute la phrase.",
    language: "Langue",
    add: "Ajouter des fichiers son",
    names: "Nommez chaque fichier par son mot : ticket, A, 32, guichet-4.",
    left: (count: number) => `${plural(count, "fichier reste", "fichiers restent")} à vérifier…`,
    good: "enregistré",
    count: (recorded: number, needed: number) => `${recorded} mots enregistrés sur ${needed}`,
    missing: "Mots qui manquent",
    none: "Aucun enregistrement dans cette langue.",
    remove: (name: string) => `Supprimer ${name}`,
    faults: {
      short: "trop court (moins de 0,3 s).",
      long: "trop long (plus de 6 s).",
      clipped: "saturé : enregistrez moins fort.",
      quiet: "trop faible : rapprochez-vous du micro.",
      silent: "rien ne s’entend.",
      unreadable: "ce n’est pas un fichier son lisible.",
      refused: "le boîtier ne l’a pas pris.",
    },
  },
};

export type VoiceTexts = typeof voice;
