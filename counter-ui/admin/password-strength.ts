/** How strong a password is: too short for any account, enough with limited tries, or strong by itself. */
export type Strength = "empty" | "short" | "common" | "enough" | "strong";

/** Letters and digits that nobody mistakes for another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const madeLength = 12;
/** CNIL 2022-100: 50 bits with limited tries; 80 bits alone. The lock after 10 failures is always there. */
const bitsEnough = 50;
const bitsStrong = 80;

/** A password for a person to type, 59 bits: `abcd-efgh-jkmn`. */
export function madePassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(madeLength * 4));
  // 248 is the largest multiple of 31 in a byte: beyond it some letters would come more often.
  const letters = [...bytes].filter((byte) => byte < 248).slice(0, madeLength);
  return letters
    .map((byte) => alphabet[byte % alphabet.length] ?? "")
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * The entropy of a password as the CNIL's recommendation 2022-100 counts it, length times the bits of the classes of
 * signs in it, without what a guesser tries first: one sign repeated, a run, a word that everybody takes.
 */
export function strengthOf(password: string): Strength {
  if (password === "") return "empty";
  if (password.length < 8) return "short";
  if (isCommon(password)) return "common";
  const bits = bitsOf(password);
  if (bits >= bitsStrong) return "strong";
  return bits >= bitsEnough ? "enough" : "common";
}

const classes = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^A-Za-z\d]/, 37],
] as const;

/** Entropy in bits if every sign were drawn among the classes that occur. */
export function bitsOf(password: string): number {
  const signs = classes.reduce((sum, [form, size]) => sum + (form.test(password) ? size : 0), 0);
  return password.length * Math.log2(Math.max(1, signs));
}

const everybody =
  /^(motdepasse|password|azerty|qwerty|patience|admin|administrat|bonjour|soleil|123)/i;
const runs = "abcdefghijklmnopqrstuvwxyz 01234567890 azertyuiop qwertyuiop";

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  return new Set(lower).size < 4 || everybody.test(lower) || runs.includes(lower.slice(0, 8));
}
