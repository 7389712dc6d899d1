/** Words of the page about the machine under the box, and its updates. */
export const machine = {
  page: "Machine",
  lead: "La version de cette machine, et ses mises à jour.",
  notImage:
    "Cette machine n’est pas une image de Patience\u202f: ses mises à jour se font ailleurs.",
  version: (version: string, slot: string) => `Version ${version} · emplacement ${slot}`,
  faults: "Le fichier patience.toml est à corriger",
  update: "Mettre à jour",
  how: "Choisissez le fichier .raucb de la nouvelle version, ou branchez une clé USB qui le contient. Il est écrit à côté de la version actuelle, pendant que la salle continue. Si la nouvelle version ne va pas bien, l’ancienne revient toute seule.",
  file: "Fichier de mise à jour (.raucb)",
  older: "Accepter une version plus ancienne",
  send: "Envoyer et vérifier",
  sending: (percent: number) => `Envoi\u202f: ${percent}\u202f%`,
  restart: "Redémarrer maintenant sur la nouvelle version",
  at: (when: string) => `État du ${when}`,
  clock: "Heure",
  clockNow: (time: string) => `Sur cette machine\u202f: ${time}`,
  clockSources: {
    network: "Un serveur de temps la règle.",
    rtc: "Elle vient de la pile de la machine.",
    set: "Un administrateur l’a réglée.",
    guess:
      "Personne ne l’a réglée\u202f: sans pile ni serveur de temps, la machine repart du dernier moment connu. Les tickets et les horaires d’ouverture suivent cette heure.",
    unknown: "Elle est réglée par cette machine, ailleurs qu’ici.",
  },
  clockSet: (time: string) => `Régler sur l’heure de cet appareil (${time})`,
  clockAsked: "L’heure est réglée dans un instant\u202f; les attentes en cours n’en changent pas.",
  steps: {
    none: "Aucune mise à jour en cours.",
    checking: "La signature est vérifiée…",
    writing: (to: string, percent: number) => `Version ${to}\u202f: écriture, ${percent}\u202f%`,
    ready: (to: string) =>
      `La version ${to} est prête. Elle démarrera cette nuit à l’heure prévue, ou maintenant si vous le demandez.`,
    restarting: (to: string) => `La machine redémarre sur la version ${to}.`,
    onTrial: (to: string) =>
      `La version ${to} est à l’essai\u202f: elle est confirmée dès que tout fonctionne (quatre minutes au plus).`,
    committed: (to: string) => `La version ${to} fonctionne et a été confirmée.`,
    rolledBack: (to: string, from: string) =>
      `La version ${to} n’allait pas bien\u202f: la version ${from} est revenue d’elle-même.`,
    refused: "La mise à jour a été refusée\u202f; rien n’a changé.",
  },
  reasons: {
    noKey:
      "Aucune clé de mise à jour n’est installée. Indiquez-la dans patience.toml (update.key).",
    wrongSignature: "La signature n’est pas celle de la clé de cette machine.",
    truncated: "Le fichier est incomplet. Copiez-le de nouveau.",
    otherMachine: "Ce fichier est fait pour une autre sorte de machine.",
    sameVersion: "Cette version est déjà celle de la machine.",
    older: "Cette version est plus ancienne que celle de la machine.",
    noSpace: "La place manque sur le disque.",
    diskError: "Le disque ne répond pas correctement.",
    interrupted:
      "L’écriture a été interrompue (coupure de courant). Envoyez le fichier de nouveau.",
    boxSilent: "Le serveur ne répondait pas.",
    boxBroken: "Le serveur répondait par une erreur.",
    storeBroken: "Les données ne pouvaient pas être ouvertes.",
    noTickets: "Aucun ticket ne pouvait être délivré.",
    brokerAway: "Le bus des écrans ne répondait pas.",
    kioskNotPainted: "La borne n’affichait rien.",
    boardNotPainted: "L’écran d’appel n’affichait rien.",
    neverStarted: "Elle n’a pas démarré jusqu’au bout.",
    failed: "L’outil de mise à jour a échoué\u202f; ses mots sont ci-dessous.",
  },
  reset:
    "Remise à l’état d’usine sans mot de passe\u202f: créez un fichier nommé «\u202ffactory-reset\u202f» sur la partition PATIENCE du disque, puis redémarrez.",
  support:
    "Pour un rapport d’assistance (sans données personnelles)\u202f: une clé USB contenant un fichier vide nommé «\u202fpatience-support\u202f»\u202f; le rapport y est écrit.",
  moreTitle: "Sans cette page",
};

export type MachineTexts = typeof machine;
