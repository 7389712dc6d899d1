import type { MqttClient } from "mqtt";
import type { BusLink, LinkOptions } from "./bus-link.ts";

/** Seconds of MQTT keepalive; the broker gives up on a silent client after 1.5 times as long. */
const keepaliveSeconds = 10;
/** The library's own default of 30 s is half a minute with a dead screen. */
const connectTimeoutMs = 3_000;
/** No document of the bus is near this; more is not ours. */
const payloadMax = 64 * 1024;

/** CONNACK return codes, MQTT 3.1.1 clause 3.2.2.3: identifier, pass, or right refused. */
const refusals: readonly unknown[] = [2, 4, 5];

/**
 * Opens MQTT 3.1.1 over the WebSocket at the page's own host. Who opens it again decides when, and with which
 * pass: the library's own reconnection would go on with one that has expired.
 */
export function openMqttLink(options: LinkOptions): BusLink {
  let client: MqttClient | null = null;
  let over = false;
  const finish = (why: "refused" | "lost"): void => {
    if (over) return;
    over = true;
    client?.end(true);
    options.closed(why);
  };
  connectClient(options).then(
    (connected) => {
      client = connected;
      if (over) connected.end(true);
      else listen(connected, options, finish);
    },
    () => finish("lost"),
  );
  return {
    publish: (topic, payload, retain) => {
      if (client?.connected) client.publish(topic, payload, { qos: 0, retain });
    },
    ping: () => {
      if (client?.connected) client.sendPing();
    },
    close: () => finish("lost"),
  };
}

async function connectClient({ access, clientId, will }: LinkOptions): Promise<MqttClient> {
  // The page paints first: the library is by far its largest part.
  const library = await import("./mqtt-library.ts");
  return library.connect(urlOf(access.path), {
    protocolVersion: 4,
    clean: true,
    clientId,
    username: access.username,
    password: access.password,
    keepalive: keepaliveSeconds,
    connectTimeout: connectTimeoutMs,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    timerVariant: noTimer,
    ...(will ? { will: { ...will, qos: 0 } } : {}),
  });
}

function listen(
  client: MqttClient,
  options: LinkOptions,
  finish: (why: "refused" | "lost") => void,
): void {
  client.on("connect", () => {
    client.subscribe([...options.filters], { qos: 0 }, (error) => {
      if (error) finish("lost");
      else options.opened();
    });
  });
  client.on("packetreceive", () => options.heard());
  client.on("message", (topic, payload) => {
    if (payload.length <= payloadMax) options.message(topic, payload.toString());
  });
  client.on("error", (error) => {
    finish("code" in error && refusals.includes(error.code) ? "refused" : "lost");
  });
  client.on("close", () => finish("lost"));
}

function urlOf(path: string): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`;
}

/**
 * The library's own pings are off: who holds the link pings far more often, by a timer that a hidden tab keeps.
 * Its worker would come from a `blob:` address besides, which the page's security policy forbids.
 */
const noTimer = { set: () => 1, clear: () => undefined };
