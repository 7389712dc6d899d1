import { setTimeout as wait } from "node:timers/promises";
import type { TicketAnswer } from "../../protocol/http.ts";
import { type HttpClient, httpClient } from "../../test/support/http-client.ts";
import type { Called } from "../../test/support/staff-client.ts";
import type { Ledger } from "./ledger.ts";
import { surely } from "./patient-client.ts";

/** Between two tickets of one kiosk, at most. */
const kioskPauseMs = 20;
/** Before an agent looks again whether somebody came. */
const agentPauseMs = 5;

export interface Hall {
  readonly url: string;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly serviceIds: readonly string[];
  /** True: no new act is begun. */
  closing: boolean;
}

/** Visitors at a kiosk, until the hall closes. */
export async function kiosk(hall: Hall): Promise<void> {
  const client = httpClient(hall.url);
  while (!hall.closing) {
    const body = { serviceId: oneOf(hall.serviceIds, hall), kioskId: "kiosk-1" };
    const ticket = await surely<TicketAnswer>(client, hall.ledger, {
      ...{ method: "POST", path: "/v1/tickets", what: "issue" },
      body,
    });
    if (ticket) hall.ledger.addTicket(ticket);
    await wait(hall.random() * kioskPauseMs);
  }
  client.close();
}

/** An agent at a counter, until the hall closes and the visitor at the desk has left. */
export async function agent(
  hall: Hall,
  who: { readonly login: string; readonly password: string; readonly counterId: string },
): Promise<void> {
  const client = httpClient(hall.url);
  const { ledger } = hall;
  const other = { what: "other" } as const;
  await surely(client, ledger, { method: "POST", path: "/v1/sessions", body: who, ...other });
  const services = { serviceIds: hall.serviceIds };
  const path = "/v1/sessions/current/services";
  await surely(client, ledger, { method: "PUT", path, body: services, ...other });
  while (!hall.closing) {
    const called = await surely<Called>(client, ledger, {
      ...{ method: "POST", path: "/v1/calls", what: "call" },
      body: { serviceId: oneOf(hall.serviceIds, hall) },
      mayRefuse: ["nobodyWaiting"],
    });
    if (called) await visit(hall, client, called);
    else await wait(agentPauseMs);
  }
  client.close();
}

async function visit(hall: Hall, client: HttpClient, called: Called): Promise<void> {
  const { ledger } = hall;
  const { id } = called.visit;
  ledger.addVisit(id, called.ticket.id);
  const act = async (name: string, body: object, mayRefuse: readonly string[] = []) => {
    const path = name === "undo" ? "/v1/sessions/current/undo" : `/v1/visits/${id}/${name}`;
    const told = await surely(client, ledger, {
      ...{ method: "POST", path, body, what: "other", mayRefuse },
    });
    return told !== null;
  };
  const course = hall.random();
  if (course < 0.1 && (await act("undo", {}, ["undoTooLate"]))) {
    ledger.reach(id, "putBack");
    return;
  }
  if (course < 0.3) {
    await act("no-show", { state: "called" });
    ledger.reach(id, "noShow");
    return;
  }
  await act("arrival", { state: "called" });
  ledger.reach(id, "serving");
  if (course < 0.5) await act("reason", { reasonId: null });
  await act("end", { state: "serving", confirmShort: true });
  ledger.reach(id, "ended");
}

function oneOf(ids: readonly string[], { random }: Hall): string {
  return ids[Math.floor(random() * ids.length)] ?? "";
}
