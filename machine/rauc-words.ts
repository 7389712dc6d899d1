/** What RAUC's installer prints: ` 40% Copying image to rootfs.1`. Null for another line. */
export function progressOf(line: string): number | null {
  const found = /^\s*(\d{1,3})%/.exec(line);
  return found ? Math.min(100, Number(found[1])) : null;
}

/** Why a bundle was refused, of what RAUC said (1.13's own words), as a code that the page has a sentence for. */
export function refusalOf(words: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [
      /signature size|bundle size|too small|Invalid bundle format|truncated|not a regular/i,
      "truncated",
    ],
    [/verif|certificate|keyring|signer|signature/i, "wrongSignature"],
    [/compatible/i, "otherMachine"],
    [/No space/i, "noSpace"],
    [/Input\/output|read error|I\/O/i, "diskError"],
  ];
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? "failed";
}
