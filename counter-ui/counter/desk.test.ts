import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CurrentSession } from "../../protocol/http.ts";
import type { Act } from "./acts.ts";
import { clickGuardMs, Desk } from "./desk.ts";
import {
  counterAgent,
  current,
  interview,
  morning,
  service,
  session,
  siteState,
  visit,
  withVisit,
} from "./testing/facts.ts";
import { FakeBox, problem } from "./testing/fake-box.ts";

// A busy machine is slow, not wrong: what is to come true has eight seconds, a whole story has thirty.
vi.setConfig({ testTimeout: 30_000 });

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });

let box: FakeBox;
let desk: Desk;

beforeEach(() => {
  box = new FakeBox();
  desk = new Desk(box.ports);
});

/** The page as it stands some time after the last screen change. */
async function at(state: CurrentSession | null): Promise<void> {
  box.current = state;
  await desk.refresh();
  settle();
}

function settle(): void {
  box.monotonic += clickGuardMs;
}

/** Presses, as an agent does who has read the screen. */
async function press(act: Act): Promise<void> {
  settle();
  await desk.act(act);
}

const lastCommand = () => box.commands.at(-1);

describe("signing in", () => {
  const form = { login: "durand", password: "secret", counterId: "c1" };

  it("opens the counter and goes to the services", async () => {
    await at(null);
    expect(desk.screen.kind).toBe("login");
    box.answer(current({ session: session({ serviceIds: [], revision: 1 }) }));
    await desk.signIn(form);
    expect(lastCommand()).toEqual({ method: "POST", path: "/v1/sessions", body: form });
    expect(desk.screen.kind).toBe("services");
    expect(box.joined).toBe(1);
  });

  it("keeps the identifier for the next time, and the password nowhere", async () => {
    await at(null);
    box.answer(problem("badCredentials", 401));
    await desk.signIn(form);
    expect(desk.rememberedLogin).toBe("durand");
    expect(JSON.stringify([...box.kept, ...box.tab])).not.toContain("secret");
  });

  it.each(["badCredentials", "counterTaken", "locked", "offline"])(
    "shows the refusal « %s » and reads the counters again",
    async (code) => {
      await at(null);
      box.answer(problem(code, 409, { login: "martin" }));
      await desk.signIn(form);
      expect(desk.signInFault?.code).toBe(code);
      expect(desk.screen.kind).toBe("login");
      expect(box.asked.at(-1)?.path).toBe("/v1/site");
      expect(desk.busy).toBeNull();
    },
  );

  it("moves the post on demand, without the password (E08)", async () => {
    await at(null);
    box.answer(problem("agentElsewhere", 409, { counterLabel: "3" }), current());
    await desk.signIn(form);
    await desk.moveHere("c1");
    expect(box.commands, "the second press of a double click moves nothing").toHaveLength(1);
    settle();
    await desk.moveHere("c1");
    expect(lastCommand()?.body).toEqual({ counterId: "c1", move: true });
    expect(desk.screen.kind).toBe("main");
    expect(desk.signInFault).toBeNull();
  });

  it("goes straight to the screen when the cookie is good and the session lives", async () => {
    await at(withVisit(visit()));
    expect(desk.screen.kind).toBe("call");
  });

  it("sends one sign-in for two presses", async () => {
    await at(null);
    box.answer(current());
    await Promise.all([desk.signIn(form), desk.signIn(form)]);
    expect(box.commands).toHaveLength(1);
  });

  it("watches the counters until somebody is signed in, and not after", async () => {
    await at(null);
    const asked = box.asked.length;
    await desk.poll();
    expect(box.asked.slice(asked).map(({ path }) => path)).toEqual(["/v1/site"]);
    await at(current());
    const before = box.asked.length;
    await desk.poll();
    expect(box.asked).toHaveLength(before);
  });
});

describe("an act", () => {
  it("does nothing in the 700 ms after a screen change (E73)", async () => {
    await at(withVisit(visit()));
    const started = session({ visit: interview(), activity: "serving", revision: 6 });
    box.answer({ visit: interview(), session: started });
    await press({ name: "arrival" });
    expect(desk.screen.kind).toBe("interview");
    box.monotonic += clickGuardMs - 1;
    await desk.act({ name: "end" });
    expect(box.commands).toHaveLength(1);
    box.monotonic += 1;
    box.answer({ visit: interview({ state: "over" }), session: session({ revision: 7 }) });
    await desk.act({ name: "end" });
    expect(desk.screen.kind).toBe("main");
  });

  it("is sent once, however often it is pressed before the answer", async () => {
    await at(withVisit(visit()));
    let answer: (value: object) => void = () => undefined;
    box.answer(
      new Promise<object>((resolve) => {
        answer = resolve;
      }),
    );
    settle();
    const presses = [1, 2, 3].map(() => desk.act({ name: "arrival" }));
    expect(desk.busy).toBe("arrival");
    answer({ session: session({ visit: interview(), activity: "serving", revision: 6 }) });
    await Promise.all(presses);
    expect(box.commands).toHaveLength(1);
    expect(desk.busy).toBeNull();
  });

  it("that the screen does not allow is not sent", async () => {
    await at(current());
    await press({ name: "arrival" });
    await press({ name: "confirmEnd" });
    expect(box.commands).toHaveLength(0);
  });

  it("names the visit, the state and the revision that the screen showed", async () => {
    await at(withVisit(visit()));
    for (const [act, path] of [
      ["arrival", "arrival"],
      ["noShow", "no-show"],
      ["repeat", "repeat"],
    ] as const) {
      box.now = morning + 6_000;
      box.answer(problem("staleScreen"));
      await press({ name: act });
      expect(lastCommand()).toEqual({
        method: "POST",
        path: `/v1/visits/v1/${path}`,
        body: { state: "called" },
      });
    }
  });

  it("that the box refuses as stale shows what is true there, with a sentence", async () => {
    await at(withVisit(visit()));
    box.current = current({ session: session({ revision: 8 }) });
    box.answer(problem("visitOver"));
    await press({ name: "arrival" });
    expect(desk.screen.kind).toBe("main");
    expect(desk.notice).toMatchObject({ kind: "refused", fault: { code: "visitOver" } });
  });

  it("whose answer is lost ends with the truth of the box", async () => {
    await at(withVisit(visit()));
    box.current = withVisit(interview(), { revision: 6 });
    box.answer(problem("offline", 0));
    await press({ name: "arrival" });
    expect(desk.screen.kind).toBe("interview");
    expect(desk.notice).toMatchObject({ kind: "refused", fault: { code: "offline" } });
  });

  it("after the cookie is gone leads to the sign-in", async () => {
    await at(current());
    box.current = null;
    box.answer(problem("notSignedIn", 401));
    await press({ name: "changeServices" });
    await press({ name: "validateServices" });
    expect(desk.screen.kind).toBe("login");
    expect(box.left).toBe(1);
  });

  it("lets a programmer's error through", async () => {
    await at(current());
    await expect(press({ name: "logout" })).rejects.toThrow("no answer prepared");
    expect(desk.busy).toBeNull();
  });
});

describe("choosing services (E24-E31)", () => {
  it("ticks, unticks, and sends the choice with the revision", async () => {
    await at(current({ session: session({ serviceIds: [], revision: 1 }) }));
    await press({ name: "toggleService", serviceId: "urologie" });
    await press({ name: "toggleService", serviceId: "cardiologie" });
    await press({ name: "toggleService", serviceId: "urologie" });
    box.answer({ session: session({ serviceIds: ["cardiologie"], revision: 2 }) });
    await press({ name: "validateServices" });
    expect(lastCommand()).toEqual({
      method: "PUT",
      path: "/v1/sessions/current/services",
      body: { serviceIds: ["cardiologie"], seen: 1 },
    });
    expect(desk.screen.kind).toBe("main");
  });

  it("ignores a service that the agent may not serve", async () => {
    const { agent } = current();
    const mine = { ...agent, serviceIds: ["oncologie", "cardiologie"] };
    await at(current({ agent: mine, session: session({ serviceIds: [] }) }));
    await press({ name: "toggleService", serviceId: "urologie" });
    expect(desk.screen).toMatchObject({ kind: "services", chosen: [] });
  });

  it("goes back without a change", async () => {
    await at(current());
    await press({ name: "changeServices" });
    await press({ name: "toggleService", serviceId: "urologie" });
    await press({ name: "back" });
    expect(desk.screen.kind).toBe("main");
    expect(box.commands).toHaveLength(0);
  });
});

describe("calling (E53, E60-E67)", () => {
  it("asks new or old where recall is on", async () => {
    await at(current());
    await press({ name: "chooseService", serviceId: "urologie" });
    expect(desk.screen.kind).toBe("choice");
    box.answer({ session: session({ visit: visit(), activity: "calling", revision: 6 }) });
    await press({ name: "callNext", serviceId: "urologie" });
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/calls",
      body: { serviceId: "urologie", seen: 5 },
    });
    expect(desk.screen.kind).toBe("call");
  });

  it("calls at once where recall is off (E01)", async () => {
    box.documents.set("service/urologie/state", service("UROLOGIE", { recall: false }));
    await at(current());
    box.answer({ session: session({ visit: visit(), activity: "calling", revision: 6 }) });
    await press({ name: "chooseService", serviceId: "urologie" });
    expect(lastCommand()?.body).toEqual({ serviceId: "urologie", seen: 5 });
    expect(desk.screen.kind).toBe("call");
  });

  it("says that nobody waits, and shows the main screen", async () => {
    await at(current());
    await press({ name: "chooseService", serviceId: "urologie" });
    box.answer(problem("nobodyWaiting"));
    await press({ name: "callNext", serviceId: "urologie" });
    expect(desk.notice).toEqual({ kind: "nobody", serviceId: "urologie" });
    expect(desk.screen.kind).toBe("main");
  });

  async function typed(text: string): Promise<void> {
    await at(current());
    await press({ name: "chooseService", serviceId: "urologie" });
    await press({ name: "openRecall", serviceId: "urologie" });
    await desk.act({ name: "typeNumber", text });
  }

  it.each(["32", "0032", "A32"])("recalls the ticket typed as %s", async (text) => {
    await typed(text);
    box.answer({ session: session({ visit: visit({ recall: true }), revision: 6 }) });
    await press({ name: "recall" });
    expect(lastCommand()?.body).toEqual({ serviceId: "urologie", number: 32, seen: 5 });
    expect(desk.screen.kind).toBe("call");
  });

  it.each(["", "A", "0", "12345"])("sends nothing for « %s »", async (text) => {
    await typed(text);
    await press({ name: "recall" });
    expect(box.commands).toHaveLength(0);
  });

  it("takes digits at once: the guard is for acts", async () => {
    await at(current());
    await press({ name: "openRecall", serviceId: "urologie" });
    await desk.act({ name: "typeNumber", text: "3" });
    expect(desk.intent.number).toBe("3");
  });

  it("shows the window of E67, whose « Retour » leads to an empty pad", async () => {
    await typed("32");
    box.answer(problem("notReceivedYet", 409, { label: "A032" }));
    await press({ name: "recall" });
    expect(desk.screen).toMatchObject({ kind: "recall", refused: { code: "notReceivedYet" } });
    await press({ name: "closeWindow" });
    expect(desk.screen).toMatchObject({ kind: "recall", refused: null });
    expect(desk.intent.number).toBe("");
  });

  it("goes back from the pad to the choice, and from there to the main screen (E66)", async () => {
    await typed("32");
    await press({ name: "back" });
    expect(desk.screen.kind).toBe("choice");
    await press({ name: "back" });
    expect(desk.screen.kind).toBe("main");
  });
});

describe("an interview (E73, E76-E80)", () => {
  it("is qualified, and stays on its screen", async () => {
    await at(withVisit(interview()));
    const chosen = interview({ reasonId: "r1", qualified: true });
    box.answer({ session: session({ visit: chosen, activity: "serving", revision: 6 }) });
    await press({ name: "reason", reasonId: "r1" });
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/visits/v1/reason",
      body: { state: "serving", reasonId: "r1" },
    });
    expect(desk.screen).toMatchObject({ kind: "interview", visit: { reasonId: "r1" } });
  });

  it("too short to be true asks once more, and ends when confirmed", async () => {
    await at(withVisit(interview()));
    box.answer(problem("tooSoon", 409, { seconds: 2 }));
    await press({ name: "end" });
    expect(desk.screen).toMatchObject({ kind: "interview", shortVisit: true });
    box.answer({ session: session({ revision: 7 }) });
    await press({ name: "confirmEnd" });
    expect(lastCommand()?.body).toEqual({ state: "serving", confirmShort: true });
    expect(desk.screen.kind).toBe("main");
  });

  it("too short may go on", async () => {
    await at(withVisit(interview()));
    box.answer(problem("tooSoon"));
    await press({ name: "end" });
    await press({ name: "closeWindow" });
    expect(desk.screen).toMatchObject({ kind: "interview", shortVisit: false });
    expect(box.commands).toHaveLength(1);
  });
});

describe("a paused post", () => {
  it("is asked for with one command, where the site offers it", async () => {
    const plain = current();
    await at(plain);
    await press({ name: "pause" });
    expect(box.commands).toEqual([]);
    await at({ ...plain, desk: { ...plain.desk, pause: true } });
    box.answer({ session: session({ availability: "paused", revision: 6 }) });
    await press({ name: "pause" });
    expect(lastCommand()).toEqual({
      method: "PUT",
      path: "/v1/sessions/current/availability",
      body: { availability: "paused", seen: 5 },
    });
    expect(desk.screen.kind).toBe("paused");
  });

  it("is taken up again with one command", async () => {
    await at(current({ session: session({ availability: "paused" }) }));
    expect(desk.screen.kind).toBe("paused");
    box.answer({ session: session({ revision: 6 }) });
    await press({ name: "resume" });
    expect(lastCommand()).toEqual({
      method: "PUT",
      path: "/v1/sessions/current/availability",
      body: { availability: "available", seen: 5 },
    });
    expect(desk.screen.kind).toBe("main");
  });
});

describe("« Annuler »", () => {
  it("names the revision and says that it was done", async () => {
    const undo = { kind: "end", until: morning + 10_000 } as const;
    await at(current({ session: session({ undo }) }));
    box.answer({ session: session({ visit: interview(), activity: "serving", revision: 6 }) });
    await press({ name: "undo" });
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/sessions/current/undo",
      body: { seen: 5 },
    });
    expect(desk.screen.kind).toBe("interview");
    expect(desk.notice).toEqual({ kind: "undone" });
  });
});

describe("the end of a session", () => {
  it("by « Déconnexion » leads to the sign-in and forgets the post", async () => {
    await at(current());
    box.answer({ session: null });
    await press({ name: "logout" });
    expect(lastCommand()).toEqual({
      method: "DELETE",
      path: "/v1/sessions/current",
      body: undefined,
    });
    expect(desk.screen.kind).toBe("login");
    expect(desk.rememberedLogin).toBe("");
    expect([...box.tab]).toEqual([]);
  });

  it("by E74 shows the window, and one tap brings counter and services back", async () => {
    await at(withVisit(visit()));
    const last = {
      counterId: "c1",
      serviceIds: ["urologie"],
      end: "expired" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    box.current = current({ session: null, last });
    box.publish("counter/c1/agent", counterAgent(null));
    await eventually(() => desk.screen.kind).toBe("over");
    box.answer(current({ session: session({ id: "s2", revision: 1 }) }));
    await press({ name: "reconnect" });
    expect(lastCommand()?.body).toEqual({ counterId: "c1", restore: true });
    expect(desk.screen.kind).toBe("main");
  });

  it("cannot be undone with one tap when the counter is taken: the sign-in says why", async () => {
    const last = {
      counterId: "c1",
      serviceIds: [],
      end: "expired" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    await at(current({ session: null, last }));
    box.answer(problem("counterTaken", 409, { login: "martin" }));
    await press({ name: "reconnect" });
    expect(desk.screen.kind).toBe("login");
    expect(desk.signInFault?.facts).toEqual({ login: "martin" });
    expect(desk.rememberedLogin).toBe("durand");
  });

  it("stays on the window when the box does not answer the tap", async () => {
    const last = {
      counterId: "c1",
      serviceIds: [],
      end: "expired" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    await at(current({ session: null, last }));
    box.answer(problem("offline", 0));
    await press({ name: "reconnect" });
    expect(desk.screen.kind).toBe("over");
    expect(desk.notice).toMatchObject({ kind: "refused" });
  });

  it("by a move to another counter is said, and can be taken back (E08)", async () => {
    await at(current());
    box.current = current({ session: session({ id: "s2", counterId: "c3", revision: 1 }) });
    box.publish("counter/c1/agent", counterAgent(null));
    await eventually(() => desk.screen.kind).toBe("moved");
    box.answer(current({ session: session({ id: "s3", revision: 1 }) }));
    await press({ name: "bringBack" });
    expect(lastCommand()?.body).toEqual({ counterId: "c1", move: true });
    expect(desk.screen.kind).toBe("main");
  });

  it("is remembered by the tab across a reload", async () => {
    await at(current());
    const reloaded = new Desk(box.ports);
    box.current = current({ session: session({ id: "s2", counterId: "c3" }) });
    await reloaded.refresh();
    expect(reloaded.screen.kind).toBe("moved");
  });
});

describe("the bus", () => {
  it("brings a newer form of our session, and no older one", async () => {
    await at(withVisit(visit(), { revision: 6 }));
    const served = session({ visit: interview(), activity: "serving", revision: 7 });
    box.publish("counter/c1/agent", counterAgent(served, 10));
    expect(desk.screen.kind).toBe("interview");
    box.publish("counter/c1/agent", counterAgent(session({ visit: visit(), revision: 6 }), 11));
    expect(desk.screen.kind).toBe("interview");
  });

  it("brings what the printer said of the ticket without a change of the session", async () => {
    await at(withVisit(visit()));
    const failed = visit({ print: { state: "failed", reason: "paperOut", attempt: 1 } });
    box.publish("counter/c1/agent", counterAgent(session({ visit: failed, activity: "calling" })));
    expect(desk.screen).toMatchObject({ visit: { print: { state: "failed" } } });
  });

  it("makes the page ask again when it knows another session than ours", async () => {
    await at(current());
    const asked = box.asked.length;
    box.publish("counter/c1/agent", counterAgent(session({ id: "s9", agentId: "a9" })));
    expect(box.asked.slice(asked).map(({ path }) => path)).toEqual(["/v1/sessions/current"]);
    box.tell();
    expect(box.asked).toHaveLength(asked + 1);
  });

  it("makes the page read reasons and rights again when the configuration changed", async () => {
    await at(current());
    box.tell();
    const asked = box.asked.length;
    box.publish("site/state", siteState({ configuredSeq: 9 }));
    expect(box.asked.slice(asked).map(({ path }) => path)).toEqual([
      "/v1/site",
      "/v1/sessions/current",
    ]);
  });

  it("makes the page ask again when it is back after a loss", async () => {
    await at(current());
    box.connected = false;
    box.tell();
    expect(desk.truth.reachable).toBe(false);
    const asked = box.asked.length;
    box.connected = true;
    box.tell();
    expect(desk.truth.reachable).toBe(true);
    expect(box.asked).toHaveLength(asked + 1);
  });

  it("carries the alarms of every counter, oldest first, to an open counter only", async () => {
    const sos = (id: string, raisedAt: number) => ({
      v: 1,
      epoch: "e1",
      seq: 1,
      at: morning,
      id,
      counter: { id: "c2", label: "2", place: "guichet" },
      raisedAt,
      acknowledgedAt: null,
      acknowledgedBy: null,
    });
    box.documents.set("sos/c2/state", sos("late", morning + 5));
    box.documents.set("sos/c3/state", sos("early", morning));
    await at(null);
    expect(desk.truth.alarms).toEqual([]);
    await at(current());
    expect(desk.truth.alarms.map(({ id }) => id)).toEqual(["early", "late"]);
  });
});

describe("a box that does not answer", () => {
  it("is noticed, asked again, and found again", async () => {
    box.offline = true;
    await desk.refresh();
    expect(desk.screen.kind).toBe("loading");
    expect(desk.truth.reachable).toBe(false);
    box.offline = false;
    box.current = current();
    await desk.poll();
    expect(desk.screen.kind).toBe("main");
    expect(desk.truth.reachable).toBe(true);
  });

  it("whose old answer comes after a command does not undo it on the screen", async () => {
    await at(withVisit(visit()));
    const started = session({ visit: interview(), activity: "serving", revision: 6 });
    box.answer({ session: started });
    settle();
    const reading = desk.refresh();
    await desk.act({ name: "arrival" });
    await reading;
    expect(desk.screen.kind).toBe("interview");
  });
});

describe("a site with one service (E29)", () => {
  it("skips the choice of services", async () => {
    const only = { ...box.ports };
    const api = {
      get: async <T>(path: string): Promise<T> => {
        const answer = await only.api.get<{ services?: unknown[] }>(path);
        return (
          path === "/v1/site" ? { ...answer, services: answer.services?.slice(0, 1) } : answer
        ) as T;
      },
      send: only.api.send,
    };
    for (const topic of [...box.documents.keys()])
      if (topic.startsWith("service/") && topic !== "service/urologie/state")
        box.documents.delete(topic);
    desk = new Desk({ ...only, api });
    box.answer({ session: session({ serviceIds: ["urologie"], revision: 2 }) });
    await at(current({ session: session({ serviceIds: [], revision: 1 }) }));
    await eventually(() => desk.screen.kind).toBe("main");
    expect(box.commands).toEqual([
      {
        method: "PUT",
        path: "/v1/sessions/current/services",
        body: { serviceIds: ["urologie"], seen: 1 },
      },
    ]);
  });
});
