import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { EngineUnavailable } from "../app/contract.ts";
import { PasswordsBusy } from "../ports/passwords.ts";
import type { Log } from "../ports/world.ts";
import { type Facts, Refused, sendProblem } from "./problems.ts";

/** When to come back after `busy`: a batch of the writer is over long before. */
const busySeconds = 1;

/** Turns whatever was thrown into a problem; only what nobody foresaw is logged. */
export function errorHandler(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refused = refusedBy(error);
    if (refused) return sendProblem(reply, refused.problem, refused.retryAfter);
    log.error("http.failed", {
      method: request.method,
      route: routeName(request),
      error: `${error.name}: ${error.message}`,
      stack: error.stack?.split("\n").slice(1, 4).join(" "),
    });
    return sendProblem(reply, new Refused("internal").problem);
  };
}

/** The route's pattern, never the address that was asked for: tokens are in addresses. */
export function routeName(request: FastifyRequest): string {
  return request.routeOptions.url ?? "none";
}

function refusedBy(error: FastifyError): Refused | null {
  if (error instanceof Refused) return error;
  if (error instanceof EngineUnavailable)
    return new Refused(error.why === "storeFailed" ? "storeFailed" : "busy", {}, busySeconds);
  if (error instanceof PasswordsBusy) return new Refused("busy", {}, busySeconds);
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refused("tooLarge");
  if (error.validation) return new Refused("badRequest", placeOf(error));
  const { statusCode = 500 } = error;
  return statusCode >= 400 && statusCode < 500 ? new Refused("badRequest") : null;
}

/** Where the first fault is: `facts.where` (body, params, querystring, headers) and `facts.path`. */
function placeOf({ validation, validationContext }: FastifyError): Facts {
  const [first] = validation ?? [];
  const params = first?.params ?? {};
  const key = params["missingProperty"] ?? params["additionalProperty"];
  const path = [first?.instancePath ?? "", ...(typeof key === "string" ? [key] : [])].join("/");
  return {
    where: validationContext ?? "request",
    path: (path || "/").slice(0, 100),
    fault: (first?.message ?? "is malformed").slice(0, 100),
  };
}
