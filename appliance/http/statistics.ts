import { Readable } from "node:stream";
import { lengthOf, type StatisticsQuery } from "../../protocol/statistics.ts";
import type { Language } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { type StatisticsRules, TooManyRows } from "../ports/statistics.ts";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

const dayMs = 24 * 3_600_000;
/** A year, its leap day, and a month to compare with. */
const daysMax = 400;

/** Figures of past days, as far as the site's retention allows. */
export function statisticsHandlers(box: Box): Handlers<"statistics" | "statisticsTable"> {
  return {
    statistics: async ({ query, reply }) => {
      checkPeriod(query);
      const rules = statisticsRules(box.engine.state(), query.language);
      const { bytes, mediaType } = await box.statistics.report(query, rules);
      // The thread has written the JSON: a year's is not made again on the way of a call.
      return reply.type(mediaType).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    },
    statisticsTable: async ({ query, reply }) => {
      checkPeriod(query);
      const { parts, mediaType } = await box.statistics
        .table(query, statisticsRules(box.engine.state(), query.language))
        .catch(refuseLong);
      const name = `patience-${query.table}-${query.from}-${query.to}.${query.format}`;
      return reply
        .type(mediaType)
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Readable.from(parts, { objectMode: false }));
    },
  };
}

/** @throws Refused `tooManyRows` for a table that its format cannot hold. */
function refuseLong(error: unknown): never {
  if (!(error instanceof TooManyRows)) throw error;
  throw new Refused("tooManyRows", { rows: error.rows, max: error.max });
}

/** @throws Refused `badRequest` for days that are none, or a period that ends before it begins or is too long. */
function checkPeriod({ from, to }: StatisticsQuery): void {
  const days = lengthOf({ from, to });
  if (!(days >= 1 && days <= daysMax))
    throw new Refused("badRequest", { where: "querystring", path: "/to" });
}

/** What may be told, and what the ids are called: in the language asked for, or the site's first. */
export function statisticsRules(state: State, asked?: Language): StatisticsRules {
  const { site } = state;
  const language = asked ?? site.languages[0] ?? "fr";
  const { agentFigures, agentDays } = site.retention;
  const oldest = new Date(Date.parse(`${state.day}T00:00:00Z`) - agentDays * dayMs);
  const named = (things: Iterable<readonly [string, string]>) => [...things];
  return {
    agentsFrom: agentFigures ? oldest.toISOString().slice(0, 10) : null,
    ...{ language, today: state.day },
    zone: site.zone,
    rollover: site.rollover,
    names: Object.fromEntries([
      ...named([...state.services].map(([id, { name }]) => [id, name[language] || name.fr])),
      ...named([...state.reasons].map(([id, { label }]) => [id, label[language] || label.fr])),
      ...named([...state.counters].map(([id, { label }]) => [id, label])),
      ...named([...state.agents].map(([id, { name }]) => [id, name])),
    ]),
  };
}
