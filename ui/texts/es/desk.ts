import type { PlaceWord } from "../../../protocol/views.ts";
import type { desk as french, deskRefusals as frenchRefusals } from "../fr/desk.ts";

const places: Record<PlaceWord, string> = {
  guichet: "ventanilla",
  bureau: "despacho",
  salle: "sala",
  box: "box",
  accueil: "recepción",
};

export const desk: typeof french = {
  queue: "Cola",
  absents: "Ausentes",
  region: "Listas de la ventanilla",
  close: "Cerrar la lista",
  queueTitle: (count) => `Cola: ${count}`,
  absentsTitle: (count) => `Ausentes: ${count}`,
  queueEmpty: "Nadie espera en sus servicios.",
  absentsEmpty: "No hay ausentes en sus servicios.",
  listMore: (count) => `y ${count} más, que esta lista no muestra`,
  listLoading: "Leyendo la lista…",
  listFailed: "No se ha podido leer la lista. Se intentará de nuevo con el próximo cambio.",
  waited: (wait) => `espera desde hace ${wait}`,
  remaining: (left) => `quedan ${left}`,
  over: "plazo vencido",
  from: (service) => `viene de ${service}`,
  reserved: (place, number) => `reservado: ${places[place]} ${number}`,
  added: "añadido en ventanilla",
  priority: (level) => (level > 1 ? "muy prioritario" : "prioritario"),
  note: "Nota",
  noteOf: (text) => `Nota: ${text}`,
  noteHint: "Intro para guardar, Esc para renunciar.",
  noteSaved: "Nota guardada.",
  noteRemoved: "Nota borrada.",

  pick: "Llamar este número",
  pickOf: (label) => `Llamar el número ${label}`,
  pickReason: "Motivo (opcional)",
  pickConfirm: "Llamar",
  cancel: "Cancelar",
  notIdle: "Posible cuando la ventanilla está libre.",
  notServed: "Su ventanilla no atiende este servicio.",
  recall: "Volver a llamar",
  requeue: "Devolver a la cola",
  requeueSame: "En su lugar",
  requeuePlus3: "Después de 3 personas",
  requeueEnd: "Al final de la cola",
  requeued: (label, ahead) =>
    ahead === 0
      ? `El número ${label} vuelve a la cola, en primer lugar.`
      : `El número ${label} vuelve a la cola, con ${ahead === 1 ? "1 persona" : `${ahead} personas`} delante.`,

  reprint: "Reimprimir",
  reprinted: (label: string) => `El ticket ${label} se vuelve a imprimir.`,
  printingNow: "Se está imprimiendo.",
  void: "Retirar",
  voided: (label: string) => `El ticket ${label} se ha retirado de la fila.`,
  voidedTag: "retirado de la fila",
  restore: "Restablecer",
  restored: (label: string) => `El ticket ${label} vuelve a esperar, en su sitio.`,
  noPaper: "sin papel",
  paperUnknown: "papel dudoso",

  add: "Añadir un visitante",
  addService: "Servicio",
  addPaper: "Tique",
  withPaper: "con tique impreso",
  withoutPaper: "sin papel",
  receive: "Atender enseguida",
  enqueue: "Poner en la cola",
  enqueued: (label, service) => `Número ${label} en la cola de ${service}.`,
  receiveNotServed: "Su ventanilla no atiende este servicio: solo se puede poner en la cola.",
  closed: "cerrado",

  acts: "Otras acciones",
  putBack: "Devolver a la cola",
  transfer: "Derivar…",
  transferTitle: (label) => `Derivar el número ${label}`,
  transferTo: "Servicio o ventanilla",
  transferHint: "Escriba para filtrar, ↑ ↓ para elegir, Intro para derivar.",
  transferNone: "Ningún servicio ni ventanilla coincide.",
  transferNote: "Nota para la próxima ventanilla",
  transferDo: "Derivar",
  transferService: (waiting, counters) =>
    `${waiting} en espera · ${counters > 1 ? `${counters} ventanillas abiertas` : counters === 1 ? "1 ventanilla abierta" : "ninguna ventanilla abierta"}`,
  transferCounter: (service) => `reservado a esta ventanilla · ${service}`,
  transferKey: "Derivar al cliente",
};

export const deskRefusals: typeof frenchRefusals = {
  optionOff: () => "Esta posibilidad no está activada en este sitio.",
  notAllowed: (f) =>
    f["right"] === "pick"
      ? "No está autorizado a llamar un número fuera de su turno."
      : "No está autorizado a atender este servicio.",
  notAbsent: (f) =>
    f["label"]
      ? `El número ${f["label"]} ya no está entre los ausentes.`
      : "Este número ya no está entre los ausentes.",
  sameService: () => "El cliente ya está en este servicio. Elija otro, o una ventanilla.",
  counterClosed: (f) => `La ventanilla ${f["counterLabel"] ?? ""} acaba de cerrar.`,
  counterNotServing: (f) => `La ventanilla ${f["counterLabel"] ?? ""} ya no atiende este servicio.`,
  unknownTicket: () => "Este número ya no se conoce hoy.",
  numbersExhausted: () => "A este servicio no le quedan números libres hoy.",
  notReprintable: () => "Este ticket no se puede reimprimir ahora.",
  notCancellable: () => "Este ticket ya está llamado, o ya no espera.",
  notRestorable: () => "Este ticket ya espera, o ya no se puede restablecer.",
  unknownPrinter: () => "No hay ninguna impresora instalada.",
  badRequest: () => "No se ha entendido la petición. No se ha hecho nada.",
};
