/** Contrast that calls have on every board (WCAG 1.4.6, 7:1). */
export const calledContrast = 7;

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** A colour as the site has it, `#0a5768`, and one for the text on it. */
export interface ColourPair {
  readonly back: string;
  readonly front: string;
}

/** WCAG 2.2 contrast ratio of two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/**
 * The site's colour with a text colour that stands out 7:1 on it. A colour in the middle, on which neither black nor
 * white does, is made darker for white text until it does: its hue stays.
 */
export function legiblePair(colour: string): ColourPair {
  const fronts = ["#ffffff", "#04161b"].map((front) => ({ front, ratio: contrast(colour, front) }));
  const best = fronts.sort((a, b) => b.ratio - a.ratio)[0];
  if (best && best.ratio >= calledContrast) return { back: colour, front: best.front };
  const { r, g, b } = rgb(colour);
  for (let share = 0.95; share > 0; share -= 0.05) {
    const back = hex({ r: r * share, g: g * share, b: b * share });
    if (contrast(back, "#ffffff") >= calledContrast) return { back, front: "#ffffff" };
  }
  return { back: "#000000", front: "#ffffff" };
}

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return { r: (value >> 16) & 255, g: (value >> 8) & 255, b: value & 255 };
}

function hex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance({ r, g, b }: Rgb): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
