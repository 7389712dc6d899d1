/** Everything that an agent can do on the page. A screen names those that it allows; nothing else runs. */
export type Act =
  | { readonly name: "reconnect" }
  | { readonly name: "bringBack" }
  | { readonly name: "otherCounter" }
  | { readonly name: "pause" }
  | { readonly name: "resume" }
  | { readonly name: "toggleService"; readonly serviceId: string }
  | { readonly name: "validateServices" }
  | { readonly name: "changeServices" }
  | { readonly name: "back" }
  | { readonly name: "logout" }
  | { readonly name: "chooseService"; readonly serviceId: string }
  | { readonly name: "callNext"; readonly serviceId: string }
  | { readonly name: "openRecall"; readonly serviceId: string }
  | { readonly name: "typeNumber"; readonly text: string }
  | { readonly name: "recall" }
  | { readonly name: "repeat" }
  | { readonly name: "arrival" }
  | { readonly name: "noShow" }
  | { readonly name: "reason"; readonly reasonId: string | null }
  | { readonly name: "end" }
  | { readonly name: "confirmEnd" }
  | { readonly name: "endWrapUp" }
  | { readonly name: "extendWrapUp" }
  | { readonly name: "closeWindow" }
  | { readonly name: "undo" }
  | {
      readonly name: "pick";
      readonly serviceId: string;
      readonly ticketId: string;
      readonly reason: string | null;
    }
  | { readonly name: "putBack" }
  | {
      readonly name: "transfer";
      readonly serviceId: string | null;
      readonly counterId: string | null;
      readonly note: string | null;
    }
  | { readonly name: "addVisit"; readonly serviceId: string; readonly print: boolean };

export type ActName = Act["name"];

/** How an element asks the page for an act; only the page talks to the desk. */
export function actEvent(act: Act): CustomEvent<Act> {
  return new CustomEvent("q-act", { detail: act, bubbles: true, composed: true });
}
