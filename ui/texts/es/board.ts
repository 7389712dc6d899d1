import type { board as french } from "../fr/board.ts";

export const board = {
  pageTitle: "Pantalla de llamada",
  recent: "Últimas llamadas",
  empty: "Su número aparecerá aquí.",
  call: (label, place) => `Turno ${label}, ${place}`,
  lost: "Conexión perdida",
  lostHint: "Pueden faltar llamadas: pregunte en recepción.",
  muted: "Sonido apagado: toque la pantalla",
  trial: "Prueba de la voz",
  waiting: (count) => (count === 1 ? "1 persona en espera" : `${count} personas en espera`),
  starting: "La pantalla se está iniciando…",
  waitingTitle: "En espera",
  wait: (low, high) =>
    high === 0 ? "sin espera" : low === high || low === 0 ? `${high} min` : `${low}–${high} min`,
  everybody: "Todos",
  closed: "Cerrado",
  closedHint: "La recepción está cerrada.",
  closedToday: (why) => `Hoy cerrado: ${why}`,
  counterFree: "Libre",
  counterPaused: "En pausa",
  counterClosed: "Cerrado",
} satisfies typeof french;
