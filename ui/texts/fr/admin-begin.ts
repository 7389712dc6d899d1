import type { Language } from "../../../protocol/schema.ts";

/** The first run, opening hours, paired devices. */
export const begin = {
  language: "fr" as Language,
  door: {
    title: "Mise en service",
    lead: "Ce boîtier est neuf. Son code s’affiche sur ses écrans et sur sa console.",
    code: "Code affiché par le boîtier",
    codeHint: "Huit lettres et chiffres, par exemple ABCD-EFGH.",
    name: "Votre nom",
    login: "Votre identifiant",
    password: "Votre mot de passe",
    submit: "Commencer",
  },
  hours: {
    office: "Semaine de bureau",
    copy: "Copier lundi jusqu’à vendredi",
    always: "Toujours ouvert",
    none: "Aucune heure : toujours ouvert.",
    closed: "fermé",
    add: "Ouvrir",
    remove: "Retirer",
    from: "de",
    until: "à",
  },
  days: {
    none: "Aucun jour de fermeture.",
    add: "Ajouter une fermeture",
    holidays: (year: number) => `Jours fériés ${year}`,
    from: "Du",
    until: "Au",
    label: "Raison",
    fresh: "Fermeture",
    remove: (name: string) => `Retirer ${name}`,
  },
  start: {
    title: "Mise en service",
    restore: "Vous remplacez un boîtier ?",
    restoreLink: "Restaurer une sauvegarde",
    lead: "Huit étapes jusqu’au premier ticket. Vous pouvez vous arrêter et reprendre plus tard.",
    next: "Enregistrer et continuer",
    nothing: "Rien n’est créé d’avance.",
    prefix: (name: string) => `Préfixe de ${name}`,
    serviceName: "Nom du service",
    printer: "Imprimante :",
    printerTitle: "L’imprimante",
    testPrint: "Imprimer un ticket d’essai",
    screensTitle: "La borne et les écrans",
    voice: "La voix",
    sheetTitle: "La fiche guichet",
    pairedCount: (count: number) =>
      count < 2 ? `${count} appareil associé.` : `${count} appareils associés.`,
    tryKiosk: "Ouvrir la borne de tickets",
    tryBoard: "Ouvrir l’écran d’appel",
    openCounter: "Ouvrir un guichet",
    sheet: "Imprimer la fiche guichet",
    person: "Prénom et nom",
    addPerson: "Ajouter cette personne",
    once: "Notez ces mots de passe : ils ne seront plus affichés.",
    templates: {
      hospital: "Consultations d’hôpital",
      townHall: "Mairie",
      bank: "Banque",
      empty: "Partir de rien",
    },
    devices: {
      room: "Salle d’attente",
      kiosk: "Borne d’accueil",
      board: "Écran de la salle d’attente",
      printer: "Imprimante de la borne",
    },
    steps: {
      site: {
        title: "Le site",
        lead: "Son nom et ses langues, pour la borne, les écrans et les tickets.",
      },
      opening: { title: "Heures d’ouverture", lead: "En dehors, la borne ne donne pas de ticket." },
      template: {
        title: "Point de départ",
        lead: "Choisissez le plus proche : tout se change ensuite.",
      },
      services: { title: "Services", lead: "Ce pour quoi on prend un ticket." },
      counters: { title: "Guichets", lead: "Les endroits où l’on reçoit." },
      team: {
        title: "L’équipe",
        lead: "Chaque personne reçoit un identifiant et un mot de passe.",
      },
      devices: {
        title: "Borne, imprimante, écran",
        lead: "Essayez-les : un ticket, un appel, une voix.",
      },
      done: { title: "C’est prêt", lead: "Ouvrez un guichet, prenez un ticket, appelez-le." },
    },
  },
  transfer: {
    title: "Exporter et importer",
    lead: "Toute la configuration dans un seul fichier lisible : pour la garder, ou pour régler un autre boîtier de la même façon.",
    exportTitle: "Exporter",
    exportLead: "Services, guichets, agents, appareils, images. Aucun mot de passe.",
    download: "Télécharger la configuration",
    importTitle: "Importer",
    importLead: "Le fichier est vérifié, puis vous voyez ce qui changera avant que rien ne change.",
    file: "Fichier de configuration",
    done: "Appliqué : c’est déjà en vigueur partout.",
    same: "Ce fichier dit exactement ce qui est en place.",
    plan: (count: number) => (count === 1 ? "1 modification" : `${count} modifications`),
    passwords: (names: string) => `Il faudra donner un mot de passe à : ${names}`,
    apply: "Appliquer ces modifications",
  },
  paired: {
    title: "Appareils associés",
    lead: "Les écrans et les imprimantes d’autres machines. Ceux du boîtier même n’ont rien à demander.",
    add: "Associer un appareil",
    waiting: (count: number) =>
      count === 0
        ? "Ouvrez /kiosk/… ou /board/… sur l’autre machine : elle affiche un code."
        : count === 1
          ? "Un appareil affiche un code en ce moment."
          : `${count} appareils affichent un code en ce moment.`,
    which: "Cet appareil devient",
    code: "Code affiché",
    confirm: "Associer",
    told: "Associé : il s’ouvre de lui-même.",
    list: "Associés",
    none: "Aucun.",
    since: (when: string, address: string) => `depuis le ${when}, de ${address}`,
    revoke: "Dissocier",
  },
};

export type BeginTexts = typeof begin;
