import type { Agent } from "../domain/model.ts";
import type { Box } from "./box.ts";
import { agentOf, clearCookie, setCookie } from "./caller.ts";
import { type Asked, execute, type Told, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import { passMs } from "./live.ts";
import type { CheckPassword } from "./passwords.ts";
import { Refused } from "./problems.ts";
import type { SignIns } from "./sign-ins.ts";
import { statisticsRules } from "./statistics.ts";

type SessionKey =
  | "openSession"
  | "currentSession"
  | "closeSession"
  | "chooseServices"
  | "setAvailability"
  | "undo";

export interface SessionParts {
  readonly signIns: SignIns;
  readonly check: CheckPassword;
  readonly limits: Limits;
}

/** Signing in and out, and what the counter itself is told. */
export function sessionHandlers(box: Box, parts: SessionParts): Handlers<SessionKey> {
  const { engine, views } = box;
  const own = async (call: Call<SessionKey>, command: AtSession) => {
    const agent = agentOf(call.caller);
    const sessionId = sessionIdOf(box, agent);
    const told = await execute(box, {
      ...call,
      actor: agent.id,
      command: { ...command, sessionId },
      answer: ({ state }) => ({
        status: 200,
        body: { session: views.sessionView(state, sessionId) },
      }),
    });
    return tell(call.reply, told);
  };
  return {
    openSession: (call) => openSession(box, parts, call),
    currentSession: ({ caller }) => {
      const { id, role } = agentOf(caller);
      // The first that every page of supervision asks, those of statistics among them.
      if (role !== "agent") box.statistics.prepare(statisticsRules(engine.state()));
      return views.currentSession(engine.state(), id);
    },
    closeSession: (call) => closeSession(box, parts, call),
    chooseServices: (call) =>
      own(call, {
        type: "chooseServices",
        serviceIds: call.body.serviceIds,
        seen: call.body.seen ?? null,
      }),
    setAvailability: (call) =>
      own(call, {
        type: "setAvailability",
        availability: call.body.availability,
        seen: call.body.seen ?? null,
      }),
    undo: (call) => own(call, { type: "undo", seen: call.body.seen ?? null }),
  };
}

type Unaddressed<C> = C extends { readonly sessionId: string } ? Omit<C, "sessionId"> : never;
type AtSession = Unaddressed<
  Extract<Asked["command"], { type: "chooseServices" | "setAvailability" | "undo" }>
>;

/**
 * The agent's live session. Without one the id is empty and the rules say `sessionOver`: the request must still
 * pass the writer, which knows whether it is a retry that was answered before the session ended.
 */
export function sessionIdOf({ engine }: Box, agent: Agent): string {
  return engine.state().indexes.sessionOfAgent.get(agent.id) ?? "";
}

async function openSession(box: Box, parts: SessionParts, call: Call<"openSession">) {
  const { counterId } = call.body;
  const fresh = await passwordOf(parts, call);
  const agent = fresh ?? agentOf(call.caller);
  const told =
    counterId === undefined ? signedIn(box, agent) : await open(box, call, { agent, counterId });
  if (fresh && keepsCookie(told)) {
    const token = await parts.signIns.start(agent.id);
    if (call.caller.tokenHash !== null) await parts.signIns.end(call.caller.tokenHash);
    setCookie(call.reply, token);
  }
  return tell(call.reply, told);
}

/** Whose login and password these are; null when neither is given: then the cookie says who it is. */
async function passwordOf(parts: SessionParts, { body, request }: Call<"openSession">) {
  const { login, password } = body;
  if (login === undefined && password === undefined) return null;
  const missing = login === undefined ? "login" : "password";
  if (login === undefined || password === undefined)
    throw new Refused("badRequest", { where: "body", path: `/${missing}` });
  await parts.limits.signIn(request);
  return parts.check(login, password);
}

function signedIn({ engine, views }: Box, agent: Agent): Told {
  return { status: 200, body: JSON.stringify(views.currentSession(engine.state(), agent.id)) };
}

function open(
  box: Box,
  call: Call<"openSession">,
  { agent, counterId }: { agent: Agent; counterId: string },
): Promise<Told> {
  const { move = false, restore = false } = call.body;
  return execute(box, {
    ...call,
    actor: agent.id,
    command: {
      type: "openCounter",
      sessionId: box.random.id(),
      agentId: agent.id,
      counterId,
      move,
      restoreServices: restore,
    },
    // Nothing happened: the counter was this agent's already (a second tab, a reload).
    answer: ({ state, events }) => ({
      status: events.length > 0 ? 201 : 200,
      body: box.views.currentSession(state, agent.id),
    }),
  });
}

/** `agentElsewhere` is a question, not an end: the page asks again, with `move` and without the password. */
function keepsCookie({ status, body }: Told): boolean {
  return status < 400 || (JSON.parse(body) as { code?: unknown }).code === "agentElsewhere";
}

async function closeSession(box: Box, { signIns }: SessionParts, call: Call<"closeSession">) {
  const agent = agentOf(call.caller);
  const sessionId = sessionIdOf(box, agent);
  const told =
    sessionId === ""
      ? { status: 200, body: JSON.stringify({ session: null }) }
      : await execute(box, {
          ...call,
          actor: agent.id,
          command: { type: "closeCounter", sessionId, seen: null },
          answer: () => ({ status: 200, body: { session: null } }),
        });
  const over =
    told.status < 400 || (JSON.parse(told.body) as { code?: unknown }).code === "sessionOver";
  if (over && call.caller.tokenHash !== null) {
    await signIns.end(call.caller.tokenHash);
    clearCookie(call.reply);
    // Their other browsers, if any, ask for a new pass with their own cookie.
    box.leaveBus({ role: "staff", id: agent.id }, box.clock.now() + passMs);
  }
  return tell(call.reply, over ? { status: 200, body: JSON.stringify({ session: null }) } : told);
}
