/** Backups, how long data stay, the factory reset. */
export const data = {
  backups: {
    page: "Sauvegardes",
    lead: "Un seul fichier contient tout : réglages, agents, historique, logos et sons. Il est vérifié dès qu’il est écrit.",
    make: "Sauvegarder maintenant",
    makeUsb: "Sauvegarder sur la clé USB",
    noUsb: "Aucune clé USB n’est branchée sur le boîtier.",
    schedule: "Sauvegarde automatique",
    kept: "Sauvegardes gardées",
    none: "Aucune sauvegarde pour le moment.",
    box: "Sur le boîtier",
    usb: "Sur la clé USB",
    events: (count: number) => `${count} événements`,
    download: "Télécharger",
    restore: "Restaurer",
    remove: "Supprimer",
    removeAsk: "Supprimer cette sauvegarde ?",
    restoreTitle: "Restaurer depuis un fichier",
    restoreLead:
      "Le fichier est vérifié en entier avant que quoi que ce soit change. Le boîtier redémarre alors avec ces données ; les écrans et les guichets reviennent d’eux-mêmes. Ce qui est remplacé reste gardé dans le boîtier.",
    choose: "Choisir un fichier…",
    restoreAsk: (when: string) =>
      `Remplacer toutes les données par la sauvegarde du ${when} ? Les tickets pris depuis seront perdus.`,
    restoreAskFile: "Remplacer toutes les données de ce boîtier par celles du fichier ?",
    yes: "Oui, restaurer",
    cancel: "Annuler",
    sending: "Envoi du fichier…",
    restarting: "Sauvegarde vérifiée. Le boîtier redémarre…",
    restarted: "Le boîtier a redémarré avec les données restaurées.",
    made: (when: string) => `Dernière sauvegarde réussie : ${when}`,
    failed: (why: string) => `La dernière sauvegarde a échoué : ${why}`,
    steps: {
      database: "Copie de la base…",
      packing: "Écriture du fichier…",
      checking: "Vérification…",
      unpacking: "Lecture de la sauvegarde…",
    },
  },
  reset: {
    page: "Remise à zéro",
    lead: "Efface tout : réglages, agents, historique, fichiers, et aussi les sauvegardes gardées sur le boîtier. Ensuite le boîtier se met en service comme au premier jour.",
    first: "Faites d’abord une sauvegarde sur une clé USB, ou téléchargez-la.",
    start: "Commencer la remise à zéro…",
    code: (code: string) => `Pour confirmer, saisissez le code ${code} et votre mot de passe.`,
    codeLabel: "Code",
    password: "Mot de passe",
    go: "Tout effacer",
    cancel: "Annuler",
    done: "Le boîtier s’efface et redémarre. Cette page ne sert plus à rien.",
  },
  refusals: {
    notABackup: "Ce fichier n’est pas une sauvegarde de Patience.",
    backupTruncated: (part: string, byte: number) =>
      `Ce fichier est incomplet : il s’arrête dans « ${part} », à l’octet ${byte}. Rien n’a été changé.`,
    backupAltered: (part: string, byte: number) =>
      `Ce fichier a été modifié ou abîmé : « ${part} », à partir de l’octet ${byte}. Rien n’a été changé.`,
    backupNewer:
      "Cette sauvegarde vient d’une version plus récente de Patience : installez d’abord cette version. Rien n’a été changé.",
    backupRunning: "Une sauvegarde ou une restauration est déjà en cours.",
    noUsbStick: "Aucune clé USB n’est branchée sur le boîtier.",
    wrongResetCode: "Ce code n’est pas le bon, ou il n’est plus valable. Recommencez.",
    badCredentials: "Ce mot de passe n’est pas le bon.",
    other: "Cela n’a pas fonctionné. Rien n’a été changé.",
  },
};

export type DataTexts = typeof data;
