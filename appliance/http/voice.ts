import type { VoiceStatus, VoiceTrialAnswer } from "../../protocol/voice.ts";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

/** The voice, as administrators set it up. */
export function voiceHandlers({ voice }: Box): Handlers<"voiceStatus" | "tryVoice"> {
  return {
    voiceStatus: (): Promise<VoiceStatus> => voice.status(),
    tryVoice: async ({ body }): Promise<VoiceTrialAnswer> => {
      const said = await voice.trial(body);
      if (said === null) throw new Refused("voiceSilent");
      if (typeof said === "string")
        throw new Refused("invalidConfiguration", { what: said, id: "" });
      const clips = said.clips.map(({ hash, durationMs }) => ({ hash, durationMs }));
      return { text: said.text, engine: said.engine, clips, inRoom: said.inRoom };
    },
  };
}
