import { isWhole } from "./numbers.ts";

/** `hall`: the call and what else is of use; `callOnly`: nothing but the call; `aboveCounter`: one counter's own. */
export type BoardLayout = "hall" | "callOnly" | "aboveCounter";

/** One picture or film between the calls, when its schedule wants it. */
export interface MediaItem {
  readonly assetId: string;
  readonly kind: "image" | "video";
  /** How long a picture stands; a film takes its own time. */
  readonly seconds: number;
  /** ISO weekdays, 1 is Monday; empty is every day. */
  readonly weekdays: readonly number[];
  /** Local hours of the site, `08:30`; from equal to until is the whole day. */
  readonly from: string;
  readonly until: string;
}

/** How a board looks and for whom it is. */
export interface BoardDesign {
  readonly layout: BoardLayout;
  readonly orientation: "landscape" | "portrait";
  readonly theme: "dark" | "light";
  /** The services whose calls it shows; null is all of them. */
  readonly serviceIds: readonly string[] | null;
  /** The counter under the board; with the layout `aboveCounter` only. */
  readonly counterId: string | null;
  /** Calls that are listed beside the current one. */
  readonly listed: number;
  readonly waiting: "none" | "total" | "services";
  readonly clock: boolean;
  /** A call stands alone for at least so long. */
  readonly holdSeconds: number;
  /** The screen's diagonal, and how far from it the farthest seat is: what the size of the number is made for. */
  readonly diagonalInches: number;
  readonly farthestSeatMetres: number;
  readonly media: readonly MediaItem[];
}

/** A board that nobody has designed: 43 inches, readable from 8 m, calls, list, clock and the number of people. */
export const plainDesign: BoardDesign = {
  layout: "hall",
  orientation: "landscape",
  theme: "dark",
  serviceIds: null,
  counterId: null,
  listed: 5,
  waiting: "total",
  clock: true,
  holdSeconds: 8,
  diagonalInches: 43,
  farthestSeatMetres: 8,
  media: [],
};

const hourForm = /^([01]\d|2[0-3]):[0-5]\d$/;
/** More would never be shown in a morning, and the board's document has to stay small. */
const mediaMost = 24;

interface Known {
  readonly services: ReadonlyMap<string, unknown>;
  readonly counters: ReadonlyMap<string, unknown>;
}

/** What is wrong with a design; null when it can be shown. */
export function faultOfDesign(design: BoardDesign, known: Known): string | null {
  const { serviceIds, counterId, layout, media } = design;
  if (serviceIds?.length === 0) return "emptyZone";
  if (serviceIds?.some((id) => !known.services.has(id))) return "unknownService";
  if (counterId !== null && !known.counters.has(counterId)) return "unknownCounter";
  if (layout === "aboveCounter" && counterId === null) return "counterMissing";
  if (!isWhole(design.listed, 0, 6)) return "listed";
  if (!isWhole(design.holdSeconds, 8, 60)) return "holdSeconds";
  if (!isWithin(design.diagonalInches, 7, 150)) return "diagonalInches";
  if (!isWithin(design.farthestSeatMetres, 0.5, 60)) return "farthestSeatMetres";
  if (media.length > mediaMost || !media.every(isPlayable)) return "media";
  return null;
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function isPlayable({ seconds, weekdays, from, until }: MediaItem): boolean {
  return (
    isWhole(seconds, 3, 600) &&
    weekdays.every((day) => isWhole(day, 1, 7)) &&
    hourForm.test(from) &&
    hourForm.test(until)
  );
}
