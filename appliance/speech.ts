import { join } from "node:path";
import { openAplay } from "./adapters/loudspeaker-aplay.ts";
import { openEspeakVoice } from "./adapters/voice-espeak.ts";
import { openFinisher } from "./adapters/voice-espeak-finisher.ts";
import { findPico, findSay } from "./adapters/voice-espeak-optional.ts";
import { findPackage } from "./adapters/voice-espeak-package.ts";
import { findProgram } from "./adapters/voice-espeak-program.ts";
import { openRecordings } from "./adapters/voice-espeak-recordings.ts";
import { createVoices } from "./app/voices.ts";
import type { Assets } from "./ports/assets.ts";
import type { Loudspeaker } from "./ports/loudspeaker.ts";
import type { Clip, Voices } from "./ports/voice.ts";
import type { Clock, Log } from "./ports/world.ts";

/** How long the package's process stays without work: it gives 150 MB back. */
const idleMs = 60_000;

/** All that makes sound in a box. */
export interface Speech {
  readonly voices: Voices;
  readonly loudspeaker: Loudspeaker;
  /** An uploaded recording as a clip: a site's own chime. */
  readonly chimeClip: (assetId: string) => Promise<Clip | null>;
}

/** The voices of this machine, the best first, and its loudspeaker: the part of the composition root that speaks. */
export function openSpeech(world: {
  readonly options: { readonly dataDir: string };
  readonly assets: Assets;
  readonly clock: Clock;
  readonly log: Log;
}): Speech {
  const { assets, clock, log } = world;
  const cacheDir = join(world.options.dataDir, "voice");
  const finisher = openFinisher();
  const engine = (name: string, find: Parameters<typeof openEspeakVoice>[0]["find"]) =>
    openEspeakVoice({
      ...{ cacheDir, log, finisher, name, espeak: name.startsWith("espeak") },
      ...(find ? { find } : {}),
    });
  const recordings = openRecordings({
    ...{ assets, finisher, log, cacheDir: join(world.options.dataDir, "voice") },
    monotonic: () => clock.monotonic(),
  });
  const voices = createVoices([
    { id: "recordings", voice: recordings },
    { id: "pico", voice: engine("pico2wave", (limit) => findPico("pico2wave", limit)) },
    { id: "espeak", voice: engine("espeak-ng", (limit) => findProgram("espeak-ng", limit)) },
    { id: "package", voice: engine("espeak-ng-emscripten", () => findPackage(idleMs)) },
    { id: "say", voice: engine("say", (limit) => findSay("text2wave", limit)) },
  ]);
  return {
    voices,
    loudspeaker: openAplay({ clock, log, clip: (hash) => voices.clip(hash) }),
    chimeClip: (assetId) => recordings.clipOf(assetId),
  };
}
