import { topics } from "../../protocol/topics.ts";
import type { DomainEvent, EventOf, Recorded } from "../domain/events.ts";
import { loudnessAt, type Room, roomsOf } from "../domain/rooms.ts";
import type { State } from "../domain/state.ts";
import type { Heard, Loudspeaker } from "../ports/loudspeaker.ts";
import type { Clip, Phrase, Voices } from "../ports/voice.ts";
import type { Calendar, Clock, Log } from "../ports/world.ts";
import {
  type CallBody,
  type Calling,
  callingOf,
  counterHalf,
  holdOf,
  isCurrent,
  languagesOf,
  lengthsOf,
  phrasesOf,
  refs,
  soundOf,
  ticketHalf,
  trialOf,
} from "./announcements.ts";
import { Chimes } from "./chimes.ts";
import type { HealthReports } from "./health-reports.ts";
import type { Publisher } from "./publisher.ts";
import { lengthOf, staleAfterMs } from "./room-queue.ts";
import { RoomSpeaker } from "./room-speaker.ts";
import { RoomTurns } from "./room-turns.ts";
import { placeOf } from "./views.ts";
import { reportLoudspeaker, reportVoice } from "./voice-health.ts";

/** Phrases that wait to be rendered ahead; more than a full day of a large site. */
const wantedMax = 4_000;
/** A usual call, for the turn of one whose clips are not there yet. */
const usualClipsMs = [1_200, 1_200];

export interface AnnouncerParts {
  readonly publisher: Publisher;
  readonly voices: Voices;
  readonly loudspeaker: Loudspeaker;
  /** A chime that a site brought, as a clip; null when it is gone or no sound. */
  readonly chimeClip: (assetId: string) => Promise<Clip | null>;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly health: HealthReports;
  /** What the box's own loudspeaker did with a call in a room, or that it is not said any more. */
  readonly heard: (callId: string, roomId: string, sound: Heard["sound"] | "late") => void;
  readonly log: Log;
}

interface Announcement {
  readonly body: CallBody;
  readonly phrases: readonly Phrase[];
  readonly room: Room | null;
}

/**
 * Turns calls into announcements, one queue a room. A call never waits for speech: what is rendered goes with it, and
 * what comes a moment later follows under the same id while the chime still sounds.
 */
export class Announcer {
  readonly #parts: AnnouncerParts;
  readonly #chimes: Chimes;
  readonly #speaker: RoomSpeaker;
  readonly #wanted = new Map<string, Phrase>();
  readonly #rooms = new Map<string, RoomTurns<Announcement>>();
  #state: State | null = null;
  #working = false;
  #skipped = 0;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    this.#chimes = new Chimes(parts.chimeClip);
    const volume = (room: Room) => this.#loudness(room).volume;
    this.#speaker = new RoomSpeaker({ ...parts, chimes: this.#chimes, volume });
    parts.loudspeaker.onHeard(({ callId, roomId, sound }) => {
      reportLoudspeaker(parts.health, parts.loudspeaker);
      if (callId !== "") parts.heard(callId, roomId, sound);
    });
  }

  /** Announcements that were not spoken, because they came too late or nobody waited for them any more. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Renders ahead what the state will need: the counters, and everybody who waits. */
  start(state: State): void {
    this.#state = state;
    this.#parts.voices.prefer(state.site.voice.engine);
    this.#chimes.load(state.rooms.values());
    for (const counter of state.counters.values())
      for (const language of state.site.languages)
        this.#prepare(counterHalf(counter, language, state));
    for (const { id, state: phase } of state.tickets.values())
      if (phase === "waiting") this.#prepareTicket(id, state);
    this.#report();
  }

  stop(): void {
    for (const turns of this.#rooms.values()) turns.stop();
    this.#parts.loudspeaker.stop();
  }

  /** Recordings were added or removed: they are looked at again. */
  renew(voiceId: string): void {
    this.#parts.voices.forget(voiceId);
    if (this.#state) this.start(this.#state);
  }

  committed(recorded: readonly Recorded[], state: State): void {
    this.#state = state;
    for (const { event, seq } of recorded) {
      if (event.type === "ticketIssued") this.#prepareTicket(event.ticket.id, state);
      else if (event.type === "configChanged") this.start(state);
      else if (isCall(event))
        this.#call(event.visit.id, seq, state, { recall: event.type === "ticketRecalled" });
      else if (event.type === "callRepeated")
        this.#call(event.visitId, seq, state, { recall: true, repeat: true });
    }
    for (const turns of this.#rooms.values())
      turns.keep(({ body }) => body.trial === true || isCurrent(body.visitId, state));
  }

  /** Says a sentence in a room as a call would be said, at its turn among the calls, for whoever tries the voice. */
  async tryRoom(roomId: string, phrases: readonly Phrase[]): Promise<readonly Clip[]> {
    const clips = await this.#parts.voices.render(phrases);
    const room = this.#state?.rooms.get(roomId);
    if (room) this.#try(room, clips);
    return clips;
  }

  #try(room: Room, clips: readonly Clip[]): void {
    const now = this.#parts.clock.now();
    const { volume } = this.#loudness(room);
    const sound = soundOf(room, this.#chimes.of(room), volume);
    const body = trialOf({ room, sound, clips: refs(clips), now });
    const turn = {
      ...{ id: body.id, visitId: body.visitId, recall: false, calledAt: now, startAt: 0 },
      lengthMs: lengthOf(lengthsOf(body, 0)),
    };
    this.#turnsOf(room.id).join(turn, { body, phrases: [], room });
  }

  #call(
    visitId: string,
    seq: number,
    state: State,
    { recall, repeat = false }: { recall: boolean; repeat?: boolean },
  ): void {
    const calling = callingOf(visitId, state);
    if (!calling) return;
    const rooms = roomsOf(state.rooms, calling.ticket.serviceId);
    for (const room of rooms.length > 0 ? rooms : [null]) {
      const phrases = phrasesOf(calling, room, state);
      const now = this.#parts.clock.now();
      const body = this.#body({ calling, room, repeat }, `${visitId}-${seq}`, phrases);
      const turn = {
        ...{ id: body.id, visitId, recall, calledAt: now, startAt: 0 },
        lengthMs: this.#length(body, room, state),
      };
      this.#turnsOf(room?.id ?? "").join(turn, { body, phrases, room });
      if (body.clips.length === 0 && phrases.length > 0) this.#late(body.id, room, phrases);
    }
  }

  #body(
    call: { calling: Calling; room: Room | null; repeat: boolean },
    id: string,
    phrases: readonly Phrase[],
  ): CallBody {
    const { calling, room, repeat } = call;
    const { ticket, counter, visit } = calling;
    const { volume, speech } = this.#loudness(room);
    const clips = speech ? this.#parts.voices.ready(phrases) : null;
    return {
      ...{ id, visitId: visit.id, label: ticket.label, serviceId: visit.serviceId },
      ...{ counter: placeOf(counter), repeat, language: ticket.language, startAt: 0 },
      expiresAt: this.#parts.clock.now() + staleAfterMs,
      clips: refs(clips ?? []),
      ...(room ? { roomId: room.id } : {}),
      sound: soundOf(room, this.#chimes.of(room), volume),
    };
  }

  #loudness(room: Room | null): { readonly volume: number; readonly speech: boolean } {
    if (!room) return { volume: 100, speech: true };
    const { clock, calendar, log } = this.#parts;
    try {
      return loudnessAt(room, calendar.minuteOfDay(clock.now(), this.#state?.site.zone ?? "UTC"));
    } catch (error) {
      log.warn("announcer.zone", { error: String(error) });
      return { volume: room.dayVolume, speech: room.speech };
    }
  }

  #length(body: CallBody, room: Room | null, state: State): number {
    const sound = lengthsOf(body, holdOf(room, state));
    const waits = body.clips.length === 0 && this.#loudness(room).speech;
    return lengthOf(waits ? { ...sound, clipMs: usualClipsMs } : sound);
  }

  /** The speech of a call that came before its clips: sent after it, unless it would be too late to matter. */
  #late(id: string, room: Room | null, phrases: readonly Phrase[]): void {
    if (!this.#loudness(room).speech) return;
    this.#parts.voices.render(phrases).then(
      (clips) => {
        const said = this.#turnsOf(room?.id ?? "").change(id, (one) => ({
          ...one,
          body: { ...one.body, clips: refs(clips) },
        }));
        if (said && room) this.#speaker.late(room, said, refs(clips));
        this.#report();
      },
      (error: unknown) => {
        this.#parts.log.warn("announcer.silent", { error: String(error) });
        this.#report();
      },
    );
  }

  #turnsOf(roomId: string): RoomTurns<Announcement> {
    const known = this.#rooms.get(roomId);
    if (known) return known;
    const turns = new RoomTurns<Announcement>({
      clock: this.#parts.clock,
      publish: ({ body }, { startAt }) => this.#publish({ ...body, startAt }),
      begin: ({ body, room }, { startAt }) => room && this.#speaker.begin(room, body, startAt),
      skip: ({ body }) => {
        this.#skipped += 1;
        this.#publish({ ...body, expiresAt: this.#parts.clock.now() - 1 });
        this.#parts.heard(body.id, body.roomId ?? "", "late");
        this.#report();
      },
    });
    this.#rooms.set(roomId, turns);
    return turns;
  }

  #publish(body: CallBody): void {
    this.#parts.publisher.event(topics.callEvent, body);
  }

  #prepareTicket(ticketId: string, state: State): void {
    const ticket = state.tickets.get(ticketId);
    if (!ticket) return;
    const rooms = roomsOf(state.rooms, ticket.serviceId);
    for (const room of rooms.length > 0 ? rooms : [null])
      for (const language of languagesOf(ticket, room, state))
        this.#prepare(ticketHalf(ticket, language, state));
  }

  #prepare(phrase: Phrase): void {
    if (this.#wanted.size >= wantedMax) return;
    this.#wanted.set(`${phrase.language}|${phrase.text}`, phrase);
    void this.#work();
  }

  /** Renders what is wanted, one phrase after the other: a call that is late must not queue behind a crowd. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (const [key, phrase] of this.#wanted) {
      this.#wanted.delete(key);
      await this.#parts.voices
        .prepare(phrase)
        .catch((error: unknown) =>
          this.#parts.log.warn("announcer.notPrepared", { error: String(error) }),
        );
    }
    this.#working = false;
    this.#report();
  }

  #report(): void {
    const { health, voices } = this.#parts;
    reportVoice(health, voices, this.#state?.site.voice.engine ?? "auto", this.#skipped);
  }
}

export function createAnnouncer(parts: AnnouncerParts): Announcer {
  return new Announcer(parts);
}

type CallEventOf = EventOf<"ticketCalled" | "ticketRecalled" | "ticketPicked">;

/** True for what the room hears. Who is received at once stands at the desk already: no such word for them. */
function isCall(event: DomainEvent): event is CallEventOf {
  const { type } = event;
  return type === "ticketCalled" || type === "ticketRecalled" || type === "ticketPicked";
}
