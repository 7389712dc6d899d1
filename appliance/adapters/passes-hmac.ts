import { createHmac, timingSafeEqual } from "node:crypto";
import type { BusIdentity, BusRole } from "../../protocol/topics.ts";

/** What a client says in its MQTT CONNECT. */
export interface BusPass {
  /** `role.id`. */
  readonly username: string;
  /** `expiry.mac`: the expiry in UTC milliseconds or `fixed`, the mac in base64url. */
  readonly password: string;
}

/** Makes and checks the passes with which clients come to the bus; nothing is kept, the key is all. */
export interface BusPasses {
  /** A pass until `expiresAt` (UTC, milliseconds). Throws a RangeError on an id that is not safe in a topic. */
  issue(identity: BusIdentity, expiresAt: number): BusPass;
  /**
   * The same pass each time and without an end, for paired devices and for Mosquitto's password file.
   * Whoever checks must ask besides whether the device is still paired.
   */
  fixed(identity: BusIdentity): BusPass;
  /** From now on no pass of this client that ends at `until` or before is good any more; forgotten at a restart. */
  revoke(identity: BusIdentity, until: number): void;
  /**
   * Who this is at `now`, or null for a wrong, forged or expired pass. A fixed pass counts for devices and
   * for the box only: a person's and a ticket's must end. Compares in constant time.
   */
  check(username: string, password: string, now: number): BusIdentity | null;
}

const roles: readonly BusRole[] = ["staff", "board", "kiosk", "printer", "ticket", "core"];
const endless: readonly BusRole[] = ["board", "kiosk", "printer", "core"];

/** Slugs, UUIDs and base64url tokens; nothing that MQTT reads as a level or a wildcard. */
const safeId = /^[A-Za-z0-9_-]{1,64}$/;
const fixedExpiry = "fixed";

/** Passes signed with HMAC-SHA-256 under `key`, a secret of this box (32 random bytes as hex). */
export function busPasses(key: string): BusPasses {
  const sign = (username: string, expiry: string): Buffer =>
    createHmac("sha256", key).update(`bus:${username}:${expiry}`).digest();

  const make = (identity: BusIdentity, expiry: string): BusPass => {
    if (!safeId.test(identity.id))
      throw new RangeError("A bus client's id has letters, digits, - and _.");
    const username = `${identity.role}.${identity.id}`;
    return { username, password: `${expiry}.${sign(username, expiry).toString("base64url")}` };
  };

  /** By user name, the end of the passes that are not good any more. */
  const revoked = new Map<string, number>();

  return {
    revoke({ role, id }, until) {
      revoked.set(`${role}.${id}`, until);
    },
    issue(identity, expiresAt) {
      if (!Number.isSafeInteger(expiresAt) || expiresAt < 0)
        throw new RangeError("A pass ends at a whole number of milliseconds.");
      return make(identity, String(expiresAt));
    },
    fixed: (identity) => make(identity, fixedExpiry),
    check(username, password, now) {
      const [expiry = "", mac = "", ...rest] = password.split(".");
      const expected = sign(username, expiry);
      const given = Buffer.from(mac, "base64url");
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      if (!genuine || rest.length > 0) return null;
      const identity = identityOf(username);
      if (Number(expiry) <= (revoked.get(username) ?? 0)) return null;
      return identity && stillGood(identity.role, expiry, now) ? identity : null;
    },
  };
}

function identityOf(username: string): BusIdentity | null {
  const dot = username.indexOf(".");
  const role = roles.find((one) => one === username.slice(0, dot));
  const id = username.slice(dot + 1);
  return role && safeId.test(id) ? { role, id } : null;
}

function stillGood(role: BusRole, expiry: string, now: number): boolean {
  if (expiry === fixedExpiry) return endless.includes(role);
  return /^\d{1,16}$/.test(expiry) && now < Number(expiry);
}
