import type { BoardDesign } from "../protocol/board.ts";

/** EN 301 549, 5.1.4: a capital of what has to be read is seen under this angle at least, degrees. */
const calledDegrees = 0.7;
/** ISO 9241-303: preferred height of what is read at leisure, minutes of arc; the list of the calls before. */
const listedDegrees = 20 / 60;
const inchMm = 25.4;
/** Screens of waiting rooms are 16 : 9, upright or not. */
const [longSide, shortSide] = [16, 9] as const;
/** A board's layout counts in units: 192 on the long side, 108 on the short one. */
const unitsOf = { long: 192, short: 108 } as const;

type Screen = Pick<BoardDesign, "diagonalInches" | "orientation">;

/** Height in millimetres of a capital that is seen under `degrees` from `metres` away: 12.2 mm a metre at 0.7°. */
export function capitalMm(metres: number, degrees = calledDegrees): number {
  return 2 * metres * 1000 * Math.tan((degrees * Math.PI) / 360);
}

/** Width and height of a 16 : 9 screen, millimetres. */
export function screenMm({ diagonalInches, orientation }: Screen): {
  readonly width: number;
  readonly height: number;
} {
  const scale = (diagonalInches * inchMm) / Math.hypot(longSide, shortSide);
  const [long, short] = [longSide * scale, shortSide * scale];
  return orientation === "landscape"
    ? { width: long, height: short }
    : { width: short, height: long };
}

/** One unit of the layout on this screen, millimetres. */
export function unitMm(screen: Screen): number {
  return Math.min(...Object.values(screenMm(screen))) / unitsOf.short;
}

/** What a type face does with a number, in shares of its size. */
export interface Face {
  /** Height of a capital. */
  readonly capital: number;
  /** Width of the widest number of the site. */
  readonly width: number;
}

/** Liberation Sans bold, the smallest of the faces that boards use: what is promised with it, every other keeps. */
export function promisedFace(label: string): Face {
  const width = [...label].reduce((sum, sign) => sum + (/\d/.test(sign) ? 0.57 : 0.8), 0);
  return { capital: 0.688, width: Math.max(width, 1) };
}

/** How much of the screen the number takes: beside a list, alone under the clock, or the screen with nothing else. */
export type Frame = "aside" | "alone" | "bare";

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Padding and border around the number, both sides, units. */
const inset = { width: 10.4, height: 6.4 } as const;
/** Counter, way and the visitor's own language below the number. */
const belowUnits = 34;
/** Of its type size a number without descenders needs this much height. */
const lineShare = 0.84;

/** Room of the call in units: the styles of `display/board` lay it out so. */
const rooms: Readonly<Record<BoardDesign["orientation"], Readonly<Record<Frame, Room>>>> = {
  landscape: {
    aside: { width: 123, height: 80 },
    alone: { width: 184, height: 80 },
    bare: { width: 186, height: 102 },
  },
  portrait: {
    aside: { width: 100, height: 72 },
    alone: { width: 100, height: 150 },
    bare: { width: 102, height: 186 },
  },
};

export interface NumberPlan {
  readonly frame: Frame;
  /** Type size of the called number, units. */
  readonly label: number;
  /** Type size of the listed numbers, units. */
  readonly listed: number;
  /** How far away the called number, and the list, are read at most. */
  readonly readableMetres: number;
  readonly listReadableMetres: number;
  /** False: the farthest seat is beyond that, whatever gives way. */
  readonly enough: boolean;
}

/** Beyond these the list's own numbers crowd their rows, or are smaller than the counters' words. */
const listUnits = { least: 8.6, most: 13.8 } as const;
/** Beside the counter, a listed number has so many units. */
const listWidth = 40;

/**
 * How large the called number can be, with as much beside it as the farthest seat allows: the list gives way first,
 * then the clock and the messages.
 */
export function numberPlan(
  design: Pick<BoardDesign, "layout" | "orientation" | "diagonalInches" | "farthestSeatMetres">,
  face: Face,
  beside: boolean,
): NumberPlan {
  const { layout, orientation, farthestSeatMetres } = design;
  const mm = unitMm(design);
  const frames: readonly Frame[] =
    layout === "hall" ? [...(beside ? (["aside"] as const) : []), "alone", "bare"] : ["bare"];
  const listed = Math.min(
    listUnits.most,
    listWidth / face.width,
    Math.max(listUnits.least, capitalMm(farthestSeatMetres, listedDegrees) / (mm * face.capital)),
  );
  const plans = frames.map((frame) => {
    const label = labelUnits(rooms[orientation][frame], face);
    const readableMetres = metresFor(label * face.capital * mm, calledDegrees);
    const enough = readableMetres >= farthestSeatMetres;
    const listReadableMetres = metresFor(listed * face.capital * mm, listedDegrees);
    return { frame, label, listed, readableMetres, listReadableMetres, enough };
  });
  const last = plans.at(-1);
  if (!last) throw new Error("a board has at least one frame");
  return plans.find(({ enough }) => enough) ?? last;
}

/** The largest type that the room holds beside what stands below it. */
function labelUnits(room: Room, { width }: Face): number {
  const byWidth = (room.width - inset.width) / width;
  const byHeight = (room.height - inset.height - belowUnits) / lineShare;
  return Math.floor(Math.min(byWidth, byHeight) * 10) / 10;
}

function metresFor(heightMm: number, degrees: number): number {
  return heightMm / capitalMm(1, degrees);
}
