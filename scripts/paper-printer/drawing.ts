import { renderSVG } from "uqr";
import type { Imprint } from "./mechanism.ts";

/** Pixels of a small character's cell: 12 x 24 dots, and some space to the next line. */
const cellWidth = 7.2;
const cellHeight = 17;
const dot = cellWidth / 12;

/** Width of the printable area in pixels. */
export function paperWidth(columns: number): number {
  return columns * cellWidth;
}

/** A strip of paper as HTML. Everything from the host is escaped. */
export function stripHtml(imprints: readonly Imprint[]): string {
  return imprints.map(imprintHtml).join("");
}

function imprintHtml(item: Imprint): string {
  if (item.kind === "feed")
    return `<div style="height:${Math.min(item.lines, 40) * cellHeight}px"></div>`;
  if (item.kind === "qr") return qrHtml(item);
  if (item.kind === "image") return pictureHtml(item);
  if (item.kind === "barcode") return barcodeHtml(item);
  const height = Math.max(1, ...item.runs.map((run) => run.height)) * cellHeight;
  const runs = item.runs.map((run) => {
    const width = [...run.text].length * run.width * cellWidth;
    const scale = run.width / run.height;
    const style = [
      `width:${width}px`,
      `height:${run.height * cellHeight}px`,
      `font-size:${run.height * 12}px`,
      `line-height:${run.height * cellHeight}px`,
      `font-weight:${run.bold ? 700 : 400}`,
      run.underlined ? "text-decoration:underline" : "",
      run.reversed ? "background:#111;color:#fffefb" : "",
      scale === 1 ? "" : `transform:scaleX(${scale})`,
    ].join(";");
    return `<span style="${style}">${escapeHtml(run.text)}</span>`;
  });
  return `<div class="line" style="height:${height}px;text-align:${item.align}">${runs.join("")}</div>`;
}

function qrHtml(item: Extract<Imprint, { kind: "qr" }>): string {
  let size = 0;
  const svg = renderSVG(item.payload, {
    ecc: item.level,
    border: 0,
    boostEcc: false,
    onEncoded: (code) => {
      size = code.size;
    },
  });
  const side = size * item.moduleDots * dot;
  const label = `Code QR : ${escapeHtml(item.payload)}`;
  return `<div class="qr" style="text-align:${item.align}"><div role="img" aria-label="${label}" title="${label}" style="width:${side}px;height:${side}px">${svg}</div></div>`;
}

/** Every black dot of a picture, as runs of one path. */
function pictureHtml({ width, height, dots, align }: Extract<Imprint, { kind: "image" }>): string {
  const runs: string[] = [];
  const row = width / 8;
  const dark = (x: number, y: number) => x < width && darkAt(dots, y * Math.ceil(row), x);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (!dark(x, y)) continue;
      const from = x;
      while (dark(x + 1, y)) x += 1;
      runs.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
  const size = `width:${width * dot}px;height:${height * dot}px`;
  const svg = `<svg viewBox="0 0 ${width} ${height}" style="${size}" shape-rendering="crispEdges"><path d="${runs.join("")}"/></svg>`;
  return `<div class="picture" style="text-align:${align};line-height:0">${svg}</div>`;
}

function darkAt(dots: Uint8Array, rowAt: number, x: number): boolean {
  return (Number(dots[rowAt + (x >> 3)]) & (0x80 >> (x & 7))) !== 0;
}

/** Not the bars themselves, which only a real printer draws: their place, and what they say. */
function barcodeHtml(item: Extract<Imprint, { kind: "barcode" }>): string {
  const bars =
    "repeating-linear-gradient(90deg,#111 0 3px,transparent 3px 5px,#111 5px 6px,transparent 6px 9px)";
  const size = `display:inline-block;width:60%;height:${item.height * dot}px;background:${bars}`;
  const content = escapeHtml(item.content.replace(/^\{[A-C]/, ""));
  const text = item.text ? `<div style="font-size:12px">${content}</div>` : "";
  return `<div style="text-align:${item.align}"><div role="img" aria-label="Code-barres : ${content}" style="${size}"></div>${text}</div>`;
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
