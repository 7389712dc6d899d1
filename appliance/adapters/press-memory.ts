import type { Press } from "../ports/press.ts";

/** Draws nothing, and says how wide it would be. */
export const memoryPress: Press = {
  proof: (_face, paper) =>
    Promise.resolve({
      svg: "<svg/>",
      widthDots: paper === 80 ? 576 : 384,
      heightMm: 100,
      bytes: 400,
    }),
  picture: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};
