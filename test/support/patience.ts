import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const demoPassword = "papier-crayon-7";

/** The product as a person starts it: the box, its print agent, and whatever else the command starts. */
export interface StartedPatience {
  readonly url: string;
  readonly dataDir: string;
  /** What it wrote on the console so far. */
  console(): string;
  stop(): Promise<void>;
}

/** Starts `scripts/start.ts` on a free port and a new data folder, with the demonstration site. */
export async function startPatience(args: readonly string[] = []): Promise<StartedPatience> {
  const dataDir = mkdtempSync(join(tmpdir(), "patience-data-"));
  const child = spawn(
    process.execPath,
    ["scripts/start.ts", "--data", dataDir, "--port", "0", ...args],
    {
      env: { ...process.env, PATIENCE_DEMO_PASSWORD: demoPassword },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => said.push(part.toString()));
  const port = await portOf(child, said);
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    console: () => said.join(""),
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function portOf(child: ChildProcess, said: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve((message as { port: number }).port));
    child.once("exit", (code) => reject(new Error(`ended with ${code}:\n${said.join("")}`)));
  });
}
