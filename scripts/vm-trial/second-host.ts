import { createSocket } from "node:dgram";
import { setTimeout as delay } from "node:timers/promises";

/*
 * Another computer of the machine's network: asks for a name by multicast DNS (RFC 6762), and the box that has it for its
 * health, by that name. It prints one line of JSON. Its argument: the name.
 */

const group = "224.0.0.251";
const port = 5353;
const typeA = 1;
const classIn = 1;
const tries = 20;

/** RFC 1035, 4.1: a header with one question. */
function question(name: string): Buffer {
  const labels = name
    .split(".")
    .map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`));
  const header = Buffer.alloc(12);
  header.writeUInt16BE(1, 4);
  return Buffer.concat([header, ...labels, Buffer.from([0, 0, typeA, 0, classIn])]);
}

/** The address of an answer whose first record is the name's A record; null of any other message. */
function addressIn(answer: Buffer, name: string): string | null {
  const isAnswer = answer.length > 12 && (answer.readUInt8(2) & 0x80) !== 0;
  const own = question(name).subarray(12, -4);
  if (!isAnswer || answer.readUInt16BE(6) === 0) return null;
  const questions = answer.readUInt16BE(4) * (own.length + 4);
  const record = 12 + questions;
  // The name itself, or a pointer to it in the question.
  const pointer = (answer[record] ?? 0) >= 0xc0;
  if (!pointer && !answer.subarray(record, record + own.length).equals(own)) return null;
  const rest = record + (pointer ? 2 : own.length);
  if (answer.readUInt16BE(rest) !== typeA || answer.readUInt16BE(rest + 8) !== 4) return null;
  return answer.subarray(rest + 10, rest + 14).join(".");
}

async function addressOf(name: string): Promise<string | null> {
  const socket = createSocket({ type: "udp4", reuseAddr: true });
  let found: string | null = null;
  socket.on("message", (message) => {
    found ??= addressIn(message, name);
  });
  await new Promise<void>((resolve) => socket.bind(port, resolve));
  const own = process.argv[3] ?? "";
  socket.addMembership(group, own);
  socket.setMulticastInterface(own);
  for (let n = 0; n < tries && found === null; n += 1) {
    socket.send(question(name), port, group);
    await delay(1_000);
  }
  socket.close();
  return found;
}

const [, , name = "patience.local"] = process.argv;
const address = await addressOf(name);
const answer =
  address === null
    ? null
    : await fetch(`http://${address}/v1/health`, { signal: AbortSignal.timeout(20_000) });
console.log(JSON.stringify({ address, status: answer?.status ?? 0, health: await answer?.json() }));
