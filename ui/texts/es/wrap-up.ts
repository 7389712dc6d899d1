import type { wrapUp as french, wrapUpRefusals as frenchRefusals } from "../fr/wrap-up.ts";

/** The time for the file after a visit. */
export const wrapUp: typeof french = {
  title: "Cualificación",
  left: "Quedan",
  awaited: "Se espera un motivo",
  end: "Terminar",
  extend: "1 min",
  required: "Elija un motivo para poder terminar.",
};

export const wrapUpRefusals: typeof frenchRefusals = {
  wrapUpInProgress: () => "Termine primero la cualificación en curso.",
  notInWrapUp: () => "La cualificación ya ha terminado.",
  wrapUpTooLong: () => "Esta cualificación ya no se puede prolongar.",
};
