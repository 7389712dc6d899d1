import type { Socket } from "node:net";
import { openSocket } from "./monitor.ts";

/*
 * A shell into a machine whose image has none for us: the firmware's tables carry a unit (an SMBIOS credential,
 * systemd.system-credentials(7)), which reads commands from a port that only a virtual machine has.
 */

const port = "/dev/virtio-ports/patience-trial";
/** A command inside of the machine that takes longer is ended there. */
const longestSeconds = 300;

/**
 * Each line is a number and a command in base64; each answer that number, the exit code and the words in base64. The
 * number tells a late answer from the one that is waited for; a command that hangs is ended.
 */
const unit = `[Unit]
Description=The trial's way in
DefaultDependencies=no
After=systemd-udevd.service
[Service]
Restart=always
RestartSec=1
ExecStart=/bin/bash -c 'exec 3<>${port}; echo hello >&3; while read -r id line <&3; do out=$$(timeout ${longestSeconds} bash -c "$$(echo $$line | base64 -d)" 2>&1 </dev/null | base64 -w0; exit $\${PIPESTATUS[0]}); echo "$$id $$? $$out" >&3; done'
`;
const wanted = "[Unit]\nWants=patience-trial.service\n";

/** QEMU's arguments that bring the shell. */
export function shellCredentials(): string[] {
  const one = (name: string, text: string) => [
    "-smbios",
    `type=11,value=io.systemd.credential.binary:${name}=${Buffer.from(text).toString("base64")}`,
  ];
  return [
    ...one("systemd.extra-unit.patience-trial.service", unit),
    ...one("systemd.unit-dropin.sysinit.target~trial", wanted),
  ];
}

export interface Said {
  readonly code: number;
  readonly text: string;
}

/** One command at a time. A machine that is busy answers late; one that is not there yet, never. */
export class Shell {
  readonly #socket: Socket;
  #rest = "";
  #waiting: ((id: string, code: number, words: string) => void) | null = null;
  #last = 0;
  #queue: Promise<unknown> = Promise.resolve();

  readonly #stretch: number;

  private constructor(socket: Socket, stretch: number) {
    this.#socket = socket;
    this.#stretch = stretch;
    socket.setEncoding("utf8");
    socket.on("error", () => undefined);
    socket.on("data", (text: string) => {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      for (const line of lines) this.#hear(line);
    });
  }

  /** `stretch`: every answer is waited for so many times longer. */
  static async open(path: string, stretch = 1): Promise<Shell> {
    return new Shell(await openSocket(path), stretch);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** What a command said and how it ended; null when there was no answer in time. */
  run(command: string, withinMs = 60_000): Promise<Said | null> {
    const turn = this.#queue.then(() => this.#ask(command, withinMs));
    this.#queue = turn;
    return turn;
  }

  /** The words of a command that went well, else null. */
  async tryRun(command: string, withinMs = 60_000): Promise<string | null> {
    const said = await this.run(command, withinMs);
    return said?.code === 0 ? said.text : null;
  }

  /** The words of a command that has to go well. */
  async must(command: string, withinMs = 60_000): Promise<string> {
    const said = await this.run(command, withinMs);
    if (said?.code === 0) return said.text;
    throw new Error(`in the machine: ${command}\n${said?.text ?? "no answer"}`);
  }

  #hear(line: string): void {
    const [, id, code, words] = /^(\d+) (\d+)(?: (\S+))?$/.exec(line.trim()) ?? [];
    if (id !== undefined) this.#waiting?.(id, Number(code), words ?? "");
  }

  #ask(command: string, withinMs: number): Promise<Said | null> {
    this.#last += 1;
    const own = String(this.#last);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting = null;
        resolve(null);
      }, withinMs * this.#stretch);
      this.#waiting = (id, code, words) => {
        if (id !== own) return;
        clearTimeout(timer);
        this.#waiting = null;
        resolve({ code, text: Buffer.from(words, "base64").toString("utf8") });
      };
      this.#socket.write(`${own} ${Buffer.from(command).toString("base64")}\n`);
    });
  }
}
