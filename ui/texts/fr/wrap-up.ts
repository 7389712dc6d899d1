/** The time for the file after a visit. */
export const wrapUp = {
  title: "Qualification",
  left: "Encore",
  awaited: "Un motif est attendu",
  end: "Terminer",
  extend: "1 min",
  required: "Choisissez un motif pour pouvoir terminer.",
};

export const wrapUpRefusals = {
  wrapUpInProgress: () => "Terminez d’abord la qualification en cours.",
  notInWrapUp: () => "La qualification est déjà terminée.",
  wrapUpTooLong: () => "Cette qualification ne peut plus être prolongée.",
};
