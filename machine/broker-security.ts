import { pbkdf2Sync } from "node:crypto";

/** Mosquitto's own count for the passwords of its plugin; ours have 256 random bits and need none. */
const iterations = 101;

/**
 * The first content of Mosquitto's dynamic security (`dynamic-security.json`, plugin of 2.0): one client, the box, who
 * makes all others. Everybody else has no right until the box has given it.
 */
export function initialSecurity(box: {
  readonly username: string;
  readonly password: string;
  readonly salt: Buffer;
}): string {
  const hash = pbkdf2Sync(box.password, box.salt, iterations, 64, "sha512");
  const allow = (acltype: string, topic: string) => ({ acltype, topic, priority: 0, allow: true });
  return JSON.stringify({
    defaultACLAccess: {
      ...{ publishClientSend: false, publishClientReceive: true },
      ...{ subscribe: false, unsubscribe: true },
    },
    clients: [
      {
        username: box.username,
        password: hash.toString("base64"),
        salt: box.salt.toString("base64"),
        iterations,
        roles: [{ rolename: "box", priority: 0 }],
      },
    ],
    groups: [],
    roles: [
      {
        rolename: "box",
        acls: ["$CONTROL/dynamic-security/#", "patience/#"].flatMap((topic) => [
          allow("publishClientSend", topic),
          allow("publishClientReceive", topic),
          allow("subscribePattern", topic),
          allow("unsubscribePattern", topic),
        ]),
      },
    ],
  });
}
