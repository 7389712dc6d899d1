import type { FastifyInstance } from "fastify";
import { uploadMedia } from "../../protocol/assets.ts";
import { backupMedia } from "../../protocol/backups.ts";

/** JSON only, no `__proto__`, and an empty body is as good as none. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length > 0) return parse(request, body.toString(), done);
    done(null, undefined);
    return undefined;
  });
  // A file stays a stream: whoever keeps it counts its bytes. Only upload routes let one in (`isForeign`).
  app.addContentTypeParser([...uploadMedia, backupMedia], (_request, payload, done) =>
    done(null, payload),
  );
}
