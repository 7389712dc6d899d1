import type { Fault, FaultCode, Language } from "./installation.ts";

/** The sentences of the screen for each fault. `{key}`, `{value}`, `{hint}` stand for the fault's own. */
type Sentences = Readonly<Record<FaultCode, string>>;

const fr: Sentences = {
  tooLong: "Le fichier patience.toml est trop grand ; ce n’est sans doute pas le bon.",
  notText: "Le fichier patience.toml n’est pas un fichier texte. Enregistrez-le en UTF-8.",
  syntax:
    'Cette ligne n’est pas comprise. On écrit : nom = "valeur", avec les guillemets droits. ({hint})',
  unknownKey: "« {key} » n’existe pas.",
  wrongType: "« {key} » n’a pas la bonne forme ({hint}) : {value}",
  wrongChoice: "« {key} » ne peut pas valoir « {value} ».",
  badAddress: "« {key} » : « {value} » n’est pas une adresse possible pour cette machine.",
  badPrefix: "« {key} » : il faut l’adresse et la longueur du préfixe.",
  badGateway: "« {key} » : la passerelle {value} n’est pas dans le réseau de l’adresse ({hint}).",
  badHostname:
    "« {key} » : un nom de machine n’a que des lettres minuscules, des chiffres et des tirets.",
  badTimeZone: "« {key} » : le fuseau « {value} » est inconnu.",
  badCode: "« {key} » : le code a huit lettres ou chiffres, sans 0, O, 1, I ni L.",
  badTime: "« {key} » : l’heure s’écrit HH:MM ; « {value} » n’en est pas une.",
  badId: "« {key} » : un identifiant n’a que des lettres minuscules, des chiffres et des tirets.",
  badTarget: "« {key} » : une imprimante s’écrit usb:, tcp://ADRESSE:9100 ou serial:/dev/ttyS0.",
  badUrl: "« {key} » : l’adresse du boîtier s’écrit comme {hint}.",
  badSshKey: "« {key} » n’est pas une clé publique OpenSSH.",
  noSuchFile: "« {key} » : le fichier « {value} » n’est pas à côté de patience.toml.",
  boxWithoutAddress:
    '« roles » : sans « box », il faut dire l’adresse du boîtier : box = "http://…".',
  noRole: "« roles » est vide : cette machine n’aurait rien à faire.",
};

const en: Sentences = {
  tooLong: "The file patience.toml is too large; it is probably not the right one.",
  notText: "The file patience.toml is no text file. Save it as UTF-8.",
  syntax: 'This line is not understood. Write: name = "value", with straight quotes. ({hint})',
  unknownKey: "There is no “{key}”.",
  wrongType: "“{key}” has the wrong form ({hint}): {value}",
  wrongChoice: "“{key}” cannot be “{value}”.",
  badAddress: "“{key}”: “{value}” is no address that this machine could have.",
  badPrefix: "“{key}”: give the address with the length of its prefix.",
  badGateway: "“{key}”: the gateway {value} is not in the network of the address ({hint}).",
  badHostname: "“{key}”: a machine’s name has only small letters, digits and hyphens.",
  badTimeZone: "“{key}”: the time zone “{value}” is unknown.",
  badCode: "“{key}”: the code has eight letters or digits, without 0, O, 1, I or L.",
  badTime: "“{key}”: a time is written HH:MM; “{value}” is none.",
  badId: "“{key}”: an id has only small letters, digits and hyphens.",
  badTarget: "“{key}”: a printer is written usb:, tcp://ADDRESS:9100 or serial:/dev/ttyS0.",
  badUrl: "“{key}”: the address of the box is written like {hint}.",
  badSshKey: "“{key}” is no OpenSSH public key.",
  noSuchFile: "“{key}”: the file “{value}” does not lie beside patience.toml.",
  boxWithoutAddress: '“roles”: without “box”, say the address of the box: box = "http://…".',
  noRole: "“roles” is empty: this machine would have nothing to do.",
};

const es: Sentences = {
  tooLong: "El archivo patience.toml es demasiado grande; seguramente no es el correcto.",
  notText: "El archivo patience.toml no es un archivo de texto. Guárdelo en UTF-8.",
  syntax: 'Esta línea no se entiende. Se escribe: nombre = "valor", con comillas rectas. ({hint})',
  unknownKey: "«{key}» no existe.",
  wrongType: "«{key}» no tiene la forma correcta ({hint}): {value}",
  wrongChoice: "«{key}» no puede valer «{value}».",
  badAddress: "«{key}»: «{value}» no es una dirección posible para esta máquina.",
  badPrefix: "«{key}»: hace falta la dirección con la longitud de su prefijo.",
  badGateway: "«{key}»: la puerta de enlace {value} no está en la red de la dirección ({hint}).",
  badHostname: "«{key}»: un nombre de máquina solo tiene minúsculas, cifras y guiones.",
  badTimeZone: "«{key}»: la zona horaria «{value}» no se conoce.",
  badCode: "«{key}»: el código tiene ocho letras o cifras, sin 0, O, 1, I ni L.",
  badTime: "«{key}»: la hora se escribe HH:MM; «{value}» no lo es.",
  badId: "«{key}»: un identificador solo tiene minúsculas, cifras y guiones.",
  badTarget: "«{key}»: una impresora se escribe usb:, tcp://DIRECCIÓN:9100 o serial:/dev/ttyS0.",
  badUrl: "«{key}»: la dirección del equipo se escribe como {hint}.",
  badSshKey: "«{key}» no es una clave pública de OpenSSH.",
  noSuchFile: "«{key}»: el archivo «{value}» no está junto a patience.toml.",
  boxWithoutAddress: '«roles»: sin «box», indique la dirección del equipo: box = "http://…".',
  noRole: "«roles» está vacío: esta máquina no tendría nada que hacer.",
};

const all = { fr, en, es } as const;

/** The words around the sentences. */
export const frame = {
  fr: {
    title: "Le fichier patience.toml est à corriger",
    lead: "La machine démarre quand même ; ce qui suit n’a pas été pris en compte.",
    line: "Ligne {line} : ",
    meant: " Vouliez-vous dire « {hint} » ?",
    after: "Cet écran passe à la suite dans une minute, ou quand on le touche.",
    starting: "Patience démarre…",
    waiting: "La machine n’a pas encore répondu. Elle est attendue à l’adresse :",
    clock: "L’heure n’est pas sûre : pas de réseau ni de pile d’horloge. Réglez-la dans /admin.",
  },
  en: {
    title: "The file patience.toml wants correcting",
    lead: "The machine starts all the same; what follows was left out.",
    line: "Line {line}: ",
    meant: " Did you mean “{hint}”?",
    after: "This screen goes on in a minute, or when it is touched.",
    starting: "Patience is starting…",
    waiting: "The machine has not answered yet. It is expected at:",
    clock: "The time is not certain: no network and no clock battery. Set it in /admin.",
  },
  es: {
    title: "Hay que corregir el archivo patience.toml",
    lead: "La máquina arranca de todos modos; lo siguiente no se ha tenido en cuenta.",
    line: "Línea {line}: ",
    meant: " ¿Quiso decir «{hint}»?",
    after: "Esta pantalla continúa en un minuto, o al tocarla.",
    starting: "Patience arranca…",
    waiting: "La máquina aún no ha respondido. Se espera en:",
    clock: "La hora no es segura: no hay red ni pila de reloj. Ajústela en /admin.",
  },
} as const;

/** Faults whose hint is a better value, and not a part of the sentence. */
const meant: ReadonlySet<FaultCode> = new Set(["unknownKey", "badPrefix", "badTimeZone"]);

/** One fault as a person reads it on the screen. */
export function sentenceOf(fault: Fault, language: Language): string {
  const words = frame[language];
  const fill = (text: string) =>
    text
      .replaceAll("{key}", fault.key)
      .replaceAll("{value}", fault.value)
      .replaceAll("{hint}", fault.hint)
      .replaceAll("{line}", String(fault.line));
  const line = fault.line === null ? "" : fill(words.line);
  const hint = meant.has(fault.code) && fault.hint !== "" ? fill(words.meant) : "";
  const sentence = fill(all[language][fault.code]).replace(" ()", "");
  return typeset(line + sentence + hint, language);
}

/** French marks keep to their words: a narrow space that does not break stands before and inside of them. */
export function typeset(text: string, language: Language): string {
  if (language !== "fr") return text;
  return text.replaceAll("« ", "«\u202f").replace(/ ([»;:!?])/g, "\u202f$1");
}
