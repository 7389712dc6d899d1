import type { board as french } from "../fr/board.ts";

export const board = {
  pageTitle: "Pantalla de llamada",
  recent: "Últimas llamadas",
  empty: "Su número aparecerá aquí.",
  call: (label, place) => `Turno ${label}, ${place}`,
  lost: "Conexión perdida",
  lostHint: "Pueden faltar llamadas: pregunte en recepción.",
  muted: "Sonido apagado: toque la pantalla",
  waiting: (count) => (count === 1 ? "1 persona en espera" : `${count} personas en espera`),
  starting: "La pantalla se está iniciando…",
} satisfies typeof french;
