/** Staff passwords: slow on purpose, so that a stolen data folder does not give them away. */
export interface Passwords {
  /**
   * A hash to keep, with its own salt and parameters inside (PHC string). Rejects with RangeError when the
   * password is empty or over 1,024 bytes, and with PasswordsBusy.
   */
  hash(password: string): Promise<string>;
  /**
   * True when the password is the one of the hash. False for a wrong password, and for a hash that is not
   * readable. Null (no such login) takes as long as a hash does and is false: the time tells no logins.
   * Rejects with PasswordsBusy.
   */
  verify(password: string, hash: string | null): Promise<boolean>;
}

/** Too many passwords wait to be checked; the caller answers « try again in a moment ». */
export class PasswordsBusy extends Error {
  override readonly name = "PasswordsBusy";
}
