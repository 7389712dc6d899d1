import { join } from "node:path";
import { openEspeakVoice } from "./adapters/voice-espeak.ts";
import { createVoices } from "./app/voices.ts";
import { type Loudspeaker, noLoudspeaker } from "./ports/loudspeaker.ts";
import type { Clip, Voices } from "./ports/voice.ts";
import type { Log } from "./ports/world.ts";

/** All that makes sound in a box. */
export interface Speech {
  readonly voices: Voices;
  readonly loudspeaker: Loudspeaker;
  readonly chimeClip: (assetId: string) => Promise<Clip | null>;
}

/** The voices of this machine, the best first, and its loudspeaker: the part of the composition root that speaks. */
export function openSpeech({
  options,
  log,
}: {
  readonly options: { readonly dataDir: string };
  readonly log: Log;
}): Speech {
  const cacheDir = join(options.dataDir, "voice");
  return {
    voices: createVoices([{ id: "espeak", voice: openEspeakVoice({ cacheDir, log }) }]),
    ...{ loudspeaker: noLoudspeaker, chimeClip: async () => null },
  };
}
