import { type BusIdentity, busRights } from "../../protocol/topics.ts";

/** Where Mosquitto's plugin "dynamic security" (2.0) takes its commands. */
export const controlTopic = "$CONTROL/dynamic-security/v1";

/** Phones come and go; the broker forgets the oldest of so many clients. */
const clientsMax = 4_000;

/** Makes and removes the clients of a Mosquitto while it runs. */
export interface BrokerSecurity {
  /** From now on this client may connect with this pass. Idempotent. */
  admit(identity: BusIdentity, pass: Pass): void;
  /** Its connections are cut, and it may not come again until it is admitted. */
  expel(identity: BusIdentity): void;
  /** The broker is there, maybe a new one that knows nobody: everybody is admitted again. */
  connected(): void;
}

/** What a client says in its MQTT CONNECT; the username is `role.id`. */
export interface Pass {
  readonly username: string;
  readonly password: string;
}

export interface Command {
  readonly command: string;
  readonly [key: string]: unknown;
}

/** What makes one client: a role of its own, with the rights of the table, and the client with its password. */
export function admission(root: string, identity: BusIdentity, pass: Pass): Command[] {
  const rolename = pass.username;
  const whole = (filter: string) => `${root}/${filter.replaceAll("%i", identity.id)}`;
  const allow = (acltype: string, filter: string) => ({
    ...{ acltype, topic: whole(filter), priority: 0, allow: true },
  });
  const { read, write } = busRights[identity.role];
  const acls = [
    ...read.flatMap((filter) => [
      allow("subscribePattern", filter),
      allow("publishClientReceive", filter),
    ]),
    ...write.map((filter) => allow("publishClientSend", filter)),
  ];
  const { username, password } = pass;
  return [
    { command: "createRole", rolename, acls },
    { command: "createClient", username, password, roles: [{ rolename, priority: 0 }] },
  ];
}

/**
 * Keeps Mosquitto's clients as the box gives its passes. The plugin answers that a role or client is there already; that
 * is no fault. `send` puts one payload on `controlTopic`; it may fail while the broker is away.
 */
export function brokerSecurity(root: string, send: (payload: string) => void): BrokerSecurity {
  const admitted = new Map<string, { identity: BusIdentity; pass: Pass }>();
  const tell = (commands: Command[]) => send(JSON.stringify({ commands }));
  const remove = (username: string) => {
    admitted.delete(username);
    tell([
      { command: "deleteClient", username },
      { command: "deleteRole", rolename: username },
    ]);
  };
  return {
    admit(identity, pass) {
      const known = admitted.get(pass.username);
      if (known?.pass.password === pass.password) return;
      // The box itself is there from the beginning.
      if (identity.role === "core") return;
      admitted.set(pass.username, { identity, pass });
      tell(admission(root, identity, pass));
      const [oldest] = admitted.keys();
      if (admitted.size > clientsMax && oldest !== undefined) remove(oldest);
    },
    expel: ({ role, id }) => remove(`${role}.${id}`),
    connected() {
      const all = [...admitted.values()];
      const perMessage = 20;
      for (let index = 0; index < all.length; index += perMessage)
        tell(
          all
            .slice(index, index + perMessage)
            .flatMap(({ identity, pass }) => admission(root, identity, pass)),
        );
    },
  };
}
