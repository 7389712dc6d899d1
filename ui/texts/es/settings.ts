import type { SettingTexts } from "../setting-texts.ts";

const off = "Como el sitio";
const own = "Ajuste propio";
const qualification = { off: "Nunca", optional: "Opcional", required: "Obligatoria" };
const arrivalModes = {
  disconnect: "Cerrar la ventanilla",
  pause: "Poner la ventanilla en pausa",
  warn: "Solo avisar",
};

/** What each setting is called and what it does. */
export const settings: SettingTexts = {
  site: {
    id: { label: "Identificador del sitio" },
    name: { label: "Nombre del sitio", help: "En el quiosco, las pantallas y los tickets." },
    zone: { label: "Zona horaria", help: "Por ejemplo Europe/Paris, Indian/Reunion." },
    languages: {
      label: "Idiomas propuestos a los visitantes",
      help: "El primero es el de las pantallas y de la voz.",
    },
    rollover: {
      label: "Inicio de la jornada",
      help: "A esta hora los números vuelven a empezar. No es medianoche, para los sitios abiertos hasta tarde.",
    },
    endOfDay: {
      label: "Visitantes que aún esperan en ese momento",
      options: { clear: "Sus tickets se cierran", keep: "Conservan su lugar" },
    },
    recall: { label: "Los agentes pueden volver a llamar un número ya atendido" },
    qualification: {
      label: "Calificación de la visita",
      help: "El agente elige un motivo antes de terminar.",
      options: qualification,
    },
    arrivalDeadlineSeconds: {
      label: "Plazo para presentarse",
      help: "Tras la llamada, el visitante tiene este tiempo para llegar.",
    },
    arrivalWarningSeconds: { label: "Avisar al agente tras" },
    arrivalMode: {
      label: "Cuando el plazo pasa sin respuesta",
      options: arrivalModes,
    },
    undoSeconds: {
      label: "Tiempo para deshacer un gesto",
      help: "El agente puede deshacer su último gesto en este tiempo. 0: nunca.",
    },
    absentMinutes: {
      label: "Un ausente puede ser llamado de nuevo durante",
      help: "Quien no vino conserva su ticket durante este tiempo.",
    },
    repeatSeconds: { label: "Tiempo entre dos anuncios de la misma llamada" },
    minimumVisitSeconds: {
      label: "Duración mínima de una visita",
      help: "Por debajo, el agente confirma: una doble pulsación no cierra nada.",
    },
    lostLinkMinutes: {
      label: "Cerrar una ventanilla libre cuya página desapareció tras",
      help: "Un visitante en curso nunca se pierde.",
    },
    printAnswerSeconds: {
      label: "Esperar la respuesta de la impresora durante",
      help: "Después, el quiosco pregunta al visitante si tiene su ticket.",
    },
    welcome: { label: "Mensaje de bienvenida", help: "En lo alto del quiosco." },
    desk: {
      label: "En la ventanilla",
      fields: {
        queue: { label: "Lista de la cola, y llamada de un ticket elegido" },
        absents: { label: "Lista de ausentes" },
        add: { label: "Añadir un visitante sin ticket" },
        transfer: { label: "Enviar a otro servicio o ventanilla" },
        putBack: { label: "Devolver a la espera" },
        notes: { label: "Notas en los tickets" },
        pause: {
          label: "Pausa",
          help: "«Pausa»: el agente se ausenta sin liberar su puesto; no se llama a nadie allí.",
        },
      },
    },
    hours: {
      label: "Horario de apertura",
      help: "Fuera de él, el quiosco no da tickets; quien espera aún es atendido. Sin horario: siempre abierto.",
    },
    closedDays: { label: "Días de cierre" },
    healthMode: {
      label: "Centro de salud",
      help: "Ningún nombre de servicio en pantallas ni tickets: el servicio de un paciente es un dato de salud.",
    },
    retention: {
      label: "Conservación",
      fields: {
        numberHours: { label: "Números, notas y enlaces" },
        eventMonths: { label: "Historial" },
        agentFigures: { label: "Cifras por agente" },
        agentDays: { label: "Cifras por agente durante" },
        accessMonths: { label: "Registro de accesos conservado" },
      },
    },
    logoAssetId: { label: "Logotipo", unset: "Ninguno" },
    accentColour: {
      label: "Color del sitio",
      help: "En las pantallas de los visitantes.",
      unset: "El de Patience",
      set: own,
    },
    ticket: { label: "Turno impreso", help: "Orden, tamaños y textos: página «Turno impreso»." },
    wifi: {
      label: "Wi-Fi de los visitantes",
      help: "Como código QR en los tickets.",
      unset: "No en los tickets",
      set: "En los tickets",
      fields: {
        ssid: { label: "Nombre de la red" },
        password: { label: "Contraseña", unset: "Red abierta", set: "Con contraseña" },
      },
    },
    voice: {
      label: "Voz",
      fields: {
        engine: {
          label: "Voz preferida",
          help: "Las demás la sustituyen si falta.",
          options: {
            auto: "Automática: la mejor que haya",
            recordings: "Sus grabaciones",
            pico: "SVOX Pico",
            espeak: "espeak-ng instalado",
            package: "espeak-ng integrado",
            say: "say (solo inglés)",
          },
        },
        speakZeros: { label: "Decir los ceros", help: "«A cero treinta y dos» para A032." },
        wordsPerMinute: { label: "Velocidad" },
        templates: { label: "La frase" },
      },
    },
    backup: {
      label: "Copia de seguridad",
      fields: {
        scheduled: { label: "Cada día" },
        at: { label: "A las" },
        target: { label: "Hacia", options: { box: "El equipo", usb: "Una memoria USB" } },
        keep: { label: "Conservar" },
      },
    },
  },
  service: {
    id: { label: "Identificador" },
    name: { label: "Nombre" },
    prefix: {
      label: "Prefijo de los tickets",
      help: "Hasta tres letras delante del número: A032.",
    },
    first: { label: "Primer número" },
    last: { label: "Último número" },
    open: { label: "Abierto: el quiosco da tickets" },
    thresholds: {
      label: "Umbrales de carga",
      help: "El servicio pasa a naranja y luego a rojo para agentes y supervisores.",
      fields: {
        peopleOrange: {
          label: "Naranja a partir de (personas)",
          unset: "Nunca",
          set: "A partir de",
        },
        peopleRed: { label: "Rojo a partir de (personas)", unset: "Nunca", set: "A partir de" },
        minutesOrange: { label: "Naranja tras (minutos de espera)", unset: "Nunca", set: "Tras" },
        minutesRed: { label: "Rojo tras (minutos de espera)", unset: "Nunca", set: "Tras" },
      },
    },
    recall: { label: "Nueva llamada de un número atendido", unset: off, set: own },
    qualification: { label: "Calificación", options: qualification, unset: off, set: own },
    position: { label: "Lugar" },
    colour: { label: "Color", unset: "Ninguno", set: own },
    hours: { label: "Horario de apertura", unset: off, set: own },
    quotaPerDay: {
      label: "Tickets por día",
      help: "Más allá, el quiosco no da más.",
      unset: "Sin límite",
      set: "Como máximo",
    },
    arrivalDeadlineSeconds: { label: "Plazo para presentarse", unset: off, set: own },
    arrivalMode: {
      label: "Cuando este plazo pasa",
      options: arrivalModes,
      unset: off,
      set: own,
    },
    wrapUpSeconds: {
      label: "Tiempo de trabajo tras la visita",
      help: "La ventanilla queda ocupada durante este tiempo. 0: queda libre enseguida.",
    },
    autoQualifySeconds: {
      label: "Calificar de oficio",
      help: "Sin elección del agente, la visita pasa a «No calificada» tras este tiempo.",
      unset: "Nunca",
      set: "Tras",
    },
    neutralName: {
      label: "Nombre neutro",
      help: "En lugar del nombre, en un centro de salud.",
      unset: "Solo el prefijo",
      set: "Dar un nombre",
    },
  },
  reason: {
    id: { label: "Identificador" },
    serviceId: { label: "Servicio" },
    label: { label: "Texto" },
    position: { label: "Lugar" },
    active: { label: "Propuesto" },
  },
  counter: {
    id: { label: "Identificador" },
    label: { label: "Número o letra" },
    place: {
      label: "Palabra",
      help: "Leído en las pantallas y dicho por la voz.",
      options: {
        guichet: "Ventanilla",
        bureau: "Despacho",
        salle: "Sala",
        box: "Box",
        accueil: "Recepción",
      },
    },
    position: { label: "Lugar" },
    way: {
      label: "Camino",
      help: "Para el visitante llamado, por ejemplo «1.ª planta, pasillo B».",
      unset: "Ninguno",
      set: "Indicar",
    },
  },
  agent: {
    id: { label: "Identificador interno" },
    login: { label: "Identificador de conexión" },
    name: { label: "Nombre" },
    role: {
      label: "Función",
      options: { agent: "Agente", supervisor: "Supervisor", administrator: "Administrador" },
    },
    serviceIds: { label: "Servicios", unset: "Todos los servicios", set: "Solo estos" },
    rights: { label: "Derechos adicionales", options: { pick: "Llamar fuera de turno" } },
    active: { label: "Acceso abierto" },
    languages: { label: "Idiomas hablados" },
  },
  printer: {
    id: { label: "Identificador" },
    name: { label: "Nombre" },
    target: { label: "Dónde está conectada" },
    model: { label: "Modelo" },
  },
  kiosk: {
    id: { label: "Identificador" },
    name: { label: "Nombre" },
    printerId: { label: "Impresora", unset: "Sin impresora", set: "Imprime en" },
    fallbackPrinterId: {
      label: "Impresora de reserva",
      unset: "Ninguna",
      set: "Si la primera falla",
    },
  },
  room: {
    id: { label: "Identificador" },
    name: { label: "Nombre" },
    languages: { label: "Idiomas de los anuncios", help: "Ninguno: el del sitio." },
    serviceIds: { label: "Servicios llamados aquí", help: "Ninguno: todos." },
    chime: { label: "Timbre antes del anuncio" },
    chimeAsset: { label: "Timbre", unset: "El de Patience", set: "Un archivo" },
    speech: { label: "La voz dice el número y el lugar" },
    gapMs: { label: "Silencio tras el timbre" },
    repeats: { label: "Repeticiones" },
    repeatPauseMs: { label: "Pausa antes de repetir" },
    dayVolume: { label: "Volumen de día" },
    nightVolume: { label: "Volumen de noche" },
    nightFrom: { label: "Noche desde", unset: "Nunca", set: "A las" },
    nightTo: { label: "Noche hasta", unset: "Nunca", set: "A las" },
    quietFrom: { label: "Silencio desde", unset: "Nunca", set: "A las" },
    quietTo: { label: "Silencio hasta", unset: "Nunca", set: "A las" },
    loudspeaker: { label: "Altavoz del equipo", unset: "Ninguno", set: "Dispositivo ALSA" },
  },
  board: {
    id: { label: "Identificador" },
    name: { label: "Nombre" },
    roomId: { label: "Sala" },
    volume: { label: "Volumen de esta pantalla" },
    delayMs: { label: "Adelanto del sonido", help: "Para una pantalla con retraso." },
    design: { label: "Presentación" },
  },
};
