/** Below this share the text was never meant for one line; it would be unreadable anyway. */
const smallest = 0.2;

/** Makes the line's only child fill no more than the line's width: it is drawn as large as its style says, or smaller. */
export function fitTo(line: HTMLElement): void {
  const text = line.firstElementChild;
  if (!(text instanceof HTMLElement)) return;
  line.style.setProperty("--fit", "1");
  const room = line.clientWidth;
  const wanted = text.offsetWidth;
  if (wanted > room && room > 0)
    line.style.setProperty("--fit", String(Math.max(smallest, room / wanted)));
}
