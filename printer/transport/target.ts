import { tcpTransport } from "./tcp.ts";
import type { Transport } from "./transport.ts";

/** The raw port that network printers listen on. */
const defaultTcpPort = 9100;

/** The transport to a target such as `tcp://10.0.0.7:9100`; a target of another form throws. */
export function transportTo(target: string): Transport {
  const url = URL.parse(target);
  if (url?.protocol !== "tcp:" || url.hostname === "")
    throw new Error(`a printer's target has the form tcp://HOST:PORT, not "${target}"`);
  const port = url.port === "" ? defaultTcpPort : Number(url.port);
  return tcpTransport(url.hostname.replace(/^\[|\]$/g, ""), port);
}
