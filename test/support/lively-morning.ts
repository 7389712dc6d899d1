import type { HttpClient } from "./http-client.ts";
import { type StaffClient, takeTicket, yes } from "./staff-client.ts";
import type { TestBox } from "./test-box.ts";

/** Visitors that come and are served at random, beside the acts that are told one by one. */
const visitors = 150;

interface Morning {
  readonly site: TestBox;
  readonly kiosk: HttpClient;
  readonly staff: readonly [StaffClient, StaffClient, StaffClient];
  readonly chief: StaffClient;
  readonly admin: StaffClient;
}

/**
 * A morning over HTTP in which everything happens that people can do. It leaves one counter calling, one with a
 * visitor, one idle, and people waiting and absent. Needs 4 counters, 3 services, 2 kiosks and a printer.
 */
export async function livelyMorning(site: TestBox): Promise<void> {
  const morning = {
    site,
    kiosk: site.client(),
    staff: [
      await site.atCounter("agent-1", "guichet-1"),
      await site.atCounter("agent-2", "guichet-2"),
      await site.atCounter("agent-3", "guichet-3", ["service-1"]),
    ],
    chief: await site.signIn("superviseur"),
    admin: await site.signIn("admin"),
  } as const;
  await visitsOfEveryKind(morning);
  await changesOfMind(morning);
  await helpAndPauses(morning);
  await paper(morning);
  await manyVisitors(morning);
  await comingsAndGoings(morning);
  await asItIsLeft(morning);
}

/** Somebody waits; the ticket's number and token. */
async function newcomer(
  { kiosk }: Morning,
  serviceId = "service-1",
): Promise<{ number: number; token: string }> {
  return yes(await takeTicket(kiosk, serviceId, { kioskId: "kiosk-1" }));
}

async function called(agent: StaffClient, serviceId = "service-1"): Promise<string> {
  return yes(await agent.call(serviceId)).visit.id;
}

async function visitsOfEveryKind(morning: Morning): Promise<void> {
  const [one] = morning.staff;
  const { number } = await newcomer(morning);
  const visit = await called(one);
  yes(await one.act(visit, "repeat", { state: "called" }));
  yes(await one.act(visit, "arrival", { state: "called" }));
  yes(await one.act(visit, "reason", { reasonId: "service-1-motif" }));
  yes(await one.act(visit, "reason", { reasonId: null }));
  yes(await one.act(visit, "end", { confirmShort: true }));
  const again = yes(await one.call("service-1", number)).visit.id;
  yes(await one.act(again, "no-show"));
  const third = yes(await one.call("service-1", number)).visit.id;
  yes(await one.act(third, "arrival"));
  yes(await one.act(third, "end", { confirmShort: true }));
}

/** Each act that can be taken back is. */
async function changesOfMind(morning: Morning): Promise<void> {
  const [, two] = morning.staff;
  await newcomer(morning, "service-2");
  await called(two, "service-2");
  yes(await two.undo());
  const visit = await called(two, "service-2");
  yes(await two.act(visit, "no-show"));
  yes(await two.undo());
  yes(await two.act(visit, "arrival"));
  yes(await two.undo());
  yes(await two.act(visit, "arrival"));
  yes(await two.act(visit, "reason", { reasonId: "service-2-motif" }));
  yes(await two.undo());
  yes(await two.act(visit, "end", { confirmShort: true }));
  yes(await two.undo());
  yes(await two.act(visit, "end", { confirmShort: true }));
}

async function helpAndPauses({ staff: [one, two] }: Morning): Promise<void> {
  const { id } = yes(await one.ask<{ id: string }>("POST", "/v1/sos"));
  yes(await two.ask("POST", `/v1/sos/${id}/acknowledge`));
  yes(await two.ask("POST", `/v1/sos/${id}/close`));
  yes(await one.ask("POST", "/v1/sos"));
  const path = "/v1/sessions/current/availability";
  yes(await two.ask("PUT", path, { availability: "paused" }));
  yes(await two.ask("PUT", path, { availability: "available" }));
  yes(await two.choose(["service-2"]));
  yes(await two.choose(["service-2", "service-3"]));
}

async function paper(morning: Morning): Promise<void> {
  const { token } = await newcomer(morning, "service-3");
  const { kiosk } = morning;
  const over = Date.now() + 5_000;
  // The print agent is away: the paper fails by itself, a moment after the answer.
  while (yes(await kiosk.ask<Paper>("GET", `/v1/tickets/${token}`)).print.state === "queued")
    if (Date.now() > over) throw new Error("nobody said what became of the paper");
  yes(await kiosk.ask("POST", `/v1/tickets/${token}/reprint`));
  yes(await kiosk.ask("DELETE", `/v1/tickets/${token}`));
}

interface Paper {
  readonly print: { readonly state: string };
}

/** Kiosks and counters at once, each at its own pace. */
async function manyVisitors(morning: Morning): Promise<void> {
  const { site, staff } = morning;
  let came = 0;
  const arrive = async (kioskId: string) => {
    const kiosk = site.client();
    while (came < visitors) {
      came += 1;
      const serviceId = came % 3 === 0 ? "service-2" : "service-1";
      yes(await takeTicket(kiosk, serviceId, { kioskId, print: came % 7 === 0 }));
    }
  };
  const serve = async (agent: StaffClient, serviceId: string) => {
    for (let turn = 0; came < visitors || turn % 4 !== 0; turn += 1) {
      const answer = await agent.call(serviceId);
      if (answer.status === 201) await receive(agent, answer.body.visit.id, turn);
    }
  };
  await Promise.all([
    ...["kiosk-1", "kiosk-2"].map(arrive),
    ...staff.map((agent, index) => serve(agent, index === 1 ? "service-2" : "service-1")),
  ]);
}

async function receive(agent: StaffClient, visitId: string, turn: number): Promise<void> {
  if (turn % 5 === 0) {
    yes(await agent.act(visitId, "no-show"));
    return;
  }
  yes(await agent.act(visitId, "arrival"));
  if (turn % 2 === 0) yes(await agent.act(visitId, "reason", { reasonId: null }));
  yes(await agent.act(visitId, "end", { confirmShort: true }));
}

async function comingsAndGoings(morning: Morning): Promise<void> {
  const { staff, chief, admin, site } = morning;
  const [, two, three] = staff;
  await newcomer(morning);
  await called(three);
  yes(await three.open("guichet-4", { move: true }));
  yes(await chief.ask("POST", "/v1/counters/guichet-4/free"));
  yes(await three.open("guichet-3", { restore: true }));
  yes(await two.ask("DELETE", "/v1/sessions/current"));
  await site.atCounter("agent-4", "guichet-4", ["service-3"]);
  const label = { fr: "Renouvellement" };
  const value = { id: "nouveau", serviceId: "service-3", label, position: 9, active: true };
  yes(
    await admin.ask("POST", "/v1/admin/changes", {
      changes: [{ kind: "reason", id: "nouveau", value }],
    }),
  );
}

/** Agent 1 calls, agent 3 receives, agent 4 is idle; some wait, and one did not come. */
async function asItIsLeft(morning: Morning): Promise<void> {
  const [one, , three] = morning.staff;
  for (let count = 0; count < 5; count += 1) await newcomer(morning);
  yes(await three.act(await called(three), "no-show"));
  yes(await three.act(await called(three), "arrival"));
  await called(one);
}
