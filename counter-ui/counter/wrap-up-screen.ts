import type { WrapUpView } from "../../protocol/wrap-up.ts";
import type { ActName } from "./acts.ts";
import type { Facts } from "./facts.ts";
import { reasonsFor } from "./reasons.ts";
import type { AtCounter, ScreenOf } from "./screens.ts";
import { undoAct } from "./undo-act.ts";

/** « Qualification »: the visitor is gone, the file is not (3.4). Only where the site gives time for it. */
export function wrapUpScreen(
  common: AtCounter,
  wrapUp: WrapUpView,
  facts: Facts,
): ScreenOf<"wrapUp"> {
  const { qualify, reasons } = reasonsFor(facts, wrapUp.serviceId);
  const acts: ActName[] = [
    ...(qualify === "off" ? [] : ["reason" as const]),
    ...(wrapUp.reasonMissing ? [] : ["endWrapUp" as const]),
    "extendWrapUp",
    ...undoAct(common),
  ];
  return {
    ...{ kind: "wrapUp", ...common, wrapUp, qualify, reasons, acts },
    service: common.rows.find((row) => row.id === wrapUp.serviceId) ?? null,
    leftMs: wrapUp.endsAt === null ? null : Math.max(0, wrapUp.endsAt - facts.now),
    next: wrapUp.reasonMissing ? null : { name: "endWrapUp" },
  };
}
