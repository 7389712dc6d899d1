import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const answerMs = 60_000;
const tries = 100;

/** A stream socket to QEMU, which makes it a moment after its own start. */
export async function openSocket(path: string): Promise<Socket> {
  for (let left = tries; ; left -= 1) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(path, () => resolve(socket));
        socket.once("error", reject);
      });
    } catch (error) {
      if (left === 0) throw error;
      await delay(50);
    }
  }
}

/** QEMU's machine protocol: one command at a time, one answer each. */
export class Monitor {
  readonly #socket: Socket;
  #rest = "";
  #waiting: ((answer: Record<string, unknown>) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("utf8");
    socket.on("error", () => undefined);
    socket.on("data", (text: string) => {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      for (const line of lines) this.#hear(JSON.parse(line) as Record<string, unknown>);
    });
  }

  static async open(path: string): Promise<Monitor> {
    const monitor = new Monitor(await openSocket(path));
    await monitor.ask("qmp_capabilities", {});
    return monitor;
  }

  async ask(execute: string, args: object): Promise<unknown> {
    const answer = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${execute}: no answer`)), answerMs);
      this.#waiting = (one) => {
        clearTimeout(timer);
        resolve(one);
      };
      this.#socket.write(`${JSON.stringify({ execute, arguments: args })}\n`);
    });
    if (answer["error"]) throw new Error(`${execute}: ${JSON.stringify(answer["error"])}`);
    return answer["return"];
  }

  #hear(message: Record<string, unknown>): void {
    if (!("return" in message || "error" in message)) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(message);
  }

  close(): void {
    this.#socket.destroy();
  }
}
