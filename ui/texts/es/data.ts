import type { DataTexts } from "../fr/data.ts";

export const data: DataTexts = {
  backups: {
    page: "Copias de seguridad",
    lead: "Un solo archivo lo contiene todo: ajustes, agentes, historial, logotipos y sonidos. Se comprueba en cuanto se escribe.",
    make: "Hacer una copia ahora",
    makeUsb: "Copiar en la memoria USB",
    noUsb: "No hay ninguna memoria USB conectada al equipo.",
    schedule: "Copia automática",
    kept: "Copias guardadas",
    none: "Todavía no hay ninguna copia.",
    box: "En el equipo",
    usb: "En la memoria USB",
    events: (count: number) => `${count} eventos`,
    download: "Descargar",
    restore: "Restaurar",
    remove: "Eliminar",
    removeAsk: "¿Eliminar esta copia?",
    restoreTitle: "Restaurar desde un archivo",
    restoreLead:
      "El archivo se comprueba entero antes de que nada cambie. Después el equipo se reinicia con esos datos; las pantallas y los puestos vuelven solos. Lo que se reemplaza se guarda en el equipo.",
    choose: "Elegir un archivo…",
    restoreAsk: (when: string) =>
      `¿Reemplazar todos los datos por la copia del ${when}? Los turnos tomados desde entonces se perderán.`,
    restoreAskFile: "¿Reemplazar todos los datos de este equipo por los del archivo?",
    yes: "Sí, restaurar",
    cancel: "Cancelar",
    sending: "Enviando el archivo…",
    restarting: "Copia comprobada. El equipo se reinicia…",
    restarted: "El equipo se ha reiniciado con los datos restaurados.",
    made: (when: string) => `Última copia correcta: ${when}`,
    failed: (why: string) => `La última copia falló: ${why}`,
    steps: {
      database: "Copiando la base de datos…",
      packing: "Escribiendo el archivo…",
      checking: "Comprobando…",
      unpacking: "Leyendo la copia…",
    },
  },
  reset: {
    page: "Restablecimiento",
    lead: "Lo borra todo: ajustes, agentes, historial, archivos y también las copias guardadas en el equipo. Después el equipo se pone en marcha como el primer día.",
    first: "Haga primero una copia en una memoria USB, o descárguela.",
    start: "Empezar el restablecimiento…",
    code: (code: string) => `Para confirmar, escriba el código ${code} y su contraseña.`,
    codeLabel: "Código",
    password: "Contraseña",
    go: "Borrar todo",
    cancel: "Cancelar",
    done: "El equipo se borra y se reinicia. Esta página ya no sirve.",
  },
  refusals: {
    notABackup: "Este archivo no es una copia de Patience.",
    backupTruncated: (part: string, byte: number) =>
      `Este archivo está incompleto: termina en «${part}», en el byte ${byte}. No se ha cambiado nada.`,
    backupAltered: (part: string, byte: number) =>
      `Este archivo fue modificado o está dañado: «${part}», desde el byte ${byte}. No se ha cambiado nada.`,
    backupNewer:
      "Esta copia viene de una versión más reciente de Patience: instale antes esa versión. No se ha cambiado nada.",
    backupRunning: "Ya hay una copia o una restauración en curso.",
    noUsbStick: "No hay ninguna memoria USB conectada al equipo.",
    wrongResetCode: "Este código no es correcto o ya no es válido. Empiece de nuevo.",
    badCredentials: "Esta contraseña no es correcta.",
    other: "No ha funcionado. No se ha cambiado nada.",
  },
};
