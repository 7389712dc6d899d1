import { join } from "node:path";
import { openFolderAssets } from "./adapters/assets-folder.ts";
import { processPress } from "./adapters/press-process.ts";
import { createLogos } from "./app/logo.ts";
import type { Options } from "./config/options.ts";
import type { Log } from "./ports/world.ts";

/** Uploaded files, and what turns them and the tickets into dots. */
export async function drawing({ dataDir }: Options, log: Log) {
  const assets = await openFolderAssets(join(dataDir, "assets"));
  const press = processPress({ script: join(import.meta.dirname, "../printer/press.ts"), log });
  return { assets, press, logos: createLogos({ assets, press, log }) };
}
