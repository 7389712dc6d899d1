import { LitElement, type PropertyDeclarations } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { CounterState } from "../../protocol/views.ts";
import { formatCounterNumber, localText } from "../../ui/format.ts";
import { type Texts, textsFor } from "../../ui/texts/texts.ts";
import type { Fault } from "../counter/faults.ts";
import type { Room } from "./room.ts";

export type SupervisionTexts = Texts["supervision"];

/** What an act asks for: the window that it opens. */
export type Ask =
  | { readonly kind: "service"; readonly id: string }
  | { readonly kind: "counter"; readonly id: string }
  | { readonly kind: "ticket"; readonly id: string }
  | { readonly kind: "message" }
  | { readonly kind: "board" };

/** The event with which a part of the page asks for a window. */
export function askEvent(ask: Ask): CustomEvent<Ask> {
  return new CustomEvent("q-ask", { detail: ask, bubbles: true, composed: true });
}

/** The sentence for a refusal: ours in the page's language, else the box's own. */
export function faultText({ code, facts, title }: Fault, texts: SupervisionTexts): string {
  const sentences: Readonly<Record<string, (facts: Fault["facts"]) => string>> = texts.refusals;
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence?.(facts) ?? (title === "" ? texts.refusals.offline() : title);
}

/** A part of the supervision page: it shows the room in a language and holds no truth of its own. */
export class SupervisionElement extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    language: { attribute: false },
    /** Grows with each change of the room: what makes the parts render again. */
    tick: { attribute: false },
    wall: { type: Boolean, reflect: true },
  };

  declare room: Room;
  declare language: Language;
  declare tick: number;
  declare wall: boolean;

  constructor() {
    super();
    this.language = "fr";
    this.tick = 0;
    this.wall = false;
  }

  protected get texts(): SupervisionTexts {
    return textsFor(this.language).supervision;
  }

  protected serviceName(id: string): string {
    const service = this.room.site?.services.find((each) => each.id === id);
    return service ? localText(service.name, this.language) : id;
  }

  protected placeName({ place, label }: Pick<CounterState, "place" | "label">): string {
    return this.texts.place(place, formatCounterNumber(label));
  }

  /** The counter of an id, in words; empty when it is gone. */
  protected placeOf(id: string | null): string {
    const counter = this.room.list<CounterState>("counter/+/state").find((each) => each.id === id);
    return counter ? this.placeName(counter) : "";
  }

  protected agentName(id: string | undefined): string {
    return this.room.view?.agents.find((agent) => agent.id === id)?.name ?? "";
  }

  protected ask(ask: Ask): void {
    this.dispatchEvent(askEvent(ask));
  }
}
