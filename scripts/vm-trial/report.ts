/** One fact that a trial has seen, or not. */
export interface Seen {
  readonly part: string;
  readonly what: string;
  readonly well: boolean;
  readonly figure: string;
}

/** What was seen, said as it comes, and whether all of it was well. */
export class Report {
  readonly rows: Seen[] = [];
  part = "";

  note(what: string, well: boolean, figure: string | number = ""): void {
    const row = { part: this.part, what, well, figure: String(figure) };
    this.rows.push(row);
    console.log(`${well ? "✓" : "✗"} ${what}${row.figure === "" ? "" : `: ${row.figure}`}`);
  }

  /** A figure with a bound that it has to keep. */
  within(what: string, value: number, most: number, unit: string): void {
    this.note(what, value <= most, `${value.toFixed(1)} ${unit} (at most ${most})`);
  }

  get failed(): number {
    return this.rows.filter(({ well }) => !well).length;
  }
}
