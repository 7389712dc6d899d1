import type { wrapUp as french, wrapUpRefusals as frenchRefusals } from "../fr/wrap-up.ts";

/** The time for the file after a visit. */
export const wrapUp: typeof french = {
  title: "Wrap-up",
  left: "Left",
  awaited: "A reason is awaited",
  end: "Finish",
  extend: "1 min",
  required: "Choose a reason before you finish.",
};

export const wrapUpRefusals: typeof frenchRefusals = {
  wrapUpInProgress: () => "Finish the wrap-up first.",
  notInWrapUp: () => "The wrap-up is over already.",
  wrapUpTooLong: () => "This wrap-up cannot be extended any more.",
};
