import type { BoardAck } from "../../protocol/devices.ts";
import type { CallProof } from "../../protocol/proof.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import { roomsOf } from "../domain/rooms.ts";
import type { State } from "../domain/state.ts";
import { boardLook } from "./board-look.ts";
import { speaks } from "./board-sound.ts";
import type { Publisher } from "./publisher.ts";

type Called = Pick<
  CallEvent,
  "id" | "visitId" | "serviceId" | "counter" | "startAt" | "sound" | "trial"
>;
type Body = Omit<CallProof, "v" | "epoch" | "seq" | "at">;

interface Proof {
  readonly call: Called;
  /** The boards that have to show it. */
  readonly boards: ReadonlySet<string>;
  /** What has to be heard: the boards that are not silent, and `room:{id}` for the box's own loudspeaker in it. */
  readonly speakers: ReadonlySet<string>;
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

/** Whose loudspeakers say a call: boards by id, the box's own by `room:{id}`. A room turned down to nothing has none. */
function speakersOf(state: State, call: Called, boards: readonly string[]): string[] {
  if (call.sound?.volume === 0) return [];
  const rooms = roomsOf(state.rooms, call.serviceId).filter(({ loudspeaker }) => loudspeaker);
  return [...boards.filter((id) => speaks(state, id)), ...rooms.map(({ id }) => `room:${id}`)];
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

  /** A call went out; the second time under one id brings only its speech. A trial of the voice is nobody's call. */
  called(call: Called, state: State): void {
    if (call.trial) return;
    const counterId = call.counter.id;
    const known = this.#proofs.get(counterId);
    if (known?.call.id === call.id) {
      // Its turn moved, or it is called in more rooms: the last of them counts.
      if (call.startAt > known.call.startAt) this.#take(counterId, { ...known, call });
      return;
    }
    for (const id of this.#proofs.keys()) if (!state.counters.has(id)) this.#proofs.delete(id);
    const boards = boardsOf(state, call);
    const speakers = new Set(speakersOf(state, call, boards));
    const proof = { call, boards: new Set(boards), speakers };
    this.#take(counterId, { ...proof, painted: new Map(), sounds: new Map() });
  }

  /** A board says what it did with a call. */
  acknowledged(boardId: string, ack: BoardAck): void {
    const found = [...this.#proofs].find(([, { call }]) => call.id === ack.callId);
    if (!found) return;
    const [counterId, proof] = found;
    if (!proof.boards.has(boardId)) return;
    if (!proof.painted.has(boardId)) proof.painted.set(boardId, ack.paintMs ?? 0);
    // A board that may not sound has said all that it will ever say of it.
    if (ack.sound !== "none" || ack.audio !== "running") hear(proof, boardId, ack.sound);
    this.#tell(counterId, proof);
  }

  /** The box's own loudspeaker has played a call in a room, or could not; `late`: it is not said there any more. */
  heard(callId: string, roomId: string, sound: Sound): void {
    const found = [...this.#proofs].find(([, { call }]) => call.id === callId);
    if (!found) return;
    hear(found[1], `room:${roomId}`, sound);
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

/** Takes what a loudspeaker did; speech that follows its chime is the better of both. */
function hear({ speakers, sounds }: Proof, speaker: string, sound: Sound): void {
  if (sound !== "late" && !speakers.has(speaker)) return;
  const known = sounds.get(speaker) ?? "none";
  sounds.set(speaker, ranks.indexOf(sound) > ranks.indexOf(known) ? sound : known);
}

function bodyOf(id: string, { call, boards, speakers, painted, sounds }: Proof): Body {
  return {
    ...{ id, callId: call.id, visitId: call.visitId, startAt: call.startAt },
    boards: boards.size,
    painted: painted.size,
    paintMs: painted.size === 0 ? null : Math.max(...painted.values()),
    speakers: speakers.size,
    sound: soundOf(speakers, sounds),
  };
}

/** `pending` until a loudspeaker has sounded, or every one has said that it did not. */
function soundOf(speakers: ReadonlySet<string>, sounds: ReadonlyMap<string, Sound>): Body["sound"] {
  const best = [...sounds.values()].sort((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0];
  if (best !== undefined && best !== "none") return best;
  return [...speakers].every((one) => sounds.has(one)) ? "none" : "pending";
}
