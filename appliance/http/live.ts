import type { BusAccess, Snapshot } from "../../protocol/http.ts";
import { type BusIdentity, topicRoot, topics } from "../../protocol/topics.ts";
import type { Box } from "./box.ts";
import { busRole, mayRead } from "./bus-role.ts";
import type { Call, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import { Refused } from "./problems.ts";

/** As long as a staff cookie lives without being used: a page that is open longer asks again. */
export const passMs = 12 * 3600_000;
/** A device of another machine asks again by itself: a revoked one must not come back with an old pass. */
export const devicePassMs = 10 * 60_000;

/** The way to the live state: a pass for the bus, and everything at once for who missed something. */
export function liveHandlers(box: Box, limits: Limits): Handlers<"snapshot" | "bus"> {
  return {
    bus: async (call) => {
      const state = box.engine.state();
      const role = await busRole(state, call, limits);
      if (!role) throw new Refused("notSignedIn");
      if (role.role === "ticket") box.follow(role.id);
      const { device, trusted, agent } = call.caller;
      const visiting = device !== null && !trusted && !agent;
      const expiresAt = box.clock.now() + (visiting ? devicePassMs : passMs);
      const pass = box.passes.issue(role, expiresAt);
      return {
        path: "/mqtt",
        root: topicRoot(state.site.id),
        username: pass.username,
        password: pass.password,
        expiresAt,
      } satisfies BusAccess;
    },
    snapshot: async (call) => {
      const role = await busRole(box.engine.state(), call, limits);
      if (role?.role === "ticket") box.follow(role.id);
      const etag = tagOf(box, call, role);
      call.reply.headers({ etag, "cache-control": "private, no-cache", vary: "Cookie" });
      if (call.request.headers["if-none-match"] === etag) return call.reply.code(304).send();
      return snapshot(box, role);
    },
  };
}

/**
 * `epoch:seq`. Where the cookie decides what is in the answer the tag says so: after a sign-in at the same address
 * a browser would else be told that the public facts that it has are still good.
 */
function tagOf(box: Box, { query }: Call<"snapshot">, role: BusIdentity | null): string {
  const { epoch, seq } = box.engine.position();
  const named = query.ticket !== undefined || query.device !== undefined;
  return `"${epoch}:${seq}${role && !named ? `:${role.role}` : ""}"`;
}

function snapshot({ engine, clock, views }: Box, role: BusIdentity | null): Snapshot {
  const state = engine.state();
  const position = engine.position();
  const at = clock.now();
  const documents = new Map(
    [...views.documents(state, position, at)].filter(([topic]) => mayRead(role, topic)),
  );
  const ticketId = role?.role === "ticket" ? state.indexes.tokens.get(role.id) : undefined;
  if (role && ticketId !== undefined)
    documents.set(topics.ticketState(role.id), views.ticketView(state, ticketId, position, at));
  return {
    ...position,
    at,
    root: topicRoot(state.site.id),
    documents: Object.fromEntries(documents),
  };
}
