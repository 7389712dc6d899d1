import type { FastifyInstance } from "fastify";

/** JSON only, no `__proto__`, and an empty body is as good as none. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length > 0) return parse(request, body.toString(), done);
    done(null, undefined);
    return undefined;
  });
}
