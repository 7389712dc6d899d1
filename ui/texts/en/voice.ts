import { voice as fr, type VoiceTexts } from "../fr/voice.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const faults: Readonly<Record<string, string>> = {
  templateFields: "The sentence needs {ticket} and {place}, once each.",
  templateCharacters: "The sentence may only hold words, numbers and punctuation.",
  templateTooLong: "The sentence is too long.",
  wordsPerMinute: "The rate is from 90 to 140 words a minute.",
  lexicon: "Complete each line of the lexicon with words.",
};

export const voice: VoiceTexts = {
  page: "Voice and announcements",
  languages: { fr: "French", en: "English", es: "Spanish" },
  places: fr.places,
  rooms: {
    title: "Voice and announcements",
    lead: "Each waiting room has its screens, its volume and its quiet hours. A call is always both seen and heard.",
    add: "Add a room",
    none: "No room",
    noneHint: "Create one, then put a calling display in it.",
    fresh: "New room",
    summary: (boards, speakers) =>
      [plural(boards, "screen", "screens"), speakers > 0 ? "the box’s loudspeaker" : ""]
        .filter(Boolean)
        .join(" · "),
  },
  chime: {
    title: "Chime",
    lead: "It rings before each announcement of this room.",
    builtIn: "The chime of Patience",
    own: "Your chime",
    listen: "Listen",
    choose: "Choose a sound file",
    back: "Back to the chime of Patience",
    unsaved: "Save to use it.",
    refused: (why: string) => `Your chime: ${why}`,
  },
  trial: {
    title: "Try the voice",
    lead: "The sentence follows your settings, even before you save them.",
    language: "Language",
    letter: "Letter",
    number: "Number",
    counter: "Place",
    room: "Listen",
    hereOnly: "In this browser",
    play: "Listen",
    said: (engine, inRoom) =>
      inRoom ? `Said by ${engine}, here and in the room.` : `Said by ${engine}.`,
  },
  rule: (what) => faults[what] ?? "No voice can say this sentence at the moment.",
  settings: {
    title: "What is said",
    lead: "One sentence a language. {ticket} becomes “A 32”, {place} becomes “counter 4”.",
  },
  lexicon: {
    title: "Lexicon",
    lead: "For a word that is said badly: write it as it should sound.",
    add: "Add a word",
    language: "Language",
    word: "Written",
    spoken: "Spoken",
    remove: (word) => `Remove ${word} from the lexicon`,
  },
  engines: {
    recordings: "Your recordings",
    pico: "SVOX Pico",
    espeak: "espeak-ng, installed",
    package: "espeak-ng, built in",
    say: "say (English only)",
  },
  health: {
    title: "State of the voices",
    states: { ready: "Ready", failing: "Failing", absent: "Not installed" },
    speaking: (engine) => `The last announcement was made by ${engine}.`,
    skipped: (count) =>
      count === 0
        ? "No announcement was left out."
        : `${plural(count, "announcement was", "announcements were")} not spoken: too late, or the visitor had come.`,
  },
  loudspeaker: {
    name: "The box’s loudspeaker",
    states: {
      ...{ unused: "Not used yet", ready: "Ready", failing: "Failing" },
      absent: "No player (aplay)",
    },
  },
  recordings: {
    title: "Your recordings",
    lead: "A human voice is understood best. An announcement never mixes two: if a word is missing, another voice says the whole sentence.",
    language: "Language",
    add: "Add sound files",
    names: "Name each file by its word: ticket, A, 32, guichet-4.",
    left: (count) => `${plural(count, "file", "files")} left to check…`,
    good: "recorded",
    count: (recorded, needed) => `${recorded} of ${needed} words recorded`,
    missing: "Missing words",
    none: "No recording in this language.",
    remove: (name) => `Delete ${name}`,
    faults: {
      short: "too short (under 0.3 s).",
      long: "too long (over 6 s).",
      clipped: "clipped: record more softly.",
      quiet: "too faint: come closer to the microphone.",
      silent: "nothing can be heard.",
      unreadable: "this is no readable sound file.",
      refused: "the box did not take it.",
    },
  },
};
