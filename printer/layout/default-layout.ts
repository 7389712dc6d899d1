import type { FaceLayout } from "../../protocol/ticket-layout.ts";

/** For a face that comes without a layout: the site's default design. */
export const defaultLayout: FaceLayout = {
  largePrint: false,
  blocks: [
    { kind: "number", size: "large" },
    { kind: "service", size: "normal" },
    { kind: "ahead", size: "normal" },
    { kind: "wait", size: "normal" },
    { kind: "follow", size: "normal" },
    { kind: "welcome", size: "small" },
    { kind: "date", size: "small" },
    { kind: "site", size: "small" },
  ],
};
