import type { BoardAck } from "../../protocol/devices.ts";
import type { CallProof } from "../../protocol/proof.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import { roomsOf } from "../domain/rooms.ts";
import type { State } from "../domain/state.ts";
import { boardLook } from "./board-look.ts";
import type { Publisher } from "./publisher.ts";

type Called = Pick<CallEvent, "id" | "visitId" | "serviceId" | "counter" | "startAt">;
type Body = Omit<CallProof, "v" | "epoch" | "seq" | "at">;

interface Proof {
  readonly call: Called;
  /** The boards that have to show it. */
  readonly boards: ReadonlySet<string>;
  readonly painted: Map<string, number>;
  readonly sounds: Map<string, Sound>;
}

type Sound = BoardAck["sound"];

/** From nothing to everything: the best of what the loudspeakers of a room did is what the room heard. */
const ranks: readonly Sound[] = ["none", "late", "chime", "voice"];

/** Which boards show a call of this service to this counter. */
export function boardsOf(
  state: State,
  { serviceId, counter }: Pick<Called, "serviceId" | "counter">,
): string[] {
  const rooms = new Set(roomsOf(state.rooms, serviceId).map(({ id }) => id));
  return [...state.boards.values()]
    .filter((board) => {
      if (!rooms.has(board.roomId)) return false;
      const { layout, counterId } = board.design;
      if (layout === "aboveCounter") return counterId === counter.id;
      return boardLook(state, board).serviceIds?.includes(serviceId) ?? true;
    })
    .map(({ id }) => id);
}

/**
 * Collects what the boards say of each counter's newest call: `counter/{id}/proof` tells its agent on how many of
 * them it is to be seen, and what was heard.
 */
export class CallProofs {
  readonly #publisher: Publisher;
  readonly #proofs = new Map<string, Proof>();

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** A call went out; the second time under one id brings only its speech. */
  called(call: Called, state: State): void {
    const counterId = call.counter.id;
    const known = this.#proofs.get(counterId);
    if (known?.call.id === call.id) {
      // Its turn moved, or it is called in more rooms: the last of them counts.
      if (call.startAt > known.call.startAt) this.#take(counterId, { ...known, call });
      return;
    }
    for (const id of this.#proofs.keys()) if (!state.counters.has(id)) this.#proofs.delete(id);
    const boards = new Set(boardsOf(state, call));
    const proof = { call, boards, painted: new Map(), sounds: new Map() };
    this.#take(counterId, proof);
  }

  /** A board says what it did with a call. */
  acknowledged(boardId: string, ack: BoardAck): void {
    const found = [...this.#proofs].find(([, { call }]) => call.id === ack.callId);
    if (!found) return;
    const [counterId, proof] = found;
    if (!proof.boards.has(boardId)) return;
    if (!proof.painted.has(boardId)) proof.painted.set(boardId, ack.paintMs ?? 0);
    // A board that may not sound has said all that it will ever say of it.
    if (ack.sound !== "none" || ack.audio !== "running") proof.sounds.set(boardId, ack.sound);
    this.#tell(counterId, proof);
  }

  /** The box's own loudspeaker has played a call, or could not. */
  heard(callId: string, sound: Sound): void {
    const found = [...this.#proofs].find(([, { call }]) => call.id === callId);
    if (!found) return;
    found[1].sounds.set("", sound);
    this.#tell(...found);
  }

  /** Every proof, by its topic below the site's root. */
  bodies(): ReadonlyMap<string, Body> {
    return new Map(
      [...this.#proofs].map(([id, proof]) => [topics.callProof(id), bodyOf(id, proof)]),
    );
  }

  #take(counterId: string, proof: Proof): void {
    this.#proofs.set(counterId, proof);
    this.#tell(counterId, proof);
  }

  #tell(counterId: string, proof: Proof): void {
    this.#publisher.document(topics.callProof(counterId), bodyOf(counterId, proof));
  }
}

function bodyOf(id: string, { call, boards, painted, sounds }: Proof): Body {
  return {
    ...{ id, callId: call.id, visitId: call.visitId, startAt: call.startAt },
    boards: boards.size,
    painted: painted.size,
    paintMs: painted.size === 0 ? null : Math.max(...painted.values()),
    sound: soundOf(boards.size, sounds),
  };
}

/** `pending` until a loudspeaker has sounded, or every board has said that it did not. */
function soundOf(boards: number, sounds: ReadonlyMap<string, Sound>): Body["sound"] {
  const best = [...sounds.values()].sort((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0];
  if (best !== undefined && best !== "none") return best;
  return best === "none" && sounds.size >= boards ? "none" : "pending";
}
