import type { Command } from "../../appliance/domain/commands.ts";
import { isLive } from "../../appliance/domain/indexes.ts";
import type { Session, Visit } from "../../appliance/domain/model.ts";
import { again } from "./again.ts";
import { agentIds, counterIds, printerIds, serviceIds } from "./site.ts";
import type { World } from "./world.ts";

const minute = 60_000;
const notes = ["", "sits near the door", "deaf", "comes back at ten"] as const;

/** Agents do what the manual does not know: pick, put back, transfer, add, requeue, write notes. */
export function letTheDeskDoMore(world: World): void {
  const { box, dice, agenda } = world;
  again(world, 2 * minute, () => {
    const command = someAct(world);
    if (!command) return;
    box.ask(command);
    // A double click, or a page that did not hear the answer.
    if (dice.chance(0.15)) agenda.after(dice.whole(0, 1_000), () => box.ask(command));
    if (dice.chance(0.08)) agenda.after(dice.whole(1_000, 9_000), () => box.ask(undo(command)));
  });
}

function undo(command: Command): Command {
  const sessionId = "sessionId" in command ? command.sessionId : "";
  return { type: "undo", sessionId, seen: null };
}

function someAct(world: World): Command | null {
  const { box, dice } = world;
  const sessions = [...box.state.sessions.values()].filter(isLive);
  const session = sessions[dice.whole(0, sessions.length)];
  if (!session) return null;
  const visit = session.visitId === null ? undefined : box.state.visits.get(session.visitId);
  if (dice.chance(0.2)) return note(world, session);
  if (dice.chance(0.25)) return requeue(world, session);
  if (visit) return onVisit(world, session, visit);
  return dice.chance(0.08) ? add(world, session) : pick(world, session);
}

function note({ dice, box }: World, session: Session): Command {
  const ids = [...box.state.tickets.keys()];
  const ticketId = ids[dice.whole(0, ids.length)] ?? "nobody";
  const agentId = dice.chance(0.9) ? session.agentId : dice.pick(agentIds);
  return { type: "noteTicket", ticketId, agentId, note: dice.pick(notes) };
}

function requeue({ dice, box }: World, session: Session): Command {
  const absent = [...box.state.indexes.absent];
  const ids = dice.chance(0.95) ? absent : [...box.state.tickets.keys()];
  const ticketId = ids[dice.whole(0, ids.length)] ?? "nobody";
  const place = dice.pick(["same", "plus3", "plus3", "end"] as const);
  return { type: "requeueAbsent", sessionId: session.id, ticketId, place };
}

function onVisit({ dice }: World, session: Session, visit: Visit): Command {
  const shown = visit.startedAt === null ? "called" : "serving";
  const seenState = dice.chance(0.9) ? shown : null;
  const on = { sessionId: session.id, visitId: visit.id, seenState } as const;
  if (dice.chance(0.3)) return { type: "putBack", ...on };
  return {
    type: "transferVisit",
    ...on,
    serviceId: dice.chance(0.6) ? dice.pick(serviceIds) : null,
    counterId: dice.chance(0.5) ? dice.pick(counterIds) : null,
    note: dice.chance(0.3) ? dice.pick(notes) : null,
  };
}

function add({ dice, box }: World, session: Session): Command {
  const ticketId = box.id("t");
  const print = { printerId: dice.pick(printerIds), jobId: box.id("j") };
  return {
    type: "addVisitor",
    ...{ sessionId: session.id, seen: session.revision, ticketId, visitId: box.id("v") },
    token: `token-${ticketId}`,
    serviceId: session.serviceIds[0] ?? "nowhere",
    language: "fr",
    note: dice.pick(notes),
    print: dice.chance(0.3) ? print : null,
  };
}

/** Out of a list that may be behind: mostly somebody who waits or is absent, rarely anybody. */
function pick({ dice, box }: World, session: Session): Command | null {
  const { tickets } = box.state;
  const state = dice.chance(0.7) ? "waiting" : "absent";
  const listed = [...tickets.values()].filter(
    (ticket) => ticket.state === state && session.serviceIds.includes(ticket.serviceId),
  );
  const all = dice.chance(0.95) ? listed : [...tickets.values()];
  const ticket = all[dice.whole(0, all.length)];
  if (!ticket && dice.chance(0.95)) return null;
  return {
    type: "pickTicket",
    ...{ sessionId: session.id, seen: session.revision, visitId: box.id("v") },
    serviceId: ticket?.serviceId ?? "nowhere",
    ticketId: ticket?.id ?? "nobody",
    reason: dice.chance(0.5) ? "with a small child" : "",
  };
}
