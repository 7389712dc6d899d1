import { type Face, promisedFace } from "../../ui/legibility.ts";

/** As `call-styles.ts` sets the called number. */
const weight = 700;
const measuredAt = 200;

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, Face>();
const knownMax = 200;

/** What this screen's own type does with the widest of these numbers; the promised face where it cannot be measured. */
export function faceOf(labels: readonly string[]): Face {
  const faces = [...new Set(labels)].map(measured);
  const widest = Math.max(...faces.map(({ width }) => width));
  return faces.find(({ width }) => width === widest) ?? promisedFace("A888");
}

function measured(label: string): Face {
  const before = known.get(label);
  if (before) return before;
  const face = measure(label) ?? promisedFace(label);
  if (known.size >= knownMax) known.clear();
  known.set(label, face);
  return face;
}

function measure(label: string): Face | null {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return null;
  context.font = `${weight} ${measuredAt}px ${getComputedStyle(document.documentElement).fontFamily}`;
  const { width } = context.measureText(label);
  const { actualBoundingBoxAscent } = context.measureText("H");
  if (!(width > 0 && actualBoundingBoxAscent > 0)) return null;
  // The letters stand 0.01 em apart.
  return {
    capital: actualBoundingBoxAscent / measuredAt,
    width: width / measuredAt + label.length * 0.01,
  };
}
