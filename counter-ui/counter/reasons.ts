import type { CurrentSession } from "../../protocol/http.ts";
import type { ServiceState } from "../../protocol/views.ts";
import type { Facts } from "./facts.ts";

/** The reasons of a service, and whether one is asked, may be given, or must be (rows E01, E76 to E78). */
export function reasonsFor(
  facts: Facts,
  serviceId: string,
): {
  readonly qualify: ServiceState["qualification"];
  readonly reasons: CurrentSession["reasons"];
  /** A required reason may wait: the time for the file follows the visit. */
  readonly later: boolean;
} {
  const live = facts.services.find((service) => service.id === serviceId);
  return {
    qualify: live?.qualification ?? facts.current?.qualification ?? "off",
    later: live?.wrapUp ?? false,
    reasons: (facts.current?.reasons ?? []).filter((reason) => reason.serviceId === serviceId),
  };
}
