import type { PageMemory } from "./desk-ports.ts";

/** `localStorage` or `sessionStorage`: private windows may have none, or refuse to write. */
export function storedMemory(storage: () => Storage): PageMemory {
  return {
    read(key) {
      return tried(() => storage().getItem(key)) ?? null;
    },
    write(key, value) {
      tried(() => (value === null ? storage().removeItem(key) : storage().setItem(key, value)));
    },
  };
}

function tried<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** Keys of what the page keeps. Never a password. */
export const memoryKeys = {
  login: "patience.login",
  language: "patience.language",
  /** Of the tab alone. */
  post: "patience.counter",
} as const;
