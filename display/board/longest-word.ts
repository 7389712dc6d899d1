/** Letters of the longest word, at least 1: a type size that is made of it leaves no word cut. */
export function longestWord(text: string): number {
  return Math.max(1, ...text.split(" ").map(({ length }) => length));
}
