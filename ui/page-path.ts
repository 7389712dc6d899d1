/** Ids as the box makes them: a device's slug, a ticket's token. */
const safeId = /^[A-Za-z0-9_-]{1,64}$/;

/** The last part of a page's address, `/board/board-1` -> `board-1`; empty when it is no id. */
export function idFromPath(path: string): string {
  const id = path.split("/").filter(Boolean).at(-1) ?? "";
  return safeId.test(id) ? id : "";
}

/** `?theme=dark` or `?theme=light` fixes a page's colours, for a screen that nobody can set otherwise. */
export function applyTheme(search: string, root: HTMLElement): void {
  const theme = new URLSearchParams(search).get("theme");
  if (theme === "dark" || theme === "light") root.dataset["theme"] = theme;
}
