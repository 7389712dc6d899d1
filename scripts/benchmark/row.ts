/** One line of the table. A budget is the largest allowed value of what `judged` says. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly floor?: number;
  readonly box: number;
  /** What the budget speaks of: the box's own value, or box divided by floor. */
  readonly judged?: "box" | "ratio";
  /** `atLeast` for throughput; everything else is better when it is smaller. */
  readonly budget?: { readonly limit: number; readonly is: "atMost" | "atLeast" };
  readonly note?: string;
}

export function ratioOf({ box, floor }: Row): number | null {
  return floor === undefined || floor === 0 ? null : box / floor;
}

/** Null: there is no budget. */
export function withinBudget(row: Row): boolean | null {
  const { budget, judged = "ratio" } = row;
  if (!budget) return null;
  const value = judged === "ratio" ? (ratioOf(row) ?? Number.NaN) : row.box;
  return budget.is === "atMost" ? value <= budget.limit : value >= budget.limit;
}

function figure(value: number | undefined): string {
  if (value === undefined) return "";
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

function budgetText({ budget, judged = "ratio", unit }: Row): string {
  if (!budget) return "";
  const sign = budget.is === "atMost" ? "≤" : "≥";
  return judged === "ratio" ? `${sign} ${budget.limit}×` : `${sign} ${budget.limit} ${unit}`;
}

const marks = { true: "ok", false: "OVER", null: "" } as const;

/** The rows as a table of text; notes below it. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const ratio = ratioOf(row);
    return [
      row.what,
      figure(row.floor),
      figure(row.box),
      row.unit,
      ratio === null ? "" : `${ratio.toFixed(2)}×`,
      budgetText(row),
      marks[`${withinBudget(row)}`],
    ];
  });
  const all = [["", "floor", "box", "", "ratio", "budget", ""], ...cells];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => [...(row[column] ?? "")].length)),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) => pad(cell, widths?.[column] ?? 0, column === 1 || column === 2))
      .join("  "),
  );
  const notes = rows.flatMap(({ what, note }) => (note ? [`  ${what}: ${note}`] : []));
  return [...lines.map((line) => `  ${line.trimEnd()}`), "", ...notes].join("\n");
}

function pad(cell: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...cell].length));
  return right ? space + cell : cell + space;
}
