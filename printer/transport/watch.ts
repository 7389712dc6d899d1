import type { FSWatcher } from "node:fs";
import { watch } from "node:fs";
import { dirname } from "node:path";

/** Devices come and go with several changes in a row; one look after them is enough. */
const settleMs = 100;

/** Calls `changed` soon after a file comes or goes; the answer ends it. Where its folder cannot be watched, nothing. */
export function watchFile(path: string, changed: () => void): () => void {
  return watchFolders([dirname(path)], false, changed);
}

/** The same for everything in folders. */
export function watchFolders(
  folders: readonly string[],
  recursive: boolean,
  changed: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, settleMs);
  };
  const watchers = folders.flatMap((folder) => watcherOf(folder, recursive, soon));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watcherOf(folder: string, recursive: boolean, soon: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false, recursive }, soon);
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    // No such folder, as with no USB device at all: the regular looks after the printer must do.
    return [];
  }
}
