import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { type Passwords, PasswordsBusy } from "../ports/passwords.ts";

/** Cost of one hash: memory in KiB, passes over it, lanes. */
interface Cost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

interface Parsed {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, 2 passes, 1 lane. */
const COST: Cost = { m: 19_456, t: 2, p: 1 };
/** RFC 9106, 3.1: 16 bytes of salt are recommended; 32 bytes of tag are its example. */
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** A hash that asks for more than this is not ours: it could only be there to eat the memory. */
const HIGHEST: Cost = { m: 65_536, t: 8, p: 4 };
/** Long passphrases fit; hashing megabytes does not. */
const LONGEST_PASSWORD = 1_024;
/** At once: 2 × 19 MiB, and half of Node's four pool threads stay free for files and names. */
const AT_ONCE = 2;
/** Waiting behind those: a whole site signing in at eight o’clock, a few seconds of work. */
const WAITING = 64;

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function derive(password: Buffer, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const parameters = {
    message: password,
    nonce: salt,
    memory: cost.m,
    passes: cost.t,
    parallelism: cost.p,
    tagLength,
  };
  return new Promise((resolve, reject) => {
    argon2("argon2id", parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

function phc(salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${base64(salt)}$${base64(tag)}`;
}

function parse(hash: string): Parsed | null {
  const [, m, t, p, salt, tag] = PHC.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return null;
  const cost: Cost = { m: Number(m), t: Number(t), p: Number(p) };
  const within =
    cost.t >= 1 && cost.t <= HIGHEST.t && cost.p >= 1 && cost.p <= HIGHEST.p && cost.m <= HIGHEST.m;
  // RFC 9106, 3.1: the memory is at least 8 KiB for each lane.
  if (!within || cost.m < 8 * cost.p) return null;
  return { cost, salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
}

/** The same letters typed on two keyboards may differ in code points: NFC, as RFC 8265, 4.2 asks. */
function bytesOf(password: string): Buffer | null {
  if (password.length === 0 || password.length > LONGEST_PASSWORD) return null;
  const bytes = Buffer.from(password.normalize("NFC"), "utf8");
  return bytes.length > LONGEST_PASSWORD ? null : bytes;
}

/** At most AT_ONCE jobs together; the others wait in order, at most WAITING. */
function turnstile(): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let inside = 0;

  async function enter(): Promise<void> {
    if (inside < AT_ONCE) {
      inside += 1;
      return;
    }
    if (waiting.length >= WAITING) throw new PasswordsBusy(`${WAITING} passwords wait already`);
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  /** Hands the place on, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else inside -= 1;
  }
  return async (job) => {
    await enter();
    try {
      return await job();
    } finally {
      leave();
    }
  };
}

/**
 * Argon2id on Node's thread pool; the main thread only waits. Start the process with
 * MALLOC_MMAP_THRESHOLD_=1048576: otherwise glibc keeps each pool thread's 19 MiB blocks (measured after 80
 * checks: 209 MB resident instead of 66 MB).
 */
export function argon2Passwords(): Passwords {
  const through = turnstile();
  const nobody: Parsed = { cost: COST, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) };

  return {
    hash: async (password) => {
      const bytes = bytesOf(password);
      if (!bytes) throw new RangeError(`a password has 1 to ${LONGEST_PASSWORD} bytes`);
      const salt = randomBytes(SALT_BYTES);
      return phc(salt, await through(() => derive(bytes, salt, COST, TAG_BYTES)));
    },
    verify: async (password, hash) => {
      const bytes = bytesOf(password);
      const known = hash === null ? nobody : parse(hash);
      if (!bytes || !known) return false;
      const { cost, salt, tag } = known;
      const derived = await through(() => derive(bytes, salt, cost, tag.length));
      return timingSafeEqual(derived, tag) && known !== nobody;
    },
  };
}
