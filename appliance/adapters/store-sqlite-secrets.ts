import { randomBytes } from "node:crypto";
import type Database from "better-sqlite3";
import type { Credential, DeviceToken, Secrets, SignIn } from "../ports/store.ts";
import type { Serial } from "./serial.ts";

const READ_CREDENTIAL = `SELECT agent_id AS agentId, hash, failures, locked_until AS lockedUntil
  FROM credential WHERE agent_id = ?`;
const WRITE_CREDENTIAL = `INSERT INTO credential (agent_id, hash, failures, locked_until)
  VALUES (@agentId, @hash, @failures, @lockedUntil)
  ON CONFLICT (agent_id) DO UPDATE SET
    hash = excluded.hash, failures = excluded.failures, locked_until = excluded.locked_until`;
const READ_SIGN_IN = `SELECT token_hash AS tokenHash, agent_id AS agentId, at, seen_at AS seenAt
  FROM sign_in WHERE token_hash = ?`;
const WRITE_SIGN_IN = `INSERT INTO sign_in (token_hash, agent_id, at, seen_at)
  VALUES (@tokenHash, @agentId, @at, @seenAt)
  ON CONFLICT (token_hash) DO UPDATE SET
    agent_id = excluded.agent_id, at = excluded.at, seen_at = excluded.seen_at`;
const READ_DEVICES = `SELECT id, token_hash AS tokenHash, kind, device_id AS deviceId, at, seen_at AS seenAt, address
  FROM device_token`;
const WRITE_DEVICE = `INSERT INTO device_token (id, token_hash, kind, device_id, at, seen_at, address)
  VALUES (@id, @tokenHash, @kind, @deviceId, @at, @seenAt, @address)
  ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;
const MAKE_KEY = "INSERT INTO box_key (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING";
/** What the Secrets port promises of a box's key. */
const KEY_BYTES = 32;

function devices(db: Database.Database, line: Serial) {
  const read = db.prepare<[string], DeviceToken>(`${READ_DEVICES} WHERE token_hash = ?`);
  const all = db.prepare<[], DeviceToken>(`${READ_DEVICES} ORDER BY at, id`);
  const write = db.prepare<[DeviceToken]>(WRITE_DEVICE);
  const remove = db.prepare<[string]>("DELETE FROM device_token WHERE id = ?");
  return {
    device: (tokenHash: string) => line.run(() => read.get(tokenHash) ?? null),
    devices: () => line.run(() => all.all()),
    putDevice: (device: DeviceToken) => line.run(() => void write.run(device)),
    removeDevice: (id: string) => line.run(() => void remove.run(id)),
  };
}

/** Secrets in their own tables. Each write is a commit of its own, in line with the transactions. */
export function openSecrets(db: Database.Database, line: Serial): Secrets {
  const readCredential = db.prepare<[string], Credential>(READ_CREDENTIAL);
  const writeCredential = db.prepare<[Credential]>(WRITE_CREDENTIAL);
  const readSignIn = db.prepare<[string], SignIn>(READ_SIGN_IN);
  const writeSignIn = db.prepare<[SignIn]>(WRITE_SIGN_IN);
  const removeSignIn = db.prepare<[string]>("DELETE FROM sign_in WHERE token_hash = ?");
  const removeOld = db.prepare<[number]>("DELETE FROM sign_in WHERE seen_at < ?");
  const makeKey = db.prepare<[string, string]>(MAKE_KEY);
  const readKey = db.prepare<[string], string>("SELECT value FROM box_key WHERE name = ?").pluck();

  return {
    credential: (agentId) => line.run(() => readCredential.get(agentId) ?? null),
    putCredential: (credential) => line.run(() => void writeCredential.run(credential)),
    signIn: (tokenHash) => line.run(() => readSignIn.get(tokenHash) ?? null),
    putSignIn: (signIn) => line.run(() => void writeSignIn.run(signIn)),
    removeSignIn: (tokenHash) => line.run(() => void removeSignIn.run(tokenHash)),
    removeSignInsBefore: (seenBefore) => line.run(() => removeOld.run(seenBefore).changes),
    ...devices(db, line),
    boxKey: (name) =>
      line.run(() => {
        const kept = readKey.get(name);
        if (kept !== undefined) return kept;
        const made = randomBytes(KEY_BYTES).toString("hex");
        makeKey.run(name, made);
        return made;
      }),
  };
}
