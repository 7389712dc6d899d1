/** Words of the page about the machine under the box, and its updates. */
export const machine = {
  page: "Machine",
  lead: "La version de cette machine, et ses mises à jour.",
  notImage: "Cette machine n’est pas une image de Patience : ses mises à jour se font ailleurs.",
  version: (version: string, slot: string) => `Version ${version} · emplacement ${slot}`,
  faults: "Le fichier patience.toml est à corriger",
  update: "Mettre à jour",
  how: "Choisissez le fichier .raucb de la nouvelle version, ou branchez une clé USB qui le contient. Il est écrit à côté de la version actuelle, pendant que la salle continue. Si la nouvelle version ne va pas bien, l’ancienne revient toute seule.",
  file: "Fichier de mise à jour (.raucb)",
  older: "Accepter une version plus ancienne",
  send: "Envoyer et vérifier",
  sending: (percent: number) => `Envoi : ${percent} %`,
  restart: "Redémarrer maintenant sur la nouvelle version",
  at: (when: string) => `État du ${when}`,
  steps: {
    none: "Aucune mise à jour en cours.",
    checking: "La signature est vérifiée…",
    writing: (to: string, percent: number) => `Version ${to} : écriture, ${percent} %`,
    ready: (to: string) =>
      `La version ${to} est prête. Elle démarrera cette nuit à l’heure prévue, ou maintenant si vous le demandez.`,
    restarting: (to: string) => `La machine redémarre sur la version ${to}.`,
    onTrial: (to: string) =>
      `La version ${to} est à l’essai : elle est confirmée dès que tout fonctionne (quatre minutes au plus).`,
    committed: (to: string) => `La version ${to} fonctionne et a été confirmée.`,
    rolledBack: (to: string, from: string) =>
      `La version ${to} n’allait pas bien : la version ${from} est revenue d’elle-même.`,
    refused: "La mise à jour a été refusée ; rien n’a changé.",
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
    brokerAway: "Le bus des écrans ne répondait pas.",
    kioskNotPainted: "La borne n’affichait rien.",
    boardNotPainted: "L’écran d’appel n’affichait rien.",
    neverStarted: "Elle n’a pas démarré jusqu’au bout.",
    failed: "L’outil de mise à jour a échoué ; ses mots sont ci-dessous.",
  },
  reset:
    "Remise à l’état d’usine sans mot de passe : créez un fichier nommé « factory-reset » sur la partition PATIENCE du disque, puis redémarrez.",
  support:
    "Pour un rapport d’assistance (sans données personnelles) : une clé USB contenant un fichier vide nommé « patience-support » ; le rapport y est écrit.",
  moreTitle: "Sans cette page",
};

export type MachineTexts = typeof machine;
