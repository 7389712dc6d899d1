import { stringify } from "csv-stringify/sync";
import type { AccessQuery } from "../../protocol/access.ts";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";

/** Lines in one answer. */
const linesMax = 100;
/** Lines of the file: all that are kept. */
const fileMax = 100_000;

type RetentionKey = "retention" | "runRetention" | "accessLog" | "accessTable";

/** How long data stay, and who looked at or changed what. */
export function retentionHandlers(box: Box): Handlers<RetentionKey> {
  const { retention, access } = box;
  return {
    retention: () => retention.status(),
    runRetention: ({ reply }) => {
      retention.run().catch((error: unknown) => {
        box.log.error("retention.failed", { error: String(error) });
      });
      return reply.code(202).send({});
    },
    accessLog: async ({ query }) => {
      const found = await access.lines({ ...wanted(query), limit: linesMax + 1 });
      return { lines: found.slice(0, linesMax), more: found.length > linesMax };
    },
    accessTable: async ({ query, reply }) => {
      const lines = await access.lines({ ...wanted(query), limit: fileMax });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="patience-journal.csv"')
        .send(tableOf(box, lines));
    },
  };
}

function wanted({ before, actor, act, from, until }: AccessQuery) {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return { before: number(before), actor, act, from: number(from), until: number(until) };
}

const head = ["Début", "Dernière fois", "Qui", "Acte", "Objet", "Adresse", "Fois"];

/**
 * As `tables-file.ts` writes figures: a byte order mark for the accents, and no cell that a spreadsheet takes for a
 * formula. Times are the site's own; acts are the contract's words, which stay the same in every language.
 */
function tableOf({ engine }: Box, lines: Awaited<ReturnType<Box["access"]["lines"]>>): string {
  const { agents, site } = engine.state();
  // Swedish dates are those of ISO 8601.
  const style = { dateStyle: "short", timeStyle: "medium", timeZone: site.zone } as const;
  const clock = new Intl.DateTimeFormat("sv", style);
  const nameOf = (id: string) => agents.get(id)?.name ?? id;
  const rows = lines.map(({ at, lastAt, actor, act, subject, address, times }) => [
    ...[clock.format(at), clock.format(lastAt), nameOf(actor), act, nameOf(subject)],
    ...[address, times],
  ]);
  return stringify([head, ...rows], { bom: true, escape_formulas: true });
}
