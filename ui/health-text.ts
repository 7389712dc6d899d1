import type { HealthReport } from "../protocol/health.ts";
import type { Texts } from "./texts/texts.ts";

type Facts = HealthReport["facts"];
type Words = Readonly<Record<string, (facts: Facts) => string>>;

/**
 * One sentence for a report that is not `ok`; null for a kind or a code that has no words. The words of a kind of
 * component are the group of its name in `texts/{language}/health.ts`.
 */
export function healthText(texts: Texts, { component, code, facts }: HealthReport): string | null {
  const [kind = "", id = ""] = component.split(":");
  const groups: Readonly<Record<string, unknown>> = texts.health;
  const group = Object.hasOwn(groups, kind) ? groups[kind] : undefined;
  if (typeof group !== "object" || group === null) return null;
  const words = group as Words;
  const what = Object.hasOwn(words, code) ? words[code]?.(facts) : undefined;
  if (what === undefined) return null;
  const spare = facts["spare"];
  const helped = typeof spare === "string" ? `${what}, ${texts.health.spare(spare)}` : what;
  return texts.health.sentence(String(facts["name"] ?? nameOf(texts, kind, id)), helped);
}

function nameOf({ health }: Texts, kind: string, id: string): string {
  const names: Readonly<Record<string, string>> = health.names;
  return id === "" ? (names[kind] ?? kind) : id;
}

/** Alerts before warnings, the oldest first; what is well is left out. */
export function troubles(reports: readonly HealthReport[]): readonly HealthReport[] {
  const rank = (report: HealthReport) => (report.level === "alert" ? 0 : 1);
  return reports
    .filter(({ level }) => level !== "ok")
    .sort((a, b) => rank(a) - rank(b) || a.since - b.since);
}
