import type { PlaceWord } from "../../../protocol/views.ts";
import type { counter as french } from "../fr/counter.ts";
import { deskRefusals } from "./desk.ts";
import { wrapUp, wrapUpRefusals } from "./wrap-up.ts";

const places: Record<PlaceWord, string> = {
  guichet: "ventanilla",
  bureau: "despacho",
  salle: "sala",
  box: "box",
  accueil: "recepción",
};

const atPlace: Record<PlaceWord, string> = {
  guichet: "en la ventanilla",
  bureau: "en el despacho",
  salle: "en la sala",
  box: "en el box",
  accueil: "en la recepción",
};

export const counter: typeof french = {
  pageTitle: "Ventanilla",
  language: "Idioma",
  title: (place, number) => `${places[place]} ${number}`.toLocaleUpperCase("es"),
  placeName: (place, number) => `${places[place]} ${number}`,
  atPlace: (place, number) => `${atPlace[place]} ${number}`,
  loading: "Conectando con el equipo…",
  close: "Cerrar",
  back: "Volver",
  cancel: "Cancelar",
  busy: "Un momento…",

  login: {
    title: "Sus datos",
    login: "Su usuario",
    password: "Su contraseña",
    show: "Mostrar",
    hide: "Ocultar",
    counters: "Seleccione una ventanilla libre",
    free: "libre",
    taken: "ya abierta",
    takenSince: (time) => `desde las ${time}`,
    selected: "elegida",
    noCounters: "Todavía no hay ninguna ventanilla configurada.",
    submit: "Conexión",
    loginMissing: "Escriba su usuario.",
    passwordMissing: "Escriba su contraseña.",
    counterMissing: "Seleccione una ventanilla.",
    elsewhere: (label) => `Su puesto ya está abierto en la ventanilla ${label}.`,
    elsewhereHint: "Un mismo usuario no puede servir en dos ventanillas a la vez.",
    move: "Trasladar mi puesto aquí",
  },

  over: {
    expired: (delay) =>
      `Su puesto se ha desconectado: no se indicó la llegada del cliente en ${delay}.`,
    minutes: (count) => (count === 1 ? "un minuto" : `${count} minutos`),
    seconds: (count) => `${count} segundos`,
    freed: "Su puesto se ha desconectado: un supervisor ha liberado la ventanilla.",
    linkLost: "Su puesto se ha desconectado: esta página ha estado demasiado tiempo sin conexión.",
    moved: "Su puesto se ha trasladado a otra ventanilla.",
    movedTo: (place) => `Su puesto se ha trasladado: está abierto ${place}.`,
    at: (time) => `a las ${time}`,
    reconnect: "Volver a conectarse",
    bringBack: "Trasladar mi puesto aquí",
    other: "Elegir otra ventanilla",
    paused: "Su puesto está en pausa.",
    resume: "Reanudar",
  },

  services: {
    opening: (place, number) => `apertura: ${places[place]} ${number}`.toLocaleUpperCase("es"),
    prompt: "Seleccione el servicio o los servicios que va a atender",
    validate: "Confirmar la selección",
    chosen: (count) =>
      count === 0
        ? "Ningún servicio elegido"
        : count === 1
          ? "1 servicio elegido"
          : `${count} servicios elegidos`,
    atLeastOne: "Elija al menos un servicio.",
    notAllowed: "no habilitado",
    selected: "elegido",
    remembered: "Su última elección ya está marcada.",
  },

  table: {
    service: "Servicios",
    waiting: "Clientes",
    wait: "Espera",
    counters: "Ventanillas",
    waitHint: "Espera del próximo cliente que se llamará, en minutos",
    total: "Total",
    mean: "Media",
    closed: "cerrado",
    orange: "cargado",
    red: "saturado",
    waitingOf: (count) =>
      count === 0
        ? "nadie espera"
        : count === 1
          ? "1 cliente en espera"
          : `${count} clientes en espera`,
    callIn: "Llamar en",
    all: "Todos los servicios",
    notServed: "no atendido",
  },

  main: {
    prompt: "Seleccione el servicio en el que llamar",
    logout: "Desconexión",
    pause: "Pausa",
    changeServices: "Cambiar mis servicios",
    free: "Ventanilla libre",
    next: "El cliente que espera desde hace más tiempo",
    nobodyAtAll: "Nadie espera en sus servicios.",
    callNext: "Llamar al siguiente",
    nobody: (service) => `Nadie espera en ${service}`,
    noRecallService: "Elija primero el servicio y después la rellamada.",
    recallOff: (service) => `La rellamada de turnos no está activada en ${service}.`,
    openCounters: (count) =>
      count === 1 ? "1 ventanilla abierta" : `${count} ventanillas abiertas`,
  },

  choice: {
    title: (service) => `Llamada en ${service}`,
    fresh: "Llamar un nuevo número de turno",
    again: "Volver a llamar un número de turno ya atendido",
  },

  recall: {
    title: (service) => `Rellamada en ${service}`,
    number: "Número de turno",
    hint: "De 1 a 4 cifras: 32, 0032 o A32 designan el mismo turno.",
    empty: "Escriba el número del turno.",
    invalid: "No es un número de turno: de 1 a 4 cifras.",
    otherPrefix: (prefix) => `Los turnos de este servicio empiezan por ${prefix}.`,
    submit: "Confirmar el número de turno",
    cancel: "Anular esta petición",
    erase: "Borrar la última cifra",
    refusedTitle: "Rellamada imposible",
    notReceivedYet: (number) =>
      `El turno ${number} todavía no ha sido llamado y recibido: no se puede volver a llamar.`,
    neverIssued: (number) => `El turno ${number} no se ha entregado hoy en este servicio.`,
    calledElsewhere: (number, label) =>
      label === ""
        ? `El turno ${number} ya está llamado por otra ventanilla.`
        : `El turno ${number} ya está llamado por la ventanilla ${label}.`,
    recallOff: "La rellamada de turnos no está activada en este servicio.",
  },

  call: {
    title: "Cliente llamado",
    ticket: "Turno",
    recalled: "rellamado",
    waited: "El tiempo de espera del cliente antes de su llamada",
    since: "El tiempo desde la llamada hasta la llegada del cliente a la ventanilla",
    of: (total) => `de ${total}`,
    left: (left) => `Indique la llegada del cliente: quedan ${left}.`,
    late: "El plazo de llegada ha terminado.",
    arrival: "Indicar el inicio de la entrevista",
    noShow: "Anular la llamada en la sala de espera",
    repeat: "Repetir el anuncio",
    repeatIn: (seconds) => `posible en ${seconds} s`,
    noPaper: "Este cliente no tiene turno impreso: quizá solo conoce su número.",
    paperUnknown: "No es seguro que este turno se haya impreso.",
  },

  proof: {
    pending: "Mostrándose…",
    seen: (painted, boards) =>
      `visto en ${painted} de ${boards} ${boards > 1 ? "pantallas" : "pantalla"}`,
    voice: "oído",
    chime: "solo el timbre",
    late: "sin anunciar",
    none: "sin sonido",
  },

  interview: {
    title: "Entrevista en curso",
    duration: "Duración de la entrevista",
    reasons: "Motivo de la entrevista",
    skip: "No calificar la entrevista",
    chosen: "elegido",
    noReasons: "No hay ningún motivo configurado para este servicio.",
    required: "Elija un motivo para poder terminar.",
    end: "Indicar el final de la entrevista",
    shortTitle: "Visita relámpago",
    shortText: (time) => `La entrevista solo ha durado ${time}. ¿El cliente ya se ha ido?`,
    shortYes: "Visita relámpago: terminar",
    shortNo: "Continuar la entrevista",
  },

  wrapUp,

  undo: {
    button: "Deshacer",
    seconds: (seconds) => `${seconds} s`,
    call: (label) => (label === "" ? "Turno llamado" : `Turno ${label} llamado`),
    noShow: "Cliente marcado ausente",
    arrival: "Inicio de entrevista indicado",
    reason: "Motivo registrado",
    end: "Final de entrevista indicado",
    putBack: "Cliente devuelto a la cola",
    transfer: "Cliente transferido",
    add: "Visitante añadido y recibido",
    other: "Acción registrada",
    done: "La última acción se ha deshecho.",
  },

  sos: {
    button: "SOS",
    hold: "Mantenga pulsado el botón SOS un segundo.",
    name: "SOS: mantener pulsado un segundo",
    sent: "Alerta enviada a todas las ventanillas abiertas.",
    raised: (place, time) => `SOS — ${place} pide ayuda desde las ${time}`,
    mine: (time) =>
      `SOS — su petición de ayuda se muestra en todas las ventanillas desde las ${time}`,
    going: (place) => `${place} va de camino`,
    somebodyGoing: "Alguien va de camino",
    go: "Voy",
    close: "Terminado",
    region: "Alertas",
  },

  help: {
    title: "Teclas del teclado",
    open: "Ayuda del teclado (tecla ?)",
    next: "Paso siguiente: llamar, inicio, final",
    recall: "Volver a llamar un turno",
    noShow: "Anular la llamada en la sala de espera",
    reasons: "Motivo de la entrevista",
    sos: "SOS, mantenido un segundo",
    escape: "Cerrar, volver",
    help: "Esta ayuda",
  },

  link: {
    lost: "Conexión perdida. Nuevo intento en curso…",
    lostHint: "Las cifras mostradas pueden no estar al día.",
    back: "Conexión restablecida.",
    unanswered: "El equipo no responde. Compruebe la pantalla antes de repetir.",
  },

  refusals: {
    ...deskRefusals,
    badCredentials: () => "Usuario o contraseña desconocidos.",
    locked: () => "Demasiados intentos: este usuario queda bloqueado unos minutos.",
    tooMany: () => "Demasiados intentos desde este puesto. Espere un momento.",
    offline: () => "El equipo no responde. Compruebe la red y vuelva a intentarlo.",
    busy: () => "El equipo está ocupado. Vuelva a intentarlo en un momento.",
    storeFailed: () => "El equipo no puede registrar nada por ahora. Avise al supervisor.",
    counterTaken: (f) =>
      f["login"]
        ? `${f["login"]} acaba de abrir esta ventanilla.`
        : "Esta ventanilla acaba de abrirse. Elija otra.",
    agentElsewhere: (f) => `Su puesto ya está abierto en la ventanilla ${f["counterLabel"] ?? ""}.`,
    unknownCounter: () => "Esta ventanilla ya no existe. Elija otra.",
    notSignedIn: () => "Su conexión ha terminado. Vuelva a conectarse.",
    sessionOver: () => "Su puesto ya no está abierto.",
    sessionPaused: () => "Su puesto está en pausa. Reanúdelo para llamar.",
    staleScreen: () => "La pantalla no estaba al día: este es el estado real. No se ha hecho nada.",
    visitOver: () => "Esta llamada ya ha terminado.",
    unknownVisit: () => "Esta llamada ya ha terminado.",
    visitInProgress: (f) =>
      f["label"] ? `El turno ${f["label"]} sigue en curso.` : "Un cliente sigue en curso.",
    calledElsewhere: (f) =>
      f["counterLabel"]
        ? `Este turno ya está llamado por la ventanilla ${f["counterLabel"]}.`
        : "Este turno ya está llamado por otra ventanilla.",
    repeatTooSoon: () => "El anuncio acaba de hacerse. Espere unos segundos.",
    reasonMissing: () => "Elija un motivo antes de terminar la entrevista.",
    unknownReason: () => "Este motivo ya no existe. Elija otro.",
    qualificationOff: () => "La calificación no está activada en este servicio.",
    nothingToUndo: () => "Ya no hay nada que deshacer.",
    ...wrapUpRefusals,
    undoTooLate: () => "Es demasiado tarde para deshacer esta acción.",
    noServiceChosen: () => "Elija al menos un servicio.",
    notServed: () => "Usted no atiende este servicio.",
    unknownService: () => "Este servicio ya no existe.",
    serviceClosed: () => "Este servicio está cerrado.",
    sosAlreadyRaised: () => "Su alerta ya se muestra en todas las ventanillas.",
    sosNotAcknowledged: () => "Alguien tiene que responder primero a la alerta.",
    sosOver: () => "Esta alerta ya ha terminado.",
    unknownSos: () => "Esta alerta ya ha terminado.",
  },
  failed: "La petición no ha llegado a su fin.",
};
