/** The acts of an agent that may be taken back (requirements 2.1, 3.3). */
export type UndoKind =
  | "call"
  | "noShow"
  | "arrival"
  | "reason"
  | "end"
  | "putBack"
  | "transfer"
  | "add";
