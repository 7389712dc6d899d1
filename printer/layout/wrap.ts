/**
 * Breaks a text into lines of at most `columns`, at plain spaces only: the no-break spaces of French
 * typography hold. A word that is longer than a line is cut. `widthOf` counts what a piece takes.
 */
export function wrap(text: string, columns: number, widthOf = codePoints): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (widthOf(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = cutWord(word, columns, widthOf);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return line === "" ? lines : [...lines, line];
}

function cutWord(word: string, columns: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && widthOf(piece + character) > columns) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

function codePoints(text: string): number {
  return [...text].length;
}
