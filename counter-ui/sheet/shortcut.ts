/** What a shortcut file leads to. */
export interface Shortcut {
  /** `Guichet 03 - Centre hospitalier`. */
  readonly name: string;
  readonly url: string;
}

export interface ShortcutFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

/**
 * The shortcut as Windows keeps it on the desktop: an INI file, lines end with CR LF. The address is written in
 * ASCII, which every Windows reads the same way.
 */
export function windowsShortcut({ name, url }: Shortcut): ShortcutFile {
  return {
    fileName: `${plainName(name)}.url`,
    mediaType: "application/internet-shortcut",
    text: `[InternetShortcut]\r\nURL=${asciiUrl(url)}\r\n`,
  };
}

/** The shortcut for Linux desktops: Desktop Entry Specification 1.5, `Type=Link`, which runs nothing. */
export function linuxShortcut({ name, url }: Shortcut): ShortcutFile {
  const lines = [
    "[Desktop Entry]",
    "Version=1.5",
    "Type=Link",
    `Name=${oneLine(name).replaceAll("\\", "\\\\")}`,
    `URL=${asciiUrl(url)}`,
    "Icon=web-browser",
  ];
  return {
    fileName: `${plainName(name)}.desktop`,
    mediaType: "application/x-desktop",
    text: `${lines.join("\n")}\n`,
  };
}

/** The page of one counter, or of any: `?counter=` chooses it in the grid beforehand. */
export function counterUrl(address: string, counterId: string | null): string {
  const page = `${address.replace(/\/$/, "")}/guichet`;
  return counterId === null ? page : `${page}?counter=${encodeURIComponent(counterId)}`;
}

function asciiUrl(url: string): string {
  return new URL(url).href;
}

/** A name from the site's configuration stays one line: a line break would start another entry. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ").trim();
}

/** Without the characters that Windows refuses in a file's name. */
function plainName(text: string): string {
  return oneLine(text)
    .replaceAll(/[<>:"/\\|?*]+/g, "-")
    .slice(0, 80);
}
