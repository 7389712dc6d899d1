import { ApiError } from "../../ui/api.ts";

/** Why the box said no, or that it did not answer (`offline`). */
export interface Fault {
  readonly code: string;
  /** The box's own sentence, in French. */
  readonly title: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly status: number;
}

/** A fault from whatever was thrown; what is not an answer of the box is thrown again: it is a programmer's error. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof ApiError)) throw error;
  const { code, title, facts, status } = error;
  return { code, title, facts: facts ?? {}, status };
}

/** A short message of the page; it goes away by itself. */
export type Notice =
  | { readonly kind: "refused"; readonly fault: Fault }
  | { readonly kind: "nobody"; readonly serviceId: string }
  | { readonly kind: "recallOff"; readonly serviceId: string }
  | { readonly kind: "chooseFirst" }
  | { readonly kind: "undone" }
  /** Said by an extra act, in the page's language. */
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "sosSent" }
  | { readonly kind: "sosHold" };
