export const gate = {
  setupTitle: "Puesta en servicio",
  setupLead: "En un ordenador de la misma red, abra esta dirección y escriba el código.",
  pairTitle: "Asociar esta pantalla",
  pairLead: "En la administración, página «Aparatos asociados», escriba este código.",
  unknownTitle: "Esta pantalla aún no está configurada",
  unknownLead: "Créela en la administración: se abrirá aquí sola.",
  here: "O en esta misma pantalla",
  address: "Dirección",
  code: "Código",
};
