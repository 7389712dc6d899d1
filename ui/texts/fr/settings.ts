import type { SettingTexts } from "../setting-texts.ts";

const off = "Comme le site";
const own = "Réglage propre";
const qualification = { off: "Jamais", optional: "Facultative", required: "Obligatoire" };
const arrivalModes = {
  disconnect: "Fermer le guichet",
  pause: "Mettre le guichet en pause",
  warn: "Avertir seulement",
};

/** What each setting is called and what it does. */
export const settings: SettingTexts = {
  site: {
    id: { label: "Identifiant du site" },
    name: { label: "Nom du site", help: "Sur la borne, les écrans et les tickets." },
    zone: { label: "Fuseau horaire", help: "Par exemple Europe/Paris, Indian/Reunion." },
    languages: {
      label: "Langues proposées aux visiteurs",
      help: "La première est celle des écrans et de la voix.",
    },
    rollover: {
      label: "Début de la journée",
      help: "À cette heure, les numéros repartent du premier. Ce n’est pas minuit, pour les sites ouverts tard.",
    },
    endOfDay: {
      label: "Visiteurs qui attendent encore à ce moment",
      options: { clear: "Leurs tickets sont clos", keep: "Ils gardent leur place" },
    },
    recall: { label: "Les agents peuvent réappeler un numéro déjà reçu" },
    qualification: {
      label: "Qualification de l’entretien",
      help: "L’agent choisit un motif avant de terminer.",
      options: qualification,
    },
    arrivalDeadlineSeconds: {
      label: "Délai pour se présenter",
      help: "Après l’appel, le visiteur a ce temps pour arriver au guichet.",
    },
    arrivalWarningSeconds: { label: "Avertir l’agent après" },
    arrivalMode: {
      label: "Quand le délai est passé sans réponse",
      options: arrivalModes,
    },
    undoSeconds: {
      label: "Temps pour annuler un geste",
      help: "L’agent peut revenir sur son dernier geste pendant ce temps. 0 : jamais.",
    },
    absentMinutes: {
      label: "Un absent peut être rappelé pendant",
      help: "Qui n’est pas venu garde son ticket pendant ce temps.",
    },
    repeatSeconds: { label: "Temps entre deux annonces du même appel" },
    minimumVisitSeconds: {
      label: "Durée minimale d’un entretien",
      help: "En dessous, l’agent confirme : un double appui ne clôt rien.",
    },
    lostLinkMinutes: {
      label: "Fermer un guichet inoccupé dont la page a disparu après",
      help: "Un visiteur en cours n’est jamais perdu.",
    },
    printAnswerSeconds: {
      label: "Attendre la réponse de l’imprimante pendant",
      help: "Ensuite, la borne demande au visiteur s’il a son ticket.",
    },
    welcome: { label: "Message d’accueil", help: "En haut de la borne." },
    desk: {
      label: "Au guichet",
      fields: {
        queue: { label: "Liste de la file, et appel d’un ticket choisi" },
        absents: { label: "Liste des absents" },
        add: { label: "Ajouter un visiteur sans ticket" },
        transfer: { label: "Envoyer vers un autre service ou guichet" },
        putBack: { label: "Remettre en attente" },
        notes: { label: "Notes sur les tickets" },
        pause: {
          label: "Pause",
          help: "« Pause » : l’agent s’absente sans rendre son guichet ; personne n’y est appelé.",
        },
      },
    },
    hours: {
      label: "Heures d’ouverture",
      help: "En dehors, la borne ne donne pas de ticket ; qui attend est encore reçu. Sans heures : toujours ouvert.",
    },
    closedDays: { label: "Jours de fermeture" },
    healthMode: {
      label: "Établissement de santé",
      help: "Aucun nom de service sur les écrans ni sur les tickets : le service d’un patient est une donnée de santé.",
    },
    retention: {
      label: "Conservation",
      fields: {
        numberHours: { label: "Numéros, notes et liens de suivi" },
        eventMonths: { label: "Historique" },
        agentFigures: { label: "Chiffres par agent" },
        agentDays: { label: "Chiffres par agent pendant" },
        accessMonths: { label: "Journal des accès gardé" },
      },
    },
    logoAssetId: { label: "Logo", unset: "Aucun" },
    accentColour: {
      label: "Couleur du site",
      help: "Sur les écrans des visiteurs.",
      unset: "Celle de Patience",
      set: own,
    },
    ticket: { label: "Ticket", help: "Ordre, tailles et textes\u202f: page «\u202fTicket\u202f»." },
    wifi: {
      label: "Wi-Fi des visiteurs",
      help: "Sous forme de code QR sur les tickets.",
      unset: "Pas sur les tickets",
      set: "Sur les tickets",
      fields: {
        ssid: { label: "Nom du réseau" },
        password: { label: "Mot de passe", unset: "Réseau ouvert", set: "Avec mot de passe" },
      },
    },
    voice: {
      label: "Voix",
      fields: {
        engine: {
          label: "Voix préférée",
          help: "Les autres la remplacent si elle manque.",
          options: {
            auto: "Automatique : la meilleure présente",
            recordings: "Vos enregistrements",
            pico: "SVOX Pico",
            espeak: "espeak-ng installé",
            package: "espeak-ng intégré",
            say: "say (anglais seulement)",
          },
        },
        speakZeros: { label: "Dire les zéros", help: "« A zéro trente-deux » pour A032." },
        wordsPerMinute: { label: "Débit" },
        templates: { label: "La phrase" },
      },
    },
    backup: {
      label: "Sauvegarde",
      fields: {
        scheduled: { label: "Chaque jour" },
        at: { label: "À" },
        target: { label: "Vers", options: { box: "Le boîtier", usb: "Une clé USB" } },
        keep: { label: "Garder" },
      },
    },
  },
  service: {
    id: { label: "Identifiant" },
    name: { label: "Nom" },
    prefix: {
      label: "Préfixe des tickets",
      help: "Jusqu’à trois lettres devant le numéro : A032.",
    },
    first: { label: "Premier numéro" },
    last: { label: "Dernier numéro" },
    open: { label: "Ouvert : la borne donne des tickets" },
    thresholds: {
      label: "Seuils de charge",
      help: "Le service passe à l’orange puis au rouge pour les agents et les superviseurs.",
      fields: {
        peopleOrange: {
          label: "Orange à partir de (personnes)",
          unset: "Jamais",
          set: "À partir de",
        },
        peopleRed: { label: "Rouge à partir de (personnes)", unset: "Jamais", set: "À partir de" },
        minutesOrange: { label: "Orange après (minutes d’attente)", unset: "Jamais", set: "Après" },
        minutesRed: { label: "Rouge après (minutes d’attente)", unset: "Jamais", set: "Après" },
      },
    },
    recall: { label: "Réappel d’un numéro déjà reçu", unset: off, set: own },
    qualification: { label: "Qualification", options: qualification, unset: off, set: own },
    position: { label: "Place" },
    colour: { label: "Couleur", unset: "Aucune", set: own },
    hours: { label: "Heures d’ouverture", unset: off, set: own },
    quotaPerDay: {
      label: "Tickets par jour",
      help: "Au-delà, la borne n’en donne plus.",
      unset: "Sans limite",
      set: "Au plus",
    },
    arrivalDeadlineSeconds: { label: "Délai pour se présenter", unset: off, set: own },
    arrivalMode: {
      label: "Quand ce délai est passé",
      options: arrivalModes,
      unset: off,
      set: own,
    },
    wrapUpSeconds: {
      label: "Temps de travail après l’entretien",
      help: "Le guichet reste occupé pendant ce temps. 0 : il est libre aussitôt.",
    },
    autoQualifySeconds: {
      label: "Qualifier d’office",
      help: "Sans choix de l’agent, l’entretien devient « Non qualifié » après ce temps.",
      unset: "Jamais",
      set: "Après",
    },
    neutralName: {
      label: "Nom neutre",
      help: "À la place du nom, dans un établissement de santé.",
      unset: "Le préfixe seul",
      set: "Donner un nom",
    },
  },
  reason: {
    id: { label: "Identifiant" },
    serviceId: { label: "Service" },
    label: { label: "Libellé" },
    position: { label: "Place" },
    active: { label: "Proposé" },
  },
  counter: {
    id: { label: "Identifiant" },
    label: { label: "Numéro ou lettre" },
    place: {
      label: "Mot",
      help: "Lu sur les écrans et dit par la voix.",
      options: {
        guichet: "Guichet",
        bureau: "Bureau",
        salle: "Salle",
        box: "Box",
        accueil: "Accueil",
      },
    },
    position: { label: "Place" },
    way: {
      label: "Chemin",
      help: "Pour le visiteur appelé, par exemple « 1er étage, couloir B ».",
      unset: "Aucun",
      set: "Indiquer",
    },
  },
  agent: {
    id: { label: "Identifiant interne" },
    login: { label: "Identifiant de connexion" },
    name: { label: "Nom" },
    role: {
      label: "Rôle",
      options: { agent: "Agent", supervisor: "Superviseur", administrator: "Administrateur" },
    },
    serviceIds: { label: "Services", unset: "Tous les services", set: "Seulement ceux-ci" },
    rights: { label: "Droits de plus", options: { pick: "Appeler hors de l’ordre" } },
    active: { label: "Accès ouvert" },
    languages: { label: "Langues parlées" },
  },
  printer: {
    id: { label: "Identifiant" },
    name: { label: "Nom" },
    target: { label: "Où elle est branchée" },
    model: { label: "Modèle" },
  },
  kiosk: {
    id: { label: "Identifiant" },
    name: { label: "Nom" },
    printerId: { label: "Imprimante", unset: "Sans imprimante", set: "Imprime sur" },
    fallbackPrinterId: {
      label: "Imprimante de secours",
      unset: "Aucune",
      set: "Si la première échoue",
    },
  },
  room: {
    id: { label: "Identifiant" },
    name: { label: "Nom" },
    languages: { label: "Langues des annonces", help: "Aucune : celle du site." },
    serviceIds: { label: "Services appelés ici", help: "Aucun : tous." },
    chime: { label: "Carillon avant l’annonce" },
    chimeAsset: { label: "Carillon", unset: "Celui de Patience", set: "Un fichier" },
    speech: { label: "La voix dit le numéro et le lieu" },
    gapMs: { label: "Silence après le carillon" },
    repeats: { label: "Répétitions" },
    repeatPauseMs: { label: "Pause avant de répéter" },
    dayVolume: { label: "Volume de jour" },
    nightVolume: { label: "Volume de nuit" },
    nightFrom: { label: "Nuit à partir de", unset: "Jamais", set: "À" },
    nightTo: { label: "Nuit jusqu’à", unset: "Jamais", set: "À" },
    quietFrom: { label: "Silence à partir de", unset: "Jamais", set: "À" },
    quietTo: { label: "Silence jusqu’à", unset: "Jamais", set: "À" },
    loudspeaker: { label: "Haut-parleur du boîtier", unset: "Aucun", set: "Appareil ALSA" },
  },
  board: {
    id: { label: "Identifiant" },
    name: { label: "Nom" },
    roomId: { label: "Salle" },
    volume: { label: "Volume de cet écran" },
    delayMs: { label: "Avance du son", help: "Pour un écran en retard sur les autres." },
    design: { label: "Présentation" },
  },
};
