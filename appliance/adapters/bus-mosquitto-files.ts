import { createHash, pbkdf2Sync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type BusIdentity, busRights } from "../../protocol/topics.ts";

/** One user of the broker; `username` is `role.id`, the password 256 random bits in text (`passes.fixed`). */
export interface MosquittoUser {
  readonly username: string;
  readonly password: string;
  readonly identity: BusIdentity;
}

export interface MosquittoSite {
  /** `topicRoot(site)`: nobody has a right outside of it. */
  readonly root: string;
  readonly users: readonly MosquittoUser[];
  /** TCP port on loopback; pages come through the box's own port. */
  readonly port: number;
  /** Where `passwd` and `acl` will lie, absolute. */
  readonly folder: string;
}

/** The texts of Mosquitto's three files; `passwd` and `acl` are for the broker's eyes only (mode 0600). */
export interface MosquittoFiles {
  readonly conf: string;
  readonly passwd: string;
  readonly acl: string;
}

/** Mosquitto 2.0's own defaults for `mosquitto_passwd`; the passwords are not guessable at any count. */
const hashIterations = 101;
const hashBytes = 64;
const saltBytes = 12;

/** Every retained document of a large site may wait for one slow client at QoS 0, and as many again. */
const queuedMessages = 2000;

/** As the embedded broker allows. */
const connections = 1000;

/**
 * Writes Mosquitto 2.0's files from the same table as the embedded broker's rights. The same users give the
 * same text. Throws a RangeError on a name that the files cannot carry.
 */
export function mosquittoFiles({ root, users, port, folder }: MosquittoSite): MosquittoFiles {
  for (const { username, identity } of users)
    if (
      username !== `${identity.role}.${identity.id}` ||
      !/^[a-z]+\.[A-Za-z0-9_-]+$/.test(username)
    )
      throw new RangeError("A user of the broker is called role.id, in letters, digits, - and _.");
  return {
    conf: confText(port, folder),
    passwd: users.map(passwdLine).join(""),
    acl: users.map(({ identity }) => aclBlock(identity, root)).join("\n"),
  };
}

function confText(port: number, folder: string): string {
  return `# Written by Patience; changes are lost. The broker keeps nothing: the box publishes all of it again.
listener ${port} 127.0.0.1
allow_anonymous false
allow_zero_length_clientid false
password_file ${folder}/passwd
acl_file ${folder}/acl
persistence false
set_tcp_nodelay true
max_connections ${connections}
max_packet_size 65536
max_inflight_messages 20
max_queued_messages ${queuedMessages}
sys_interval 0
log_dest stderr
log_type error
log_type warning
log_type notice
connection_messages false
`;
}

/** `$7$`: PBKDF2 with SHA-512, as `mosquitto_passwd` writes it: name, iterations, salt, hash. */
function passwdLine({ username, password }: MosquittoUser): string {
  // A salt has to differ between users, not to be secret; made from the name, the file has no needless changes.
  const salt = createHash("sha256").update(`mosquitto:${username}`).digest().subarray(0, saltBytes);
  const hash = pbkdf2Sync(password, salt, hashIterations, hashBytes, "sha512");
  const parts = [hashIterations, salt.toString("base64"), hash.toString("base64")];
  return `${username}:$7$${parts.join("$")}\n`;
}

function aclBlock({ role, id }: BusIdentity, root: string): string {
  const topic = (filter: string) => `${root}/${filter.replaceAll("%i", id)}`;
  const { read, write } = busRights[role];
  return [
    `user ${role}.${id}`,
    ...read.map((filter) => `topic read ${topic(filter)}`),
    ...write.map((filter) => `topic write ${topic(filter)}`),
    "",
  ].join("\n");
}

/**
 * Writes the three files for a Mosquitto of this machine; the secrets among them only for their owner, as whom the
 * broker then runs too: started by root it would become a user who may not read them.
 */
export function writeMosquittoFiles(site: MosquittoSite): void {
  const { passwd, acl, ...files } = mosquittoFiles(site);
  const conf = `${files.conf}user ${userInfo().username}\n`;
  mkdirSync(site.folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(site.folder, "mosquitto.conf"), conf, { mode: 0o600 });
  writeFileSync(join(site.folder, "passwd"), passwd, { mode: 0o600 });
  writeFileSync(join(site.folder, "acl"), acl, { mode: 0o600 });
}
