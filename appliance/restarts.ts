import type { Log } from "./ports/world.ts";

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** A box that can start again in its process, on the same port. */
export interface Kept<B> {
  current(): B;
  stop(): Promise<void>;
}

/**
 * Starts something, and starts it again whenever it asks for that: after a restore or a factory reset the data are other
 * ones, and everything that was read from the old is gone. A start that fails ends the process, so that whoever
 * watches over it (systemd) tries again.
 */
export async function keepRunning<B extends Running>(
  start: (port: number | null, restart: () => void) => Promise<B>,
  log: Log,
): Promise<Kept<B>> {
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  const again = () => {
    turn = turn.then(async () => {
      if (stopped) return;
      const { port } = running;
      await running.stop();
      running = await start(port, again);
    });
    turn.catch((error: unknown) => {
      log.error("box.notRestarted", { error: String(error) });
      process.exit(1);
    });
  };
  let running = await start(null, again);
  return {
    current: () => running,
    async stop() {
      stopped = true;
      await turn;
      await running.stop();
    },
  };
}
