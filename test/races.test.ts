import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TicketAnswer } from "../protocol/http.ts";
import type { ProblemBody } from "./support/http-client.ts";
import { codeOf, type StaffClient, takeTicket, yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

const rounds = 1_000;
const tickets = 10_000;
const kiosks = 32;
/** For a machine that is busy with other work; on an idle one the whole file takes two minutes. */
const longMs = 400_000;

describe.each([2, 8, 32])(
  "%i counters that call on one service at the same instant",
  (counters) => {
    let site: TestBox;
    let staff: StaffClient[] = [];
    beforeAll(async () => {
      // Without time to undo, a session carries no copy of its last ticket: the rounds are about the queue.
      site = await startTestBox({ counters, services: 1, settings: { undoSeconds: 0 } });
      staff = await Promise.all(
        site.site.logins.map((login, index) =>
          site.atCounter(login, `guichet-${index + 1}`, ["service-1"]),
        ),
      );
    });
    afterAll(() => site.remove());

    it(`share out the waiting tickets, one each, in ${rounds} rounds`, async () => {
      const kiosk = site.client();
      for (let round = 0; round < rounds; round += 1) {
        const waiting = 1 + (round % Math.ceil(counters / 4));
        const issued = await Promise.all(
          Array.from({ length: waiting }, async () => yes(await takeTicket(kiosk, "service-1")).id),
        );
        const answers = await Promise.all(staff.map((one) => one.call("service-1")));
        const won = answers.flatMap((answer, index) => {
          const agent = staff[index];
          return answer.status === 201 && agent ? [{ agent, called: yes(answer) }] : [];
        });
        expect(won.map(({ called }) => called.ticket.id).sort()).toEqual(issued.sort());
        for (const answer of answers)
          expect(answer.status === 201 ? "" : codeOf(answer)).toMatch(/^(nobodyWaiting)?$/);
        await Promise.all(won.map(({ agent, called }) => sendHome(agent, called.visit.id, round)));
      }
    });

    it("told every loser why, and logged no fault", async () => {
      const refused = await staff[0]?.call("service-1");
      expect(refused).toMatchObject({
        status: 409,
        body: { code: "nobodyWaiting", title: "Personne n’attend pour ce service." },
      });
      expect(site.log.lines().filter(({ level }) => level === "error")).toEqual([]);
    });
  },
);

/** A visit as short as it can be; every fourth visitor does not come. */
async function sendHome(agent: StaffClient, visitId: string, round: number): Promise<void> {
  if (round % 4 === 0) {
    yes(await agent.act(visitId, "no-show", { state: "called" }));
    return;
  }
  yes(await agent.act(visitId, "arrival", { state: "called" }));
  yes(await agent.act(visitId, "end", { state: "serving", confirmShort: true }));
}

describe(`${kiosks} kiosks that issue at once`, () => {
  let site: TestBox;
  beforeAll(async () => {
    site = await startTestBox({ counters: 1, services: 4, kiosks });
  });
  afterAll(() => site.remove());

  it(
    `give ${tickets} tickets without a duplicate and without a gap`,
    async () => {
      const issued: TicketAnswer[] = [];
      let asked = 0;
      await Promise.all(
        site.site.kioskIds.map(async (kioskId) => {
          const kiosk = site.client();
          while (asked < tickets) {
            asked += 1;
            const serviceId = site.site.serviceIds[asked % 4] ?? "";
            issued.push(yes(await takeTicket(kiosk, serviceId, { kioskId })));
          }
        }),
      );
      expect(issued).toHaveLength(tickets);
      for (const serviceId of site.site.serviceIds) {
        const numbers = issued
          .filter((one) => one.serviceId === serviceId)
          .map((one) => one.number);
        expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
      }
      for (const key of ["id", "token", "label"] as const)
        expect(new Set(issued.map((one) => one[key])).size).toBe(tickets);
    },
    longMs,
  );
});

describe("two browsers at the same instant", () => {
  let site: TestBox;
  let chief: StaffClient;
  beforeAll(async () => {
    site = await startTestBox({ counters: 4, services: 1 });
    chief = await site.signIn("superviseur");
  });
  afterAll(() => site.remove());

  it(
    "never both open one counter",
    async () => {
      const [one, other] = await Promise.all([site.signIn("agent-1"), site.signIn("agent-2")]);
      for (let round = 0; round < rounds; round += 1) {
        const answers = await Promise.all([one.open("guichet-1"), other.open("guichet-1")]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        const lost = answers.find(({ status }) => status === 409)?.body as unknown as ProblemBody;
        const won = answers.find(({ status }) => status === 201)?.body;
        expect(lost).toMatchObject({ code: "counterTaken", facts: { login: won?.agent.login } });
        yes(await chief.ask("POST", "/v1/counters/guichet-1/free"));
      }
    },
    longMs,
  );

  it("never open two counters for one person, with the password and with the cookie", async () => {
    for (let round = 0; round < 8; round += 1) {
      const answers = await Promise.all([signInAt(site, "guichet-2"), signInAt(site, "guichet-3")]);
      expect(answers.map(codeOf).sort()).toEqual(["", "agentElsewhere"]);
      const open = answers[0]?.status === 201 ? "guichet-2" : "guichet-3";
      yes(await chief.ask("POST", `/v1/counters/${open}/free`));
    }
    const [one, other] = await Promise.all([site.signIn("agent-3"), site.signIn("agent-3")]);
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all([one.open("guichet-2"), other.open("guichet-3")]);
      expect(answers.map(codeOf).sort()).toEqual(["", "agentElsewhere"]);
      const open = answers[0].status === 201 ? "guichet-2" : "guichet-3";
      yes(await chief.ask("POST", `/v1/counters/${open}/free`));
    }
  });

  it("share one session when one person opens one counter twice", async () => {
    const [one, other] = await Promise.all([site.signIn("agent-4"), site.signIn("agent-4")]);
    for (let round = 0; round < 50; round += 1) {
      const answers = await Promise.all([one.open("guichet-4"), other.open("guichet-4")]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
      const ids = answers.map(({ body }) => body.session?.id);
      expect(ids[0]).toBe(ids[1]);
      yes(await chief.ask("POST", "/v1/counters/guichet-4/free"));
    }
  });
});

function signInAt(site: TestBox, counterId: string) {
  const password = site.site.people[0]?.password;
  return site.client().ask("POST", "/v1/sessions", { login: "agent-1", password, counterId });
}

describe("a double click", () => {
  let site: TestBox;
  let agent: StaffClient;
  beforeAll(async () => {
    site = await startTestBox({ counters: 1, services: 1 });
    agent = await site.atCounter("agent-1", "guichet-1");
    const kiosk = site.client();
    for (let count = 0; count < 400; count += 1) yes(await takeTicket(kiosk, "service-1"));
  });
  afterAll(() => site.remove());

  it("on « Appeler » calls one visitor, and on « Fin » ends one visit", async () => {
    for (let round = 0; round < 100; round += 1) {
      const calls = await Promise.all([agent.call("service-1"), agent.call("service-1")]);
      expect(calls.map(codeOf).sort()).toEqual(["", "visitInProgress"]);
      const { visit } = yes(calls.find(isYes) ?? calls[0]);
      const arrivals = await Promise.all([
        agent.act(visit.id, "arrival", { state: "called" }),
        agent.act(visit.id, "arrival", { state: "called" }),
      ]);
      expect(arrivals.map(codeOf).sort()).toEqual(["", "staleScreen"]);
      const end = { state: "serving", confirmShort: true };
      const ends = await Promise.all([
        agent.act(visit.id, "end", end),
        agent.act(visit.id, "end", end),
      ]);
      expect(ends.map(codeOf).sort()).toEqual(["", "visitOver"]);
    }
  });

  it("with one key is one request: both get the same answer", async () => {
    for (let round = 0; round < 100; round += 1) {
      const key = randomUUID();
      const calls = await Promise.all([
        agent.call("service-1", undefined, key),
        agent.call("service-1", undefined, key),
      ]);
      expect(calls[1]).toEqual(calls[0]);
      yes(await agent.act(yes(calls[0]).visit.id, "no-show", { state: "called" }));
    }
  });
});

function isYes(answer: { readonly status: number }): boolean {
  return answer.status < 300;
}
