export const gate = {
  setupTitle: "First run",
  setupLead: "On a computer of the same network, open this address and type the code.",
  pairTitle: "Pair this screen",
  pairLead: "In the administration, page “Paired devices”, type this code.",
  unknownTitle: "This screen is not set up yet",
  unknownLead: "Make it in the administration: it will open here by itself.",
  here: "Or on this very screen",
  address: "Address",
  code: "Code",
};
