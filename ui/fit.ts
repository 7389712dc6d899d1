/** A little less than what fits: widths are rounded to whole pixels. */
const slack = 0.99;
/** Down to this share one line is better read than two. */
const oneLineLeast = 0.85;
/** The type of two lines that stand where one was. */
const twoLinesMost = 0.8;
/** Two lines hold less than twice as much: words do not break where it suits. */
const twoLinesHold = 1.7;

/**
 * Makes the line's only child fit the line's width: `--fit` is the share of its type size, 1 or less, and never below
 * `smallest`, where reading would be harder than guessing the end. With `lines` 2 the style must let it wrap.
 */
export function fitTo(line: HTMLElement, smallest: number, lines: 1 | 2 = 1): void {
  const text = line.firstElementChild;
  if (!(text instanceof HTMLElement)) return;
  line.style.setProperty("--fit", "1");
  text.style.whiteSpace = "nowrap";
  const room = line.clientWidth;
  const wanted = text.offsetWidth;
  text.style.whiteSpace = "";
  if (wanted > room && room > 0)
    line.style.setProperty("--fit", String(Math.max(smallest, share(room / wanted, lines))));
}

/** Several lines at once: the browser lays them out once, not once for each. */
export function fitAll(lines: Iterable<HTMLElement>, smallest: number): void {
  const all = [...lines];
  for (const line of all) line.style.setProperty("--fit", "1");
  const shares = all.map((line) => {
    const text = line.firstElementChild;
    const wanted = text instanceof HTMLElement ? text.offsetWidth : 0;
    const room = line.clientWidth;
    return wanted > room && room > 0 ? Math.max(smallest, share(room / wanted, 1)) : 1;
  });
  for (const [index, line] of all.entries())
    if (shares[index] !== 1) line.style.setProperty("--fit", String(shares[index]));
}

/** The share of the type size for a text of which `one` line holds this much. */
export function share(one: number, lines: 1 | 2): number {
  if (lines === 1 || one >= oneLineLeast) return one * slack;
  return Math.min(twoLinesMost, one * twoLinesHold);
}
