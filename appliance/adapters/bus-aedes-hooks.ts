import type { AedesOptions, AuthenticateError, Client, ConnectPacket, PublishPacket } from "aedes";
import type { BusIdentity } from "../../protocol/topics.ts";
import type { BoundedLink } from "./bus-aedes-link.ts";
import { type ClientRights, rightsOf } from "./bus-aedes-rights.ts";

/** Says whose pass this is, or null. The client id is as the client gave it. */
export type BusCheck = (username: string, password: string, clientId: string) => BusIdentity | null;

/** What the hooks need from the bus around them. */
export interface HookSite {
  readonly root: string;
  readonly check: BusCheck;
  /** MQTT subscriptions of one client. */
  readonly subscriptions: number;
  /** The link under a client. */
  linkOf(client: Client): BoundedLink | undefined;
  admitted(link: BoundedLink, identity: BusIdentity): void;
  /** A message that its writer was allowed to write, in the order of arrival. */
  written(packet: PublishPacket): void;
  refused(why: string, facts: Readonly<Record<string, unknown>>): void;
}

interface Member {
  readonly identity: BusIdentity;
  readonly rights: ClientRights;
  readonly filters: Set<string>;
}

interface Hello {
  readonly packet: ConnectPacket;
  readonly clientId: string;
}

interface Pass {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

type Hooks = Required<
  Pick<
    AedesOptions,
    "preConnect" | "authenticate" | "authorizePublish" | "authorizeSubscribe" | "authorizeForward"
  >
> & { unsubscribed(filters: readonly string[], client: Client): void };

/** CONNACK return codes, MQTT 3.1.1 clause 3.2.2.3. */
const identifierRejected = 2;
const badPass = 4;
const notAuthorized = 5;

/** Only this version; another's CONNECT gets a refusal. */
const mqtt311 = 4;

/** Longest client id, characters: a role, an id and a tab's random part. */
const clientIdLength = 128;

/** The broker's decisions: who comes in, and what each may read and write. */
export function brokerHooks(site: HookSite): Hooks {
  const hellos = new WeakMap<Client, Hello>();
  const members = new WeakMap<Client, Member>();
  return {
    preConnect(client, packet, done) {
      hellos.set(client, { packet, clientId: packet.clientId });
      // A client id is unique below its user name, so that nobody can throw out someone else's client.
      packet.clientId = `${packet.username ?? ""}/${packet.clientId}`;
      done(null, true);
    },
    authenticate(client, username, password, done) {
      const hello = hellos.get(client);
      const pass = { username, password: password?.toString("utf8") };
      const outcome = hello ? judged(site, hello, pass) : refusal(notAuthorized, "noHello");
      hellos.delete(client);
      const link = site.linkOf(client);
      if (outcome instanceof Error || !link) {
        const error = outcome instanceof Error ? outcome : refusal(notAuthorized, "noLink");
        site.refused(error.message, { who: claimOf(username) });
        return done(error, false);
      }
      members.set(client, outcome);
      link.admit();
      site.admitted(link, outcome.identity);
      done(null, true);
    },
    authorizePublish(client, packet, done) {
      const member = client ? members.get(client) : undefined;
      const why = member ? publishFault(member, packet) : "stranger";
      if (why) {
        site.refused(why, { who: member && nameOf(member.identity) });
        return done(new Error(why));
      }
      site.written(packet);
      done(null);
    },
    authorizeSubscribe(client, subscription, done) {
      const member = members.get(client);
      const { topic } = subscription;
      const room =
        member && (member.filters.has(topic) || member.filters.size < site.subscriptions);
      if (!room || !member.rights.maySubscribe(topic)) {
        site.refused("subscription", { who: member && nameOf(member.identity) });
        return done(null, null);
      }
      member.filters.add(topic);
      done(null, subscription);
    },
    authorizeForward: (client, packet) =>
      members.get(client)?.rights.mayRead(packet.topic) ? packet : null,
    unsubscribed(filters, client) {
      for (const filter of filters) members.get(client)?.filters.delete(filter);
    },
  };
}

/** A check that fails refuses its client; thrown through the broker the error would end the box. */
function judged(site: HookSite, hello: Hello, pass: Pass): Member | AuthenticateError {
  try {
    return judge(site, hello, pass);
  } catch (error) {
    return refusal(notAuthorized, `checkFailed: ${String(error)}`);
  }
}

function judge(
  site: HookSite,
  { packet, clientId }: Hello,
  { username, password }: Pass,
): Member | AuthenticateError {
  if (clientId === "" || clientId.length > clientIdLength)
    return refusal(identifierRejected, "clientId");
  if (packet.protocolVersion !== mqtt311) return refusal(notAuthorized, "protocolVersion");
  if (packet.clean !== true) return refusal(notAuthorized, "sessionNotClean");
  const identity = username && password ? site.check(username, password, clientId) : null;
  if (!identity) return refusal(badPass, "badPass");
  // The box is inside the broker; whoever comes by wire is somebody else.
  if (identity.role === "core") return refusal(notAuthorized, "coreByWire");
  const member = { identity, rights: rightsOf(identity, site.root), filters: new Set<string>() };
  const willFault = packet.will ? publishFault(member, packet.will) : null;
  return willFault ? refusal(notAuthorized, `will:${willFault}`) : member;
}

/** The wills and the messages of a client pass the same rule; `$SYS` lies outside every root. */
function publishFault(
  { rights }: Member,
  { topic, retain, qos }: Pick<PublishPacket, "topic"> & { retain?: boolean; qos?: number },
): string | null {
  if (!rights.mayWrite(topic)) return "publish";
  if (retain && !rights.mayRetain(topic)) return "retain";
  return qos === 2 ? "qos2" : null;
}

/** Who it is, for the log; a ticket's id is its follow token, which belongs in none. */
function nameOf({ role, id }: BusIdentity): string {
  return role === "ticket" ? role : `${role}.${id}`;
}

/** Who a refused client says it is; anything that is not a plain name is left out. */
function claimOf(username = ""): string {
  if (username.startsWith("ticket")) return "ticket";
  return /^[a-z]{1,10}\.[\w-]{1,64}$/.test(username) ? username : "nobody";
}

function refusal(returnCode: 2 | 4 | 5, why: string): AuthenticateError {
  return Object.assign(new Error(why), { returnCode });
}
