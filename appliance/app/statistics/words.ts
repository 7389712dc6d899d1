/** Words that stand in many rows, each kept once. */
export class Words {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.all.push(word);
    this.#places.set(word, this.all.length - 1);
    return this.all.length - 1;
  }
}
