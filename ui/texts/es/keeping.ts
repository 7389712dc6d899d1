import type { KeepingTexts } from "../fr/keeping.ts";

const count = (value: number, one: string, many: string) =>
  `${new Intl.NumberFormat("es").format(value)} ${value === 1 ? one : many}`;

/** Cuánto tiempo se conservan los datos, y quién miró o cambió qué. */
export const keeping: KeepingTexts = {
  retention: {
    page: "Conservación",
    lead: "Lo que el equipo borra por sí mismo, y cuándo. Pasa cada hora, en pequeños trozos: las llamadas no esperan.",
    rules: "Plazos",
    cuts: "Lo que se borra hoy",
    numbers: (when) =>
      `Números, enlaces de seguimiento, notas y mensajes de las visitas terminadas antes del ${when}: borrados. Quedan cifras que ya nada relaciona con una persona.`,
    agents: (when) =>
      `Nombres de los agentes en las visitas anteriores al ${when}: sustituidos por seudónimos.`,
    events: (day) => `Todo lo ocurrido antes del ${day}: eliminado.`,
    access: (when) => `Registro de accesos anterior al ${when}: eliminado.`,
    begins: (day) => `El historial de este equipo empieza el ${day}.`,
    last: "Última ejecución",
    never: "Ninguna ejecución desde la puesta en servicio.",
    at: (when, seconds) => `${when}, en ${seconds} s`,
    nothing: "No había nada que borrar.",
    unlinked: (value) =>
      count(value, "evento separado de su número", "eventos separados de sus números"),
    pseudonymised: (value) =>
      count(value, "evento sin nombre de agente", "eventos sin nombre de agente"),
    removed: (value) => count(value, "evento eliminado", "eventos eliminados"),
    rows: (value) => count(value, "fila eliminada", "filas eliminadas"),
    accessLines: (value) =>
      count(value, "línea del registro eliminada", "líneas del registro eliminadas"),
    oldLogs: (value) => count(value, "copia antigua eliminada", "copias antiguas eliminadas"),
    unsettled: "Había una lectura en curso: los archivos se vaciarán en la próxima ejecución.",
    broken: "Esta ejecución se interrumpió; la próxima continúa donde se detuvo.",
    run: "Ejecutar ahora",
    running: (value) => `En curso… ${count(value, "elemento tratado", "elementos tratados")}`,
    next: (when) => `Próxima ejecución: ${when}`,
    earlier: "Ejecuciones anteriores",
    elsewhere: "Lo que queda en otros lugares",
    backups: (keep) =>
      `Una copia de seguridad contiene lo que el equipo contenía ese día; no se modifica. El equipo conserva ${keep} y elimina las más antiguas. Una copia restaurada se limpia enseguida.`,
    downloads:
      "Los archivos descargados, las exportaciones y las memorias USB son responsabilidad del sitio.",
    oldKept: (names) =>
      `Datos antiguos aún en el equipo (${names}): se limpian como los demás y se eliminan después de 30 días.`,
  },
  access: {
    page: "Registro de accesos",
    lead: "Quién inició sesión, exportó, restauró o cambió algo importante. Los cambios mismos están en «Modificaciones».",
    who: "Quién",
    what: "Qué",
    from: "Desde el",
    until: "Hasta el",
    everybody: "Todos",
    everything: "Todo",
    when: "Cuándo",
    about: "Sobre",
    where: "Desde",
    here: "el propio equipo",
    times: (value, last) => `${value} veces, hasta ${last}`,
    none: "Ninguna línea corresponde.",
    more: "Líneas más antiguas",
    file: "Descargar (CSV)",
    box: "El equipo",
    unknown: "Usuario desconocido",
    acts: {
      signIn: "Inicio de sesión",
      signInFailed: "Contraseña rechazada",
      signInLocked: "Acceso bloqueado",
      signOut: "Cierre de sesión",
      passwordSet: "Contraseña definida",
      unlocked: "Cuenta desbloqueada",
      settingsChanged: "Ajustes modificados",
      settingsImported: "Configuración importada",
      settingsExported: "Configuración exportada",
      statisticsSeen: "Estadísticas consultadas",
      statisticsExported: "Estadísticas exportadas",
      accessLogSeen: "Registro consultado",
      supportSeen: "Página de asistencia consultada",
      backupMade: "Copia solicitada",
      backupDownloaded: "Copia descargada",
      backupRemoved: "Copia eliminada",
      restored: "Restauración",
      resetStarted: "Restablecimiento de fábrica",
      retentionRun: "Limpieza solicitada",
      devicePaired: "Dispositivo vinculado",
      deviceRevoked: "Dispositivo retirado",
      setUp: "Puesta en servicio",
    },
  },
};
