import type { MachineTexts } from "../fr/machine.ts";

export const machine: MachineTexts = {
  page: "Máquina",
  lead: "La versión de esta máquina y sus actualizaciones.",
  notImage: "Esta máquina no es una imagen de Patience: se actualiza de otra manera.",
  version: (version, slot) => `Versión ${version} · ranura ${slot}`,
  faults: "Hay que corregir el archivo patience.toml",
  update: "Actualizar",
  how: "Elija el archivo .raucb de la nueva versión, o conecte una memoria USB que lo contenga. Se escribe junto a la versión actual mientras la sala continúa. Si la nueva versión no va bien, la anterior vuelve por sí sola.",
  file: "Archivo de actualización (.raucb)",
  older: "Aceptar una versión más antigua",
  send: "Enviar y comprobar",
  sending: (percent) => `Envío: ${percent} %`,
  restart: "Iniciar ahora la nueva versión",
  at: (when) => `Estado del ${when}`,
  clock: "Hora",
  clockNow: (time: string) => `En esta máquina: ${time}`,
  clockSources: {
    network: "La ajusta un servidor de hora.",
    rtc: "Viene de la pila de la máquina.",
    set: "La ajustó un administrador.",
    guess:
      "Nadie la ha ajustado: sin pila ni servidor de hora, la máquina sigue desde el último momento que conoce. Los turnos y los horarios de apertura siguen esta hora.",
    unknown: "La ajusta esta máquina, en otro lugar.",
  },
  clockSet: (time: string) => `Ajustar a la hora de este dispositivo (${time})`,
  clockAsked: "La hora se ajusta en un instante; las esperas en curso no cambian.",
  steps: {
    none: "No hay ninguna actualización en curso.",
    checking: "Se comprueba la firma…",
    writing: (to, percent) => `Versión ${to}: escritura, ${percent} %`,
    ready: (to) =>
      `La versión ${to} está lista. Arrancará esta noche a la hora fijada, o ahora si lo pide.`,
    restarting: (to) => `La máquina arranca con la versión ${to}.`,
    onTrial: (to) =>
      `La versión ${to} está a prueba: se confirma en cuanto todo funciona (cuatro minutos como máximo).`,
    committed: (to) => `La versión ${to} funciona y ha quedado confirmada.`,
    rolledBack: (to, from) =>
      `La versión ${to} no iba bien: la versión ${from} ha vuelto por sí sola.`,
    refused: "La actualización se ha rechazado; nada ha cambiado.",
  },
  reasons: {
    noKey: "No hay ninguna clave de actualización. Indíquela en patience.toml (update.key).",
    wrongSignature: "La firma no es la de la clave de esta máquina.",
    truncated: "El archivo está incompleto. Cópielo de nuevo.",
    otherMachine: "Este archivo es para otro tipo de máquina.",
    sameVersion: "Esta versión ya es la de la máquina.",
    older: "Esta versión es más antigua que la de la máquina.",
    noSpace: "No queda sitio en el disco.",
    diskError: "El disco no responde correctamente.",
    interrupted: "La escritura se interrumpió (corte de corriente). Envíe el archivo de nuevo.",
    boxSilent: "El servidor no respondía.",
    boxBroken: "El servidor respondía con un error.",
    storeBroken: "No se podían abrir los datos.",
    noTickets: "No se podía dar ningún turno.",
    brokerAway: "El bus de las pantallas no respondía.",
    kioskNotPainted: "El quiosco no mostraba nada.",
    boardNotPainted: "La pantalla de llamada no mostraba nada.",
    neverStarted: "No llegó a arrancar del todo.",
    failed: "La herramienta de actualización falló; sus palabras están debajo.",
  },
  reset:
    "Restablecimiento de fábrica sin contraseña: cree un archivo llamado «factory-reset» en la partición PATIENCE del disco y reinicie.",
  support:
    "Para un informe de asistencia (sin datos personales): una memoria USB con un archivo vacío llamado «patience-support»; el informe se escribe en ella.",
  moreTitle: "Sin esta página",
};
