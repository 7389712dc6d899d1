import type { AccessLine } from "../../../protocol/access.ts";

type Act = AccessLine["act"];

const count = (value: number, one: string, many: string) =>
  `${new Intl.NumberFormat("fr").format(value)} ${value < 2 ? one : many}`;

/** Combien de temps les données restent, et qui a regardé ou changé quoi. */
export const keeping = {
  retention: {
    page: "Conservation",
    lead: "Ce que la borne efface d’elle-même, et quand. Elle passe chaque heure, par petits morceaux : les appels n’attendent pas.",
    rules: "Durées",
    cuts: "Ce qui est effacé aujourd’hui",
    numbers: (when: string) =>
      `Numéros, liens de suivi, notes et messages des visites terminées avant le ${when} : effacés. Il reste des chiffres que plus rien ne relie à une personne.`,
    agents: (when: string) =>
      `Noms des agents dans les visites d’avant le ${when} : remplacés par des pseudonymes.`,
    events: (day: string) => `Tout ce qui s’est passé avant le ${day} : supprimé.`,
    access: (when: string) => `Journal des accès d’avant le ${when} : supprimé.`,
    begins: (day: string) => `L’historique de cette borne commence le ${day}.`,
    last: "Dernier passage",
    never: "Aucun passage depuis la mise en service.",
    at: (when: string, seconds: string) => `${when}, en ${seconds} s`,
    nothing: "Rien n’était à effacer.",
    unlinked: (value: number) =>
      count(value, "événement séparé de son numéro", "événements séparés de leurs numéros"),
    pseudonymised: (value: number) =>
      count(value, "événement sans nom d’agent", "événements sans nom d’agent"),
    removed: (value: number) => count(value, "événement supprimé", "événements supprimés"),
    rows: (value: number) => count(value, "ligne supprimée", "lignes supprimées"),
    accessLines: (value: number) =>
      count(value, "ligne du journal supprimée", "lignes du journal supprimées"),
    oldLogs: (value: number) =>
      count(value, "ancienne copie supprimée", "anciennes copies supprimées"),
    unsettled: "Une lecture était en cours : les fichiers seront vidés au prochain passage.",
    broken: "Ce passage a été interrompu ; le prochain reprend où il s’est arrêté.",
    run: "Exécuter maintenant",
    running: (value: number) => `En cours… ${count(value, "élément traité", "éléments traités")}`,
    next: (when: string) => `Prochain passage : ${when}`,
    earlier: "Passages précédents",
    elsewhere: "Ce qui reste ailleurs",
    backups: (keep: number) =>
      `Une sauvegarde contient ce que la borne contenait ce jour-là ; elle n’est pas modifiée. La borne en garde ${keep} et supprime les plus anciennes. Une sauvegarde restaurée est nettoyée aussitôt.`,
    downloads:
      "Les fichiers téléchargés, les exportations et les clés USB sont sous la responsabilité du site.",
    oldKept: (names: string) =>
      `Anciennes données encore dans la borne (${names}) : nettoyées comme les autres, et supprimées après 30 jours.`,
  },
  access: {
    page: "Journal des accès",
    lead: "Qui s’est connecté, a exporté, restauré ou changé quelque chose d’important. Les modifications elles-mêmes sont dans « Modifications ».",
    who: "Qui",
    what: "Quoi",
    from: "Du",
    until: "Au",
    everybody: "Tout le monde",
    everything: "Tout",
    when: "Quand",
    about: "Sujet",
    where: "Depuis",
    here: "la borne",
    times: (value: number, last: string) => `${value} fois, jusqu’à ${last}`,
    none: "Aucune ligne ne correspond.",
    more: "Lignes plus anciennes",
    file: "Télécharger (CSV)",
    box: "La borne",
    unknown: "Identifiant inconnu",
    subjects: {
      box: "sur la borne",
      noRoom: "plus de place",
      noUsb: "pas de clé USB",
      running: "une autre était en cours",
      storeFailed: "le disque n’a pas répondu",
      usb: "clé USB",
      csv: "fichier CSV",
      days: "jours",
      weeks: "semaines",
      hours: "heures",
      weekdays: "jours de la semaine",
      services: "services",
      counters: "guichets",
      agents: "agents",
      reasons: "motifs",
      calibration: "attentes annoncées",
      tickets: "tickets",
      visits: "visites",
    },
    acts: {
      signIn: "Connexion",
      signInFailed: "Mot de passe refusé",
      signInLocked: "Connexion bloquée",
      signOut: "Déconnexion",
      passwordSet: "Mot de passe défini",
      unlocked: "Compte débloqué",
      settingsChanged: "Réglages modifiés",
      settingsImported: "Configuration importée",
      settingsExported: "Configuration exportée",
      statisticsSeen: "Statistiques consultées",
      statisticsExported: "Statistiques exportées",
      accessLogSeen: "Journal consulté",
      supportSeen: "Page d’assistance consultée",
      backupMade: "Sauvegarde demandée",
      backupDone: "Sauvegarde de la nuit faite",
      backupFailed: "Sauvegarde échouée",
      backupDownloaded: "Sauvegarde téléchargée",
      backupRemoved: "Sauvegarde supprimée",
      restored: "Restauration",
      resetStarted: "Remise à zéro",
      retentionRun: "Nettoyage demandé",
      devicePaired: "Appareil associé",
      deviceRevoked: "Appareil retiré",
      setUp: "Mise en service",
    } satisfies Record<Act, string>,
  },
};

export type KeepingTexts = typeof keeping;
