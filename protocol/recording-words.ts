const nameShape = /^(fr|en|es)[-_ ](.+?)(\.wav)?$/iu;

/** `fr-guichet-4.wav` -> `fr/guichet-4`: the word of a recording; null for a name that says none. */
export function wordOf(name: string): string | null {
  const [, language, word] = nameShape.exec(name.normalize("NFC")) ?? [];
  return language && word ? `${language.toLowerCase()}/${word.toLowerCase()}` : null;
}
