import type { Language } from "../../protocol/schema.ts";

/** How a page writes its figures: each language has its own marks for thousands and decimals. */
export interface Numbers {
  /** 113 037 */
  count(value: number): string;
  /** A time in minutes with one decimal; a dash where there is none. */
  minutes(ms: number | null): string;
  /** A share of a whole; a dash of nothing. */
  share(part: number, whole: number): string;
  /** How much more or less, with its sign: +12 %; a dash where there was nothing. */
  change(now: number | null, then: number | null): string;
}

const none = "–";

export function numbersOf(language: Language): Numbers {
  const whole = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    useGrouping: "always",
  });
  const decimal = new Intl.NumberFormat(language, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: "always" },
  });
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const signed = new Intl.NumberFormat(language, { style: "percent", signDisplay: "exceptZero" });
  return {
    count: (value) => whole.format(value),
    minutes: (ms) => (ms === null ? none : decimal.format(ms / 60_000)),
    share: (part, all) => (all > 0 ? percent.format(part / all) : none),
    change: (now, then) =>
      now === null || then === null || then === 0 ? none : signed.format((now - then) / then),
  };
}
