import type { BeginTexts } from "../fr/admin-begin.ts";

export const begin: BeginTexts = {
  language: "es",
  door: {
    title: "Puesta en servicio",
    lead: "Este equipo es nuevo. Su código está en sus pantallas y en su consola.",
    code: "Código mostrado por el equipo",
    codeHint: "Ocho letras y cifras, por ejemplo ABCD-EFGH.",
    name: "Su nombre",
    login: "Su identificador",
    password: "Su contraseña",
    submit: "Empezar",
  },
  hours: {
    office: "Semana laboral",
    copy: "Copiar lunes a viernes",
    always: "Siempre abierto",
    none: "Sin horario: siempre abierto.",
    closed: "cerrado",
    add: "Abrir",
    remove: "Retirar",
    from: "de",
    until: "a",
  },
  days: {
    none: "Ningún día de cierre.",
    add: "Añadir un cierre",
    holidays: (year: number) => `Festivos franceses ${year}`,
    from: "Del",
    until: "Al",
    label: "Motivo",
    fresh: "Cierre",
    remove: (name: string) => `Retirar ${name}`,
  },
  start: {
    title: "Puesta en servicio",
    lead: "Ocho pasos hasta el primer ticket. Puede parar y seguir más tarde.",
    next: "Guardar y continuar",
    nothing: "No se crea nada de antemano.",
    prefix: (name: string) => `Prefijo de ${name}`,
    serviceName: "Nombre del servicio",
    printer: "Impresora:",
    tryKiosk: "Abrir el quiosco de tickets",
    tryBoard: "Abrir la pantalla de llamada",
    openCounter: "Abrir una ventanilla",
    sheet: "Imprimir la ficha de ventanilla",
    person: "Nombre y apellido",
    addPerson: "Añadir a esta persona",
    once: "Anote estas contraseñas: no se mostrarán más.",
    templates: {
      hospital: "Consultas de hospital",
      townHall: "Ayuntamiento",
      bank: "Banco",
      empty: "Empezar de cero",
    },
    devices: {
      room: "Sala de espera",
      kiosk: "Quiosco de entrada",
      board: "Pantalla de la sala de espera",
      printer: "Impresora del quiosco",
    },
    steps: {
      site: {
        title: "El sitio",
        lead: "Su nombre y sus idiomas, para el quiosco, las pantallas y los tickets.",
      },
      opening: { title: "Horario de apertura", lead: "Fuera de él, el quiosco no da tickets." },
      template: {
        title: "Punto de partida",
        lead: "Elija el más cercano: todo se cambia después.",
      },
      services: { title: "Servicios", lead: "Para qué se toma un ticket." },
      counters: { title: "Ventanillas", lead: "Donde se atiende." },
      team: {
        title: "El equipo humano",
        lead: "Cada persona recibe un identificador y una contraseña.",
      },
      devices: {
        title: "Quiosco, impresora, pantalla",
        lead: "Pruébelos: un ticket, una llamada, una voz.",
      },
      done: { title: "Está listo", lead: "Abra una ventanilla, tome un ticket, llámelo." },
    },
  },
  paired: {
    title: "Aparatos asociados",
    lead: "Pantallas e impresoras de otras máquinas. Las del propio equipo no tienen que pedir nada.",
    add: "Asociar un aparato",
    waiting: (count: number) =>
      count === 0
        ? "Abra /kiosk/… o /board/… en la otra máquina: muestra un código."
        : count === 1
          ? "Un aparato muestra un código ahora."
          : `${count} aparatos muestran un código ahora.`,
    which: "Este aparato pasa a ser",
    code: "Código mostrado",
    confirm: "Asociar",
    told: "Asociado: se abre solo.",
    list: "Asociados",
    none: "Ninguno.",
    since: (when: string, address: string) => `desde el ${when}, de ${address}`,
    revoke: "Desasociar",
  },
};
