type Facts = Readonly<Record<string, string | number>>;

const rules: Readonly<Record<string, string>> = {
  idMismatch: "Este elemento no se reconoce: recargue la página.",
  tooMany: "Hay demasiados.",
  warningNotBeforeDeadline: "El aviso debe venir antes del final del plazo.",
  zoneMissing: "Elija una zona horaria.",
  rollover: "Indique una hora, por ejemplo 04:00.",
  languages: "Conserve al menos un idioma.",
  nameMissing: "Indique un nombre en francés.",
  prefix: "Un prefijo tiene como máximo tres letras mayúsculas.",
  range: "Los números van de 1 a 9999, y el primero no es posterior al último.",
  rangesOverlap: "Otro servicio tiene el mismo prefijo y números en común.",
  thresholds: "El naranja viene antes que el rojo, de 1 a 9999.",
  labelMissing: "Indique un número, una letra o un nombre.",
  labelTaken: "Otra ventanilla ya tiene este nombre.",
  loginMissing: "Indique un identificador.",
  loginTaken: "Otro agente ya tiene este identificador.",
  unknownService: "Un servicio elegido ya no existe.",
  unknownPrinter: "Esta impresora ya no existe.",
  unknownCounter: "Esta ventanilla ya no existe.",
  roomMissing: "Indique el nombre de una sala.",
  unknownRoom: "Esta sala ya no existe.",
  roomNotSeen: "Esta sala no tiene pantalla: una llamada también debe verse.",
  roomNotHeard: "Esta sala no siempre se oye: una llamada también debe oírse, día y noche.",
  nightHours: "Indique las dos horas de la noche, distintas.",
  quietHours: "Indique las dos horas de silencio, distintas.",
  loudspeaker: "Un dispositivo ALSA se escribe default o plughw:0,0.",
  boardSound: "El volumen va de 0 a 100, el adelanto de 0 a 500 ms.",
  templateFields: "La frase debe contener {ticket} y {place}, una vez cada uno.",
  templateCharacters: "La frase solo puede contener palabras, números y puntuación.",
  templateTooLong: "La frase es demasiado larga.",
  lexicon: "Complete cada línea del léxico con palabras.",
  siteIdFixed: "El identificador del sitio ya no cambia una vez en servicio.",
};

const inUse: Readonly<Record<string, (name: string) => string>> = {
  serviceInUse: (name) => `${name} no se puede retirar: hay visitantes esperando.`,
  counterInUse: (name) => `${name} no se puede retirar: está abierta ahora.`,
  agentInUse: (name) => `${name} atiende una ventanilla ahora: ciérrela primero.`,
  lastAdministrator: (name) => `${name} es el último administrador: siempre debe haber uno.`,
};

const refusals: Readonly<Record<string, string>> = {
  offline: "El equipo no responde.",
  unreadable: "La respuesta no se puede leer: ¿está el equipo en esta dirección?",
  badCredentials: "Identificador o contraseña desconocidos.",
  notSignedIn: "Su sesión ha terminado: conéctese de nuevo.",
  forbidden: "Solo para administradores.",
  tooMany: "Demasiados intentos: espere un momento.",
  busy: "El equipo está muy ocupado: inténtelo de nuevo.",
  storeFailed: "No se ha escrito nada: el disco del equipo no responde.",
  tooLarge: "Es demasiado grande.",
  badRequest: "Un campo no tiene la forma correcta.",
  wrongCode: "Este no es el código mostrado.",
  setupDone: "Este equipo ya está en servicio: conéctese.",
  weakPassword: "Esta contraseña es demasiado fácil de adivinar.",
  notPaired: "Este aparato no está asociado.",
  configurationChanged:
    "Otra persona ha modificado este ajuste entretanto: no se ha sobrescrito nada.",
};

/** Why a configuration file cannot be taken, by `facts.why`. */
const files: Readonly<Record<string, (where: string) => string>> = {
  truncated: (where) => `Este archivo está cortado: termina en la línea ${where}.`,
  unreadable: (where) => `Este archivo no se puede leer, a partir de la línea ${where}.`,
  notOurs: () => "Este archivo no es una configuración de Patience.",
  newer: (where) => `Este archivo viene de una versión más reciente de Patience (forma ${where}).`,
  altered: (where) => `Este archivo fue modificado tras su exportación, en la parte «${where}».`,
  form: (where) => `Un valor no es posible, en «${where}».`,
};

/** A fault of the rules beside its field. */
export const rule = (what: string): string => rules[what] ?? "Este valor no es posible.";

/** Why the box said no, in a sentence; `facts.name` is what the thing is called. */
export function refusal(code: string, facts: Facts = {}): string {
  if (code === "locked") {
    const minutes = Math.ceil(Number(facts["segundos"] ?? 60) / 60);
    return `Bloqueado tras demasiados intentos: vuelva a intentarlo en ${minutes} min.`;
  }
  const file = code === "invalidFile" ? files[String(facts["why"])] : undefined;
  if (file) return file(String(facts["where"] ?? ""));
  if (code !== "invalidConfiguration") return refusals[code] ?? "No es posible por ahora.";
  const what = String(facts["what"] ?? "");
  const name = String(facts["name"] ?? facts["id"] ?? "");
  const used = inUse[what];
  if (used) return used(name);
  const rule = rules[what] ?? "un valor no es posible.";
  return name === "" ? rule : `${name}: ${rule}`;
}
