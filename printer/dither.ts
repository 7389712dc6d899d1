/** Shares of a dot's error that its neighbours take: Floyd and Steinberg, «An adaptive algorithm for spatial grey scale», 1976. */
const shares = [
  [1, 0, 7 / 16],
  [-1, 1, 3 / 16],
  [0, 1, 5 / 16],
  [1, 1, 1 / 16],
] as const;

/** Nearly white and nearly black are that: a logo's flat colours get no specks. */
const nearly = 24;

/** Red, green and blue as one brightness, 0 black to 255 white (ITU-R BT.601). */
function brightness(data: Uint8ClampedArray | Uint8Array, at: number): number {
  const grey =
    0.299 * Number(data[at]) + 0.587 * Number(data[at + 1]) + 0.114 * Number(data[at + 2]);
  if (grey <= nearly) return 0;
  return grey >= 255 - nearly ? 255 : grey;
}

/** A picture (RGBA, row by row) as black dots: rows from the top, eight a byte, the leftmost in the highest bit. */
export function ditheredDots(
  data: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
): Uint8Array {
  const grey = Float32Array.from({ length: width * height }, (_, dot) => brightness(data, dot * 4));
  const row = (width + 7) >> 3;
  const dots = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const value = Number(grey[y * width + x]);
      const black = value < 128;
      if (black) dots[y * row + (x >> 3)] = Number(dots[y * row + (x >> 3)]) | (0x80 >> (x & 7));
      spread(grey, { x, y, width, height }, value - (black ? 0 : 255));
    }
  return dots;
}

function spread(
  grey: Float32Array,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  error: number,
): void {
  if (error === 0) return;
  for (const [dx, dy, share] of shares) {
    const [to, down] = [x + dx, y + dy];
    if (to < 0 || to >= width || down >= height) continue;
    const at = down * width + to;
    grey[at] = Number(grey[at]) + error * share;
  }
}
