/** Letters and digits that nobody mistakes for another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const madeLength = 12;
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
