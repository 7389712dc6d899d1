import { httpClient } from "../../test/support/http-client.ts";
import { type StaffClient, signIn, takeTicket, yes } from "../../test/support/staff-client.ts";
import type { BenchBox, Floor } from "./bench.ts";

/** Somebody who calls the next visitor; the answer is the label that every screen must show. */
export interface Caller {
  /** Makes ready for a call: somebody waits, and the counter is free. */
  ready(): Promise<void>;
  call(): Promise<string>;
  close(): void;
}

export function floorCaller({ port }: Floor): Caller {
  const client = httpClient(`http://127.0.0.1:${port}`);
  return {
    ready: () => Promise.resolve(),
    async call() {
      const body = { serviceId: "service-1" };
      return yes(await client.ask<{ ticket: { label: string } }>("POST", "/v1/calls", body)).ticket
        .label;
    },
    close: () => client.close(),
  };
}

/** An agent at a counter who has one visitor after another; what others issue does not matter to her. */
export async function boxCaller({ port }: BenchBox): Promise<Caller> {
  const url = `http://127.0.0.1:${port}`;
  const agent: StaffClient = await signIn(url, "agent-1");
  yes(await agent.open("guichet-1"));
  yes(await agent.choose(["service-1"]));
  let visitId: string | null = null;
  return {
    async ready() {
      if (visitId !== null) yes(await agent.act(visitId, "no-show"));
      visitId = null;
      yes(await takeTicket(agent, "service-1"));
    },
    async call() {
      const { visit, ticket } = yes(await agent.call("service-1"));
      visitId = visit.id;
      return ticket.label;
    },
    close: () => agent.close(),
  };
}
