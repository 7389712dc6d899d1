/** What a screen says that is not in service yet, to whoever sets it up. */
export const gate = {
  setupTitle: "Mise en service",
  setupLead: "Sur un ordinateur du même réseau, ouvrez cette adresse et saisissez le code.",
  pairTitle: "Associer cet écran",
  pairLead: "Dans l’administration, page « Appareils associés », saisissez ce code.",
  unknownTitle: "Cet écran n’est pas encore réglé",
  unknownLead: "Créez-le dans l’administration : il s’ouvrira ici de lui-même.",
  here: "Ou sur cet écran même",
  address: "Adresse",
  code: "Code",
};
