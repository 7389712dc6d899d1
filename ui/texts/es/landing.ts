import type { landing as french } from "../fr/landing.ts";

export const landing: typeof french = {
  pageTitle: "Patience",
  openCounter: "Abrir una ventanilla",
  openCounterHint: "Para los agentes: usuario, contraseña, ventanilla.",
  lead: "La cola de espera de su centro.",
  explanation:
    "Esta página viene del equipo instalado en su centro. Añádala a sus favoritos: todo ocurre aquí, sin internet.",
  kiosks: "Quioscos de turnos",
  kiosksHint: "La pantalla donde el visitante toma su turno.",
  boards: "Pantallas de llamada",
  boardsHint: "La pantalla de la sala de espera, para abrir a pantalla completa.",
  sheet: "Ficha de ventanilla y accesos directos",
  supervision: "Supervisión",
  administration: "Administración",
  none: "Ninguno por ahora.",
  openCounters: (count) =>
    count === 0
      ? "Ninguna ventanilla abierta"
      : count === 1
        ? "1 ventanilla abierta"
        : `${count} ventanillas abiertas`,
  offline: "El equipo no responde. Nuevo intento en curso…",
  loading: "Cargando…",
  language: "Idioma",
};
