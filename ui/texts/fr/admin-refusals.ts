type Facts = Readonly<Record<string, string | number>>;

/** Why the rules do not take a configuration, by `facts.what`. */
const rules: Readonly<Record<string, string>> = {
  idMismatch: "Cet élément n’est pas reconnu : rechargez la page.",
  tooMany: "Il y en a trop.",
  warningNotBeforeDeadline: "L’avertissement doit venir avant la fin du délai.",
  zoneMissing: "Choisissez un fuseau horaire.",
  rollover: "Donnez une heure, par exemple 04:00.",
  languages: "Gardez au moins une langue.",
  nameMissing: "Donnez un nom en français.",
  prefix: "Un préfixe a au plus trois lettres majuscules.",
  range: "Les numéros vont de 1 à 9999, et le premier n’est pas après le dernier.",
  rangesOverlap: "Un autre service a le même préfixe et des numéros en commun.",
  thresholds: "L’orange vient avant le rouge, de 1 à 9999.",
  labelMissing: "Donnez un numéro, une lettre ou un libellé.",
  labelTaken: "Un autre guichet porte déjà ce nom.",
  loginMissing: "Donnez un identifiant.",
  loginTaken: "Un autre agent a déjà cet identifiant.",
  unknownService: "Un service choisi n’existe plus.",
  unknownPrinter: "Cette imprimante n’existe plus.",
  unknownCounter: "Ce guichet n’existe plus.",
  roomMissing: "Donnez un nom de salle.",
  unknownRoom: "Cette salle n’existe plus.",
  roomNotSeen: "Cette salle n’a pas d’écran : un appel doit aussi se voir.",
  roomNotHeard:
    "Cette salle ne s’entend pas toujours : un appel doit aussi s’entendre, jour et nuit.",
  nightHours: "Donnez les deux heures de la nuit, différentes.",
  quietHours: "Donnez les deux heures du silence, différentes.",
  loudspeaker: "Un appareil ALSA s’écrit comme default ou plughw:0,0.",
  boardSound: "Le volume va de 0 à 100, l’avance de 0 à 500 ms.",
  templateFields: "La phrase doit contenir {ticket} et {place}, une fois chacun.",
  templateCharacters: "La phrase ne peut contenir que des mots, des nombres et de la ponctuation.",
  templateTooLong: "La phrase est trop longue.",
  lexicon: "Complétez chaque ligne du lexique avec des mots.",
  siteIdFixed: "L’identifiant du site ne change plus une fois le boîtier en service.",
};

/** Why something may not be removed now. */
const inUse: Readonly<Record<string, (name: string) => string>> = {
  serviceInUse: (name) => `${name} ne peut pas être retiré : des visiteurs y attendent.`,
  counterInUse: (name) => `${name} ne peut pas être retiré : il est ouvert en ce moment.`,
  agentInUse: (name) => `${name} tient un guichet en ce moment : fermez-le d’abord.`,
  lastAdministrator: (name) => `${name} est le dernier administrateur : il en faut toujours un.`,
};

const refusals: Readonly<Record<string, string>> = {
  offline: "Le boîtier ne répond pas.",
  unreadable: "La réponse n’est pas lisible : le boîtier est-il bien à cette adresse ?",
  badCredentials: "Identifiant ou mot de passe inconnu.",
  notSignedIn: "Votre session est finie : reconnectez-vous.",
  forbidden: "Il faut être administrateur.",
  tooMany: "Trop d’essais : attendez un instant.",
  busy: "Le boîtier est très occupé : réessayez.",
  storeFailed: "Rien n’a été écrit : le disque du boîtier ne répond pas.",
  tooLarge: "C’est trop volumineux.",
  badRequest: "Un champ n’a pas la bonne forme.",
  wrongCode: "Ce code n’est pas celui qui est affiché.",
  setupDone: "Ce boîtier est déjà en service : connectez-vous.",
  weakPassword: "Ce mot de passe est trop facile à deviner.",
  notPaired: "Cet appareil n’est pas associé.",
  configurationChanged: "Quelqu’un d’autre a modifié ce réglage entre-temps : rien n’a été écrasé.",
};

/** Why a configuration file cannot be taken, by `facts.why`. */
const files: Readonly<Record<string, (where: string) => string>> = {
  truncated: (where) => `Ce fichier est coupé : il s’arrête à la ligne ${where}.`,
  unreadable: (where) => `Ce fichier n’est pas lisible, à partir de la ligne ${where}.`,
  notOurs: () => "Ce fichier n’est pas une configuration de Patience.",
  newer: (where) => `Ce fichier vient d’une version plus récente de Patience (forme ${where}).`,
  altered: (where) => `Ce fichier a été modifié après son export, dans la partie « ${where} ».`,
  form: (where) => `Une valeur n’est pas possible, à « ${where} ».`,
};

/** A fault of the rules beside its field. */
export const rule = (what: string): string => rules[what] ?? "Cette valeur n’est pas possible.";

/** Why the box said no, in a sentence; `facts.name` is what the thing is called. */
export function refusal(code: string, facts: Facts = {}): string {
  if (code === "locked") {
    const minutes = Math.ceil(Number(facts["seconds"] ?? 60) / 60);
    return `Accès bloqué après trop d’essais : réessayez dans ${minutes} min.`;
  }
  const file = code === "invalidFile" ? files[String(facts["why"])] : undefined;
  if (file) return file(String(facts["where"] ?? ""));
  if (code !== "invalidConfiguration")
    return refusals[code] ?? "Ce n’est pas possible pour l’instant.";
  const what = String(facts["what"] ?? "");
  const name = String(facts["name"] ?? facts["id"] ?? "");
  const used = inUse[what];
  if (used) return used(name);
  const rule = rules[what] ?? "une valeur n’est pas possible.";
  return name === "" ? rule : `${name} : ${rule}`;
}
