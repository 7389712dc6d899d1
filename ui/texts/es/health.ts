import type { health as contract } from "../fr/health.ts";

type Facts = Readonly<Record<string, string | number>>;

const printer: (typeof contract)["printer"] = {
  paperLow: (f: Facts) =>
    f["ticketsLeft"] === undefined
      ? "queda poco papel"
      : `queda poco papel, unos ${f["ticketsLeft"]} tickets`,
  paperOut: () => "sin papel",
  coverOpen: () => "tapa abierta",
  error: () => "averiada, mire su luz",
  offline: () => "no responde, compruebe que está encendida y conectada",
};

const board = {
  silent: (_f: Facts): string => "ya no responde",
  offline: (_f: Facts): string => "sin conexión, las llamadas no se ven allí",
  frozen: (_f: Facts): string => "imagen congelada",
  notWoken: (_f: Facts): string => "sin sonido, toque la pantalla",
  noSound: (_f: Facts): string => "sin salida de sonido",
};

const voice = {
  engineMissing: (_f: Facts): string =>
    "no hay ninguna voz instalada, las llamadas suenan sin palabras",
  failing: (_f: Facts): string => "la voz ya no responde, las llamadas suenan sin palabras",
};

const loudspeaker = {
  playerMissing: (_f: Facts): string => "falta el reproductor de sonido",
  failing: (_f: Facts): string => "ya no suena, las pantallas llaman",
};

export const health = {
  region: "Estado del equipo",
  sentence: (name: string, what: string) => `${name}: ${what}`,
  spare: (name: string) => `los tickets salen por «${name}»`,
  more: (count: number) => `y ${count} más`,
  printer,
  board,
  voice,
  loudspeaker,
  names: { voice: "Avisos", loudspeaker: "Altavoz del equipo" },
} satisfies typeof contract;
