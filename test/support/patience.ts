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
  /** Ends it as Ctrl-C does; the exit code. The data stay when they were given. */
  stop(): Promise<number | null>;
}

/** Starts `scripts/start.ts` on a free port and a new data folder, with the demonstration site. */
export async function startPatience(
  args: readonly string[] = [],
  given: { readonly dataDir?: string; readonly password?: string | null } = {},
): Promise<StartedPatience> {
  const { password = demoPassword } = given;
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), "patience-data-"));
  const child = spawn(
    process.execPath,
    ["scripts/start.ts", "--data", dataDir, "--port", "0", ...args],
    {
      env: { ...process.env, PATIENCE_DEMO_PASSWORD: password ?? "" },
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
      const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      const code = await gone;
      if (given.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

function portOf(child: ChildProcess, said: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve((message as { port: number }).port));
    child.once("exit", (code) => reject(new Error(`ended with ${code}:\n${said.join("")}`)));
  });
}
