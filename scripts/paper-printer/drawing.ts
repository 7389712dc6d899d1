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

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
