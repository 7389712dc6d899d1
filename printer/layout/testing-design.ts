import type { FaceLayout } from "../../protocol/ticket-layout.ts";

/** The site's default design with every part on, as a face carries it. */
export const plainTicket: FaceLayout["blocks"] = [
  { kind: "logo", size: "normal" },
  { kind: "number", size: "large" },
  { kind: "service", size: "normal" },
  { kind: "place", size: "small" },
  { kind: "ahead", size: "normal" },
  { kind: "wait", size: "normal" },
  { kind: "follow", size: "normal" },
  { kind: "notice", size: "small" },
  { kind: "welcome", size: "small" },
  { kind: "hours", size: "small" },
  { kind: "wifi", size: "small" },
  { kind: "date", size: "small" },
  { kind: "site", size: "small" },
];
