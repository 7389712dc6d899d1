import { randomUUID } from "node:crypto";
import { post, rawConnection } from "./raw-http.ts";

export interface Load {
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
  readonly perSecond: number;
  /** The answers' JSON texts. */
  readonly bodies: readonly string[];
}

/** Before anything counts: connections, code that is compiled, files that grow. */
const warmUpMs = 400;

/** Tickets as fast as so many clients get them, each waiting for its answer. A status other than 201 throws. */
export async function issueLoad(
  port: number,
  path: string,
  how: { readonly clients: number; readonly ms: number; readonly serviceIds: readonly string[] },
): Promise<Load> {
  const latencies: number[] = [];
  const bodies: string[] = [];
  const startAt = performance.now() + warmUpMs;
  const endAt = startAt + how.ms;
  const one = async (client: number) => {
    const connection = await rawConnection(port);
    for (let turn = client; performance.now() < endAt; turn += 1) {
      const serviceId = how.serviceIds[turn % how.serviceIds.length];
      const request = post(path, { serviceId }, randomUUID());
      const sentAt = performance.now();
      const { status, body } = await connection.ask(request);
      const now = performance.now();
      if (status !== 201) throw new Error(`${path} answered ${status}: ${body}`);
      bodies.push(body);
      if (sentAt >= startAt && now <= endAt) latencies.push(now - sentAt);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: how.clients }, (_, client) => one(client)));
  return { latencies, perSecond: (latencies.length * 1000) / how.ms, bodies };
}
