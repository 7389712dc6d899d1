import type { health as contract } from "../fr/health.ts";

type Facts = Readonly<Record<string, string | number>>;

const printer: (typeof contract)["printer"] = {
  paperLow: (f: Facts) =>
    f["ticketsLeft"] === undefined
      ? "paper is running low"
      : `paper is running low, about ${f["ticketsLeft"]} tickets left`,
  paperOut: () => "out of paper",
  coverOpen: () => "cover open",
  error: () => "out of order, look at its light",
  offline: () => "does not answer, check that it is on and connected",
};

const board = {
  silent: (_f: Facts): string => "does not answer any more",
  offline: (_f: Facts): string => "offline, calls are not seen there",
  frozen: (_f: Facts): string => "picture frozen",
  notWoken: (_f: Facts): string => "without sound, touch the screen",
  noSound: (_f: Facts): string => "no sound output",
};

const voice = {
  engineMissing: (_f: Facts): string => "no voice is installed, calls chime without words",
  failing: (_f: Facts): string => "the voice does not answer any more, calls chime without words",
};

const loudspeaker = {
  playerMissing: (_f: Facts): string => "the sound player is missing",
  failing: (_f: Facts): string => "does not play any more, the screens call",
};

export const health = {
  region: "State of the equipment",
  sentence: (name: string, what: string) => `${name}: ${what}`,
  spare: (name: string) => `tickets come out at “${name}”`,
  more: (count: number) => `and ${count} more`,
  printer,
  board,
  voice,
  loudspeaker,
  names: { voice: "Announcements", loudspeaker: "Loudspeaker of the box" },
} satisfies typeof contract;
