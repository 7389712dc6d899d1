/** What became of a ticket, as a small number. */
export const ticketEnds = [
  ...["", "received", "absent", "interrupted", "endOfDay", "cancelled"],
] as const;
export const visitEnds = [
  ...["", "received", "noShow", "expired", "interrupted", "putBack", "transferred"],
] as const;
