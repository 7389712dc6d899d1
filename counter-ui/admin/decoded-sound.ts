import type { Recorded } from "./recording-check.ts";

/** Whatever sound file the browser can read, as one channel of `rate` samples a second. Rejects for anything else. */
export async function decoded(file: File, rate: number): Promise<Recorded> {
  const context = new OfflineAudioContext(1, 1, rate);
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  const channels = Array.from({ length: sound.numberOfChannels }, (_, index) =>
    sound.getChannelData(index),
  );
  const samples = new Float32Array(sound.length).map(
    (_, index) => channels.reduce((sum, one) => sum + (one[index] ?? 0), 0) / channels.length,
  );
  return { rate: sound.sampleRate, samples };
}
