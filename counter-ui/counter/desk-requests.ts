import type { SessionView } from "../../protocol/views.ts";
import type { Act } from "./acts.ts";
import type { BoxRequest } from "./requests.ts";
import type { Screen } from "./screens.ts";

/** The command of an extra act on that screen, conditional as every other; null for any other act. */
export function deskRequest(
  act: Act,
  screen: Screen,
  session: SessionView | null,
): BoxRequest | null {
  const seen = session?.revision;
  switch (act.name) {
    case "pick": {
      const { serviceId, ticketId, reason } = act;
      return post("/v1/calls", { serviceId, ticketId, seen, ...(reason ? { reason } : {}) });
    }
    case "addVisit":
      return post("/v1/visits", { serviceId: act.serviceId, print: act.print, seen });
    case "putBack":
      return onVisit(screen, "put-back", {});
    case "transfer": {
      const { serviceId, counterId, note } = act;
      return onVisit(screen, "transfer", {
        ...(serviceId === null ? {} : { serviceId }),
        ...(counterId === null ? {} : { counterId }),
        ...(note === null ? {} : { note }),
      });
    }
    default:
      return null;
  }
}

function onVisit(screen: Screen, route: string, body: object): BoxRequest | null {
  if (screen.kind !== "call" && screen.kind !== "interview") return null;
  const state = screen.kind === "call" ? "called" : "serving";
  const path = `/v1/visits/${encodeURIComponent(screen.visit.id)}/${route}`;
  return post(path, { state, ...body });
}

function post(path: string, body: object): BoxRequest {
  return { method: "POST", path, body };
}
