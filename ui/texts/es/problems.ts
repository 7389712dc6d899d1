import type { problems as french } from "../fr/problems.ts";

export const problems = {
  serviceClosed: "Este servicio acaba de cerrar. Elija otro o pregunte en recepción.",
  quotaReached: "Ya se dieron todos los turnos de hoy para este servicio. Pregunte en recepción.",
  unknownService: "Este servicio ya no existe. Elija otro.",
  numbersExhausted: "No quedan números para este servicio hoy. Pregunte en recepción.",
  storeFailed: "El quiosco no puede dar números ahora. Pregunte en recepción.",
  busy: "Hay mucha gente en este momento. Inténtelo de nuevo.",
  tooMany: "Hay mucha gente en este momento. Inténtelo de nuevo.",
  notPaired: "Este quiosco aún no está instalado. Pregunte en recepción.",
  offline: "El quiosco no responde por ahora. Pregunte en recepción.",
  other: "No es posible por ahora. Pregunte en recepción.",
} satisfies typeof french;
