/** A closed day of the configuration. */
export interface ClosedPeriod {
  readonly from: string;
  readonly until: string;
  readonly label: { readonly fr: string; readonly en?: string; readonly es?: string };
}

const dayMs = 86_400_000;

/** Easter Sunday of a year (anonymous Gregorian algorithm, Meeus 1991), as UTC midnight. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const h = (19 * a + b - d - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}

/** The French public holidays of a year (Code du travail, L3133-1), in order. */
export function frenchHolidays(year: number): ClosedPeriod[] {
  const moving = (days: number) => new Date(easter(year) + days * dayMs).toISOString().slice(0, 10);
  const fixed = (day: string) => `${year}-${day}`;
  const rows: readonly (readonly [string, string, string, string])[] = [
    [fixed("01-01"), "Jour de l’An", "New Year’s Day", "Año Nuevo"],
    [moving(1), "Lundi de Pâques", "Easter Monday", "Lunes de Pascua"],
    [fixed("05-01"), "Fête du Travail", "Labour Day", "Día del Trabajo"],
    [fixed("05-08"), "Victoire 1945", "Victory Day", "Victoria de 1945"],
    [moving(39), "Ascension", "Ascension Day", "Ascensión"],
    [moving(50), "Lundi de Pentecôte", "Whit Monday", "Lunes de Pentecostés"],
    [fixed("07-14"), "Fête nationale", "National Day", "Fiesta nacional"],
    [fixed("08-15"), "Assomption", "Assumption", "Asunción"],
    [fixed("11-01"), "Toussaint", "All Saints’ Day", "Todos los Santos"],
    [fixed("11-11"), "Armistice 1918", "Armistice Day", "Armisticio de 1918"],
    [fixed("12-25"), "Noël", "Christmas Day", "Navidad"],
  ];
  return rows
    .map(([day, fr, en, es]) => ({ from: day, until: day, label: { fr, en, es } }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
