import { encode } from "uqr";
import type { Drawn, DrawnAlign, DrawnRun } from "../escpos/decode.ts";
import { decode } from "../escpos/decode.ts";
import type { PrinterProfile } from "../profiles.ts";

/** Lines are at least a sixth of an inch apart after `ESC @` (ESC 2, TM series): 34 dots at 203 dpi. */
const lineDots = 34;
const cellWidth = 12;
const cellHeight = 24;
const baseline = 18;
/** From the head to the knife, and the white edge of the paper. */
const marginDots = 40;
const dotsPerMm = 203 / 25.4;

/** A ticket as its printer would print it. */
export interface Proof {
  /** One dot of the printer is one unit of the drawing. */
  readonly svg: string;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Length of paper. */
  readonly heightMm: number;
  readonly bytes: number;
}

/** Draws the bytes of one ticket, read back command by command. */
export function proofOf(
  bytes: Uint8Array,
  { columns, widthDots, name }: Pick<PrinterProfile, "columns" | "widthDots" | "name">,
): Proof {
  const parts: string[] = [];
  let y = marginDots;
  for (const drawn of decode(bytes, columns)) {
    const { svg, height } = drawnPart(drawn, widthDots, y);
    parts.push(svg);
    y += height;
  }
  const heightDots = y + marginDots;
  const full = widthDots + 2 * marginDots;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-marginDots} 0 ${full} ${heightDots}" width="${full}" height="${heightDots}" data-profile="${name}" font-family="'DejaVu Sans Mono','Noto Sans Mono','Liberation Mono',monospace"><title>Ticket, ${name}</title><rect x="${-marginDots}" width="${full}" height="${heightDots}" fill="#fffefb"/>${parts.join("")}</svg>`;
  const heightMm = Math.round(heightDots / dotsPerMm);
  return { svg, widthDots, heightDots, heightMm, bytes: bytes.length };
}

interface Part {
  readonly svg: string;
  readonly height: number;
}

const nothing: Part = { svg: "", height: 0 };

function drawnPart(drawn: Drawn, widthDots: number, y: number): Part {
  switch (drawn.kind) {
    case "line":
      return lineOf(drawn.runs, drawn.align, widthDots, y);
    case "feed":
      return { svg: "", height: drawn.lines * lineDots };
    case "qr": {
      const { data, size } = encode(drawn.payload, {
        ...{ ecc: drawn.level, border: 0, boostEcc: false },
      });
      const side = size * drawn.moduleDots;
      const dark = (x: number, row: number) => data[row]?.[x] === true;
      const path = squares(size, size, dark);
      return picture(path, drawn.align, {
        widthDots,
        y,
        width: side,
        height: side,
        scale: drawn.moduleDots,
      });
    }
    case "image": {
      const { width, height, dots } = drawn;
      const row = (width + 7) >> 3;
      const dark = (x: number, line: number) =>
        (Number(dots[line * row + (x >> 3)]) & (0x80 >> (x & 7))) !== 0;
      const path = squares(width, height, dark);
      return picture(path, drawn.align, { widthDots, y, width, height, scale: 1 });
    }
    default:
      return nothing;
  }
}

function lineOf(runs: readonly DrawnRun[], align: DrawnAlign, widthDots: number, y: number): Part {
  const widthOf = ({ text, width }: DrawnRun) => [...text].length * width * cellWidth;
  const total = runs.reduce((sum, run) => sum + widthOf(run), 0);
  const height = Math.max(lineDots, ...runs.map((run) => run.height * cellHeight));
  let x = leftOf(align, widthDots, total);
  const svg = runs.map((run) => {
    const cells = [...run.text].map((_, index) => index * cellWidth).join(" ");
    const top = y + height - run.height * cellHeight;
    const weight = run.bold ? ' font-weight="700"' : "";
    const at = `translate(${x} ${top}) scale(${run.width} ${run.height})`;
    x += widthOf(run);
    return `<text transform="${at}" x="${cells}" y="${baseline}" font-size="20" xml:space="preserve"${weight}>${escaped(run.text)}</text>`;
  });
  return { svg: svg.join(""), height };
}

function picture(
  path: string,
  align: DrawnAlign,
  box: { widthDots: number; y: number; width: number; height: number; scale: number },
): Part {
  const x = leftOf(align, box.widthDots, box.width);
  const at = `translate(${x} ${box.y}) scale(${box.scale})`;
  return { svg: `<path transform="${at}" d="${path}"/>`, height: box.height };
}

/** The dark squares of a grid as runs, row by row. */
function squares(width: number, height: number, dark: (x: number, y: number) => boolean): string {
  const runs: string[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let end = x;
      while (end < width && dark(end, y)) end += 1;
      if (end > x) runs.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = Math.max(x, end);
    }
  return runs.join("");
}

function leftOf(align: DrawnAlign, widthDots: number, width: number): number {
  if (align === "left") return 0;
  return align === "center"
    ? Math.max(0, (widthDots - width) >> 1)
    : Math.max(0, widthDots - width);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
