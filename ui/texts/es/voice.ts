import { voice as fr, type VoiceTexts } from "../fr/voice.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const faults: Readonly<Record<string, string>> = {
  templateFields: "La frase debe contener {ticket} y {place}, una vez cada uno.",
  templateCharacters: "La frase solo puede contener palabras, números y puntuación.",
  templateTooLong: "La frase es demasiado larga.",
  wordsPerMinute: "La velocidad va de 90 a 140 palabras por minuto.",
  lexicon: "Complete cada línea del léxico con palabras.",
};

export const voice: VoiceTexts = {
  page: "Voz y anuncios",
  languages: { fr: "Francés", en: "Inglés", es: "Español" },
  places: fr.places,
  rooms: {
    title: "Voz y anuncios",
    lead: "Cada sala de espera tiene sus pantallas, su volumen y sus horas tranquilas. Una llamada siempre se ve y se oye.",
    add: "Añadir una sala",
    none: "Ninguna sala",
    noneHint: "Cree una y ponga en ella una pantalla de llamada.",
    fresh: "Sala nueva",
    summary: (boards, speakers) =>
      [plural(boards, "pantalla", "pantallas"), speakers > 0 ? "altavoz del equipo" : ""]
        .filter(Boolean)
        .join(" · "),
  },
  chime: {
    title: "Tono de aviso",
    lead: "Suena antes de cada anuncio de esta sala.",
    builtIn: "El tono de Patience",
    own: "Su tono",
    listen: "Escuchar",
    choose: "Elegir un archivo de sonido",
    back: "Volver al tono de Patience",
    unsaved: "Guarde para usarlo.",
    refused: (why: string) => `Su carillón: ${why}`,
  },
  trial: {
    title: "Probar la voz",
    lead: "La frase sigue sus ajustes incluso antes de guardarlos.",
    language: "Idioma",
    letter: "Letra",
    number: "Número",
    counter: "Lugar",
    room: "Escuchar",
    hereOnly: "En este navegador",
    play: "Escuchar",
    said: (engine, inRoom) =>
      inRoom ? `Dicho por ${engine}, aquí y en la sala.` : `Dicho por ${engine}.`,
  },
  rule: (what) => faults[what] ?? "Ninguna voz puede decir esta frase por ahora.",
  settings: {
    title: "Lo que se dice",
    lead: "Una frase por idioma. {ticket} se convierte en «A 32», {place} en «ventanilla 4».",
  },
  lexicon: {
    title: "Léxico",
    lead: "Para una palabra mal pronunciada: escríbala como debe sonar.",
    add: "Añadir una palabra",
    language: "Idioma",
    word: "Escrita",
    spoken: "Dicha",
    remove: (word) => `Quitar ${word} del léxico`,
  },
  engines: {
    recordings: "Sus grabaciones",
    pico: "SVOX Pico",
    espeak: "espeak-ng instalado",
    package: "espeak-ng integrado",
    say: "say (solo inglés)",
  },
  health: {
    title: "Estado de las voces",
    states: { ready: "Lista", failing: "Averiada", absent: "No instalada" },
    speaking: (engine) => `El último anuncio lo hizo ${engine}.`,
    skipped: (count) =>
      count === 0
        ? "No se ha omitido ningún anuncio."
        : `${plural(count, "anuncio no se dijo", "anuncios no se dijeron")}: demasiado tarde, o el visitante ya había llegado.`,
  },
  loudspeaker: {
    name: "Altavoz del equipo",
    states: {
      ...{ unused: "Aún sin usar", ready: "Listo", failing: "Averiado" },
      absent: "Falta el reproductor aplay",
    },
  },
  recordings: {
    title: "Sus grabaciones",
    lead: "Una voz humana se entiende mejor. Un anuncio nunca mezcla dos: si falta una palabra, otra voz dice toda la frase.",
    language: "Idioma",
    add: "Añadir archivos de sonido",
    names: "Nombre cada archivo por su palabra: ticket, A, 32, guichet-4.",
    left: (count) => `Quedan ${plural(count, "archivo", "archivos")} por comprobar…`,
    good: "grabado",
    count: (recorded, needed) => `${recorded} palabras grabadas de ${needed}`,
    missing: "Palabras que faltan",
    none: "Ninguna grabación en este idioma.",
    remove: (name) => `Borrar ${name}`,
    faults: {
      short: "demasiado corta (menos de 0,3 s).",
      long: "demasiado larga (más de 6 s).",
      clipped: "saturada: grabe más bajo.",
      quiet: "demasiado débil: acérquese al micrófono.",
      silent: "no se oye nada.",
      unreadable: "no es un archivo de sonido legible.",
      refused: "el equipo no lo ha aceptado.",
    },
  },
};
