type Facts = Readonly<Record<string, string | number>>;

const rules: Readonly<Record<string, string>> = {
  idMismatch: "This item is not recognised: reload the page.",
  tooMany: "There are too many.",
  warningNotBeforeDeadline: "The warning must come before the end of the delay.",
  zoneMissing: "Choose a time zone.",
  rollover: "Give a time, for example 04:00.",
  languages: "Keep at least one language.",
  nameMissing: "Give a name in French.",
  prefix: "A prefix has at most three capital letters.",
  range: "Numbers go from 1 to 9999, and the first is not after the last.",
  rangesOverlap: "Another service has the same prefix and numbers in common.",
  thresholds: "Orange comes before red, from 1 to 9999.",
  labelMissing: "Give a number, a letter or a label.",
  labelTaken: "Another counter has this name already.",
  loginMissing: "Give a login.",
  loginTaken: "Another agent has this login already.",
  unknownService: "A chosen service is gone.",
  unknownPrinter: "This printer is gone.",
  unknownCounter: "This counter is gone.",
  roomMissing: "Give the name of a room.",
  unknownRoom: "This room does not exist any more.",
  roomNotSeen: "This room has no screen: a call must be seen too.",
  roomNotHeard: "This room is not always heard: a call must be heard too, day and night.",
  nightHours: "Give both hours of the night, two different ones.",
  quietHours: "Give both quiet hours, two different ones.",
  loudspeaker: "An ALSA device is written like default or plughw:0,0.",
  boardSound: "The volume goes from 0 to 100, the advance from 0 to 500 ms.",
  templateFields: "The sentence needs {ticket} and {place}, once each.",
  templateCharacters: "The sentence may only hold words, numbers and punctuation.",
  templateTooLong: "The sentence is too long.",
  lexicon: "Complete each line of the lexicon with words.",
  siteIdFixed: "The site’s id does not change once the box is in service.",
};

const inUse: Readonly<Record<string, (name: string) => string>> = {
  serviceInUse: (name) => `${name} cannot be removed: visitors are waiting for it.`,
  counterInUse: (name) => `${name} cannot be removed: it is open now.`,
  agentInUse: (name) => `${name} is at a counter now: close it first.`,
  lastAdministrator: (name) => `${name} is the last administrator: there must always be one.`,
};

const refusals: Readonly<Record<string, string>> = {
  offline: "The box does not answer.",
  unreadable: "The answer cannot be read: is the box at this address?",
  badCredentials: "Unknown login or password.",
  notSignedIn: "Your session is over: sign in again.",
  forbidden: "Only for administrators.",
  tooMany: "Too many tries: wait a moment.",
  busy: "The box is very busy: try again.",
  storeFailed: "Nothing was written: the box’s disk does not answer.",
  tooLarge: "This is too large.",
  badRequest: "A field does not have the right form.",
  wrongCode: "This is not the code on the screen.",
  setupDone: "This box is in service already: sign in.",
  weakPassword: "This password is too easy to guess.",
  notPaired: "This device is not paired.",
  configurationChanged: "Somebody else changed this setting meanwhile: nothing was overwritten.",
};

/** Why a configuration file cannot be taken, by `facts.why`. */
const files: Readonly<Record<string, (where: string) => string>> = {
  truncated: (where) => `This file is cut: it ends at line ${where}.`,
  unreadable: (where) => `This file cannot be read, from line ${where} on.`,
  notOurs: () => "This file is no configuration of Patience.",
  newer: (where) => `This file comes from a newer version of Patience (form ${where}).`,
  altered: (where) => `This file was altered after its export, in the part “${where}”.`,
  form: (where) => `A value is not possible, at “${where}”.`,
};

/** A fault of the rules beside its field. */
export const rule = (what: string): string => rules[what] ?? "This value is not possible.";

/** Why the box said no, in a sentence; `facts.name` is what the thing is called. */
export function refusal(code: string, facts: Facts = {}): string {
  if (code === "locked") {
    const minutes = Math.ceil(Number(facts["seconds"] ?? 60) / 60);
    return `Locked after too many tries: try again in ${minutes} min.`;
  }
  const file = code === "invalidFile" ? files[String(facts["why"])] : undefined;
  if (file) return file(String(facts["where"] ?? ""));
  if (code !== "invalidConfiguration") return refusals[code] ?? "This is not possible now.";
  const what = String(facts["what"] ?? "");
  const name = String(facts["name"] ?? facts["id"] ?? "");
  const used = inUse[what];
  if (used) return used(name);
  const rule = rules[what] ?? "a value is not possible.";
  return name === "" ? rule : `${name}: ${rule}`;
}
