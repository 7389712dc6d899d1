import { parseArgs } from "node:util";

/** How this box is started; everything else is a setting that lives in its data. */
export interface Options {
  readonly dataDir: string;
  readonly port: number;
  /** Addresses that may connect: the machine itself unless asked otherwise. */
  readonly host: string;
  /** Starts without the demonstration site. */
  readonly empty: boolean;
  /** Where phones reach the box, for the QR code; null: made from host and port. */
  readonly publicUrl: string | null;
  /** The name that the machine announces by mDNS, `patience.local`: the image's service says it. */
  readonly mdnsName: string | null;
  /** A plain MQTT port on the loopback for agents and tools; null: none. */
  readonly mqttPort: number | null;
  /** An external Mosquitto in place of the embedded broker: `mqtt://127.0.0.1:1883`. */
  readonly broker: string | null;
  readonly brokerUser: string;
  /** Mosquitto's clients are made by the box itself, over the bus (its plugin "dynamic security"). */
  readonly brokerDynamic: boolean;
  readonly brokerPassword: string;
  readonly demoPassword: string | null;
  readonly rateLimit: boolean;
  /** The code of the first run, as the installer's file has it; null: each start makes one. */
  readonly setupCode: string | null;
  /** Where an image's machine tells how it is (`/run/patience`); null: this is no image. */
  readonly machineDir: string | null;
}

/** A sentence for the person at the console. */
export class BadOption extends Error {
  override readonly name = "BadOption";
}

type Env = Readonly<Record<string, string | undefined>>;

/** Options from the command line and the environment; throws `BadOption` for what it does not know. */
export function readOptions(argv: readonly string[], env: Env): Options {
  const { values } = parsed(argv);
  return {
    dataDir: values.data ?? env["PATIENCE_DATA"] ?? "data",
    port: portOf("--port", values.port ?? env["PATIENCE_PORT"] ?? "8080"),
    host: values.host ?? env["PATIENCE_HOST"] ?? "127.0.0.1",
    empty: values.empty ?? false,
    publicUrl: urlOf("--public-url", values["public-url"] ?? null, ["http:", "https:"]),
    mdnsName: given(env, "PATIENCE_MDNS_NAME"),
    mqttPort: values["mqtt-port"] === undefined ? null : portOf("--mqtt-port", values["mqtt-port"]),
    broker: urlOf("--broker", values.broker ?? env["PATIENCE_BROKER"] ?? null, ["mqtt:", "mqtts:"]),
    brokerUser: env["PATIENCE_BROKER_USER"] ?? "core.box",
    brokerPassword: env["PATIENCE_BROKER_PASSWORD"] ?? "",
    brokerDynamic: env["PATIENCE_BROKER_SECURITY"] === "dynamic",
    demoPassword: given(env, "PATIENCE_DEMO_PASSWORD"),
    rateLimit: env["PATIENCE_RATE_LIMIT"] !== "off",
    setupCode: given(env, "PATIENCE_SETUP_CODE"),
    machineDir: given(env, "PATIENCE_MACHINE"),
  };
}

/** What the environment says; an empty word says nothing. */
function given(env: Env, name: string): string | null {
  return env[name] || null;
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: "string" },
        port: { type: "string" },
        host: { type: "string" },
        empty: { type: "boolean" },
        "public-url": { type: "string" },
        "mqtt-port": { type: "string" },
        broker: { type: "string" },
      },
    });
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : String(error));
  }
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadOption(`${name} wants a port from 0 to 65535, not "${text}"`);
  return port;
}

function urlOf(name: string, text: string | null, protocols: readonly string[]): string | null {
  if (text === null) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new BadOption(`${name} wants an address like ${protocols[0]}//host:port, not "${text}"`);
  return text.replace(/\/$/, "");
}
