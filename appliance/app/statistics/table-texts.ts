import type { Language } from "../../../protocol/schema.ts";

const fr = {
  first: {
    ...{ days: "Jour", weeks: "Semaine", hours: "Heure", weekdays: "Jour de la semaine" },
    ...{ services: "Service", counters: "Guichet", agents: "Agent" },
  },
  counts: {
    ...{ arrivals: "Arrivées", called: "Appels", received: "Reçus", noShows: "Absents à l’appel" },
    ...{ unserved: "Partis sans appel", recalls: "Réappels", repeats: "Annonces répétées" },
    ...{ transfers: "Transferts", putBacks: "Remises en file" },
  },
  spreads: { wait: "Attente", arrive: "Venue au guichet", serve: "Entretien" },
  shares: ["moyenne", "médiane", "P80", "P90", "P95", "maximum"],
  number: "nombre",
  of: (what: string, share: string) => `${what} : ${share}`,
  use: {
    ...{ open: "Ouvert", serving: "En entretien", calling: "En appel", paused: "En pause" },
    ...{ idle: "Disponible", occupation: "Occupation (entretien / ouvert)" },
  },
  reason: "Motif",
  noReason: "Sans motif",
  count: "Nombre",
  share: "Part",
  everyService: "Tous les services",
  calibration: {
    ...{ tickets: "Tickets", earlier: "Plus tôt", within: "Dans la fourchette" },
    ...{ later: "Plus tard", share: "Part dans la fourchette" },
    ...{ width: "Largeur moyenne", error: "Écart médian au milieu" },
  },
  rows: {
    ...{ day: "Jour", arrivedAt: "Heure d’arrivée", calledAt: "Heure d’appel", end: "Fin" },
    ...{ times: "Fois reçu", low: "Annoncé au moins", high: "Annoncé au plus" },
    ...{ called: "Appelé", began: "Reçu", recall: "Réappel", announcements: "Annonces" },
  },
  ends: {
    ...{
      received: "reçu",
      absent: "absent",
      interrupted: "interrompu",
      endOfDay: "fin de journée",
    },
    ...{ cancelled: "annulé", noShow: "absent", expired: "délai écoulé", putBack: "remis en file" },
    ...{ transferred: "transféré" },
  },
  weekdays: ["", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
};
type TableTexts = typeof fr;

const en: TableTexts = {
  first: {
    ...{ days: "Day", weeks: "Week", hours: "Hour", weekdays: "Day of the week" },
    ...{ services: "Service", counters: "Counter", agents: "Agent" },
  },
  counts: {
    ...{ arrivals: "Arrivals", called: "Calls", received: "Served", noShows: "No-shows" },
    ...{ unserved: "Left without a call", recalls: "Recalls", repeats: "Repeated announcements" },
    ...{ transfers: "Transfers", putBacks: "Put back in the queue" },
  },
  spreads: { wait: "Wait", arrive: "Time to arrive", serve: "Service time" },
  shares: ["mean", "median", "P80", "P90", "P95", "maximum"],
  number: "count",
  of: (what, share) => `${what}: ${share}`,
  use: {
    ...{ open: "Open", serving: "Serving", calling: "Calling", paused: "Paused" },
    ...{ idle: "Idle", occupation: "Occupancy (serving / open)" },
  },
  reason: "Reason",
  noReason: "No reason",
  count: "Count",
  share: "Share",
  everyService: "All services",
  calibration: {
    ...{ tickets: "Tickets", earlier: "Sooner", within: "Within the range" },
    ...{ later: "Later", share: "Share within the range" },
    ...{ width: "Mean width", error: "Median distance from the middle" },
  },
  rows: {
    ...{ day: "Day", arrivedAt: "Hour of arrival", calledAt: "Hour of the call", end: "End" },
    ...{ times: "Times served", low: "Told at least", high: "Told at most" },
    ...{ called: "Called", began: "Served", recall: "Recall", announcements: "Announcements" },
  },
  ends: {
    ...{
      received: "served",
      absent: "no-show",
      interrupted: "interrupted",
      endOfDay: "end of day",
    },
    ...{ cancelled: "cancelled", noShow: "no-show", expired: "time over", putBack: "put back" },
    ...{ transferred: "transferred" },
  },
  weekdays: [...["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]],
};

const es: TableTexts = {
  first: {
    ...{ days: "Día", weeks: "Semana", hours: "Hora", weekdays: "Día de la semana" },
    ...{ services: "Servicio", counters: "Ventanilla", agents: "Agente" },
  },
  counts: {
    ...{ arrivals: "Llegadas", called: "Llamadas", received: "Atendidos", noShows: "Ausentes" },
    ...{ unserved: "Se fueron sin llamada", recalls: "Rellamadas" },
    ...{ repeats: "Anuncios repetidos", transfers: "Traslados", putBacks: "Devueltos a la fila" },
  },
  spreads: { wait: "Espera", arrive: "Llegada a la ventanilla", serve: "Atención" },
  shares: ["media", "mediana", "P80", "P90", "P95", "máximo"],
  number: "número",
  of: (what, share) => `${what}: ${share}`,
  use: {
    ...{ open: "Abierto", serving: "Atendiendo", calling: "Llamando", paused: "En pausa" },
    ...{ idle: "Disponible", occupation: "Ocupación (atendiendo / abierto)" },
  },
  reason: "Motivo",
  noReason: "Sin motivo",
  count: "Número",
  share: "Parte",
  everyService: "Todos los servicios",
  calibration: {
    ...{ tickets: "Tickets", earlier: "Antes", within: "Dentro del intervalo" },
    ...{ later: "Después", share: "Parte dentro del intervalo" },
    ...{ width: "Amplitud media", error: "Distancia mediana al centro" },
  },
  rows: {
    ...{ day: "Día", arrivedAt: "Hora de llegada", calledAt: "Hora de llamada", end: "Fin" },
    ...{ times: "Veces atendido", low: "Anunciado como mínimo", high: "Anunciado como máximo" },
    ...{ called: "Llamado", began: "Atendido", recall: "Rellamada", announcements: "Anuncios" },
  },
  ends: {
    ...{ received: "atendido", absent: "ausente", interrupted: "interrumpido" },
    ...{ endOfDay: "fin de la jornada", cancelled: "anulado", noShow: "ausente" },
    ...{ expired: "plazo vencido", putBack: "devuelto", transferred: "trasladado" },
  },
  weekdays: ["", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
};

const all: Readonly<Record<Language, TableTexts>> = { fr, en, es };

/** The words in the head and the cells of saved tables. */
export function tableTexts(language: Language): TableTexts {
  return all[language];
}
