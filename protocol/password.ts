/** How strong a password is: too short for any account, enough with limited tries, or strong by itself. */
export type Strength = "empty" | "short" | "common" | "enough" | "strong";

/** CNIL 2022-100: 50 bits with limited tries, 80 bits alone. The lock after 10 failures is always there. */
const bitsEnough = 50;
const bitsStrong = 80;

/**
 * The strength of a password as the CNIL's recommendation 2022-100 counts it: length times the bits of the classes of
 * signs in it; `common` for what a guesser tries first (one sign repeated, a run, a word that everybody takes).
 */
export function strengthOf(password: string): Strength {
  if (password === "") return "empty";
  if (password.length < 8) return "short";
  if (isCommon(password)) return "common";
  const bits = bitsOf(password);
  if (bits >= bitsStrong) return "strong";
  return bits >= bitsEnough ? "enough" : "common";
}

/** True for a password that an account may have. */
export function isEnough(password: string): boolean {
  const strength = strengthOf(password);
  return strength === "enough" || strength === "strong";
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
