import { readFileSync, writeFileSync } from "node:fs";
import { createCanvas, loadImage } from "@napi-rs/canvas";

/** Draws the raster icons of `ui/public/` from `icon.svg`; run it after a change to the drawing. */
const folder = new URL("../ui/public/", import.meta.url);
const drawing = readFileSync(new URL("icon.svg", folder), "utf8");
/** A launcher cuts a maskable icon to any shape, and an iPad rounds corners itself: no corner of ours. */
const square = drawing.replace(' rx="112"', "");

const files = [
  { name: "icon-192.png", side: 192, source: drawing },
  { name: "icon-512.png", side: 512, source: drawing },
  { name: "icon-maskable.png", side: 512, source: square },
  { name: "apple-touch-icon.png", side: 180, source: square },
] as const;

for (const { name, side, source } of files) {
  const image = await loadImage(Buffer.from(source));
  const canvas = createCanvas(side, side);
  canvas.getContext("2d").drawImage(image, 0, 0, side, side);
  writeFileSync(new URL(name, folder), canvas.toBuffer("image/png"));
  console.log(name);
}
