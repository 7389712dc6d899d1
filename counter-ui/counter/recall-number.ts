/** What the agent typed as a ticket number (row E64). */
export type TypedNumber =
  | { readonly ok: true; readonly number: number }
  | { readonly ok: false; readonly why: "empty" | "invalid" | "otherPrefix" };

/** E64: « un numéro composé de 1 à 4 chiffres ». */
export const numberDigits = 4;

const form = /^(?:([A-Z]{1,2})[ -]?)?(\d*)$/;

/**
 * Reads a number as people write it: `32`, `0032`, `A32`, `a 032`. `prefix` is the service's own; other letters
 * name a ticket of another service. Letters and zeros with no other digit yet are
 * `empty`: the agent is still typing.
 */
export function readTicketNumber(text: string, prefix: string): TypedNumber {
  const match = form.exec(text.trim().toUpperCase());
  if (!match) return { ok: false, why: "invalid" };
  const [, letters = "", digits = ""] = match;
  if (letters !== "" && letters !== prefix.toUpperCase()) return { ok: false, why: "otherPrefix" };
  const number = Number(digits);
  if (number === 0 && digits.length < numberDigits) return { ok: false, why: "empty" };
  if (digits.length > numberDigits || number === 0) return { ok: false, why: "invalid" };
  return { ok: true, number };
}

/** The text after one more digit of the pad; a fifth digit changes nothing. */
export function withDigit(text: string, digit: string): string {
  const digits = text.replace(/\D/g, "").length;
  return digits >= numberDigits ? text : text + digit;
}

/** A number as the manual writes it in a sentence: `0032` (row E67). */
export function fourDigits(number: number): string {
  return String(number).padStart(numberDigits, "0");
}
