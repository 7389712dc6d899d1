import type { Route } from "./route.ts";
import { VoiceStatus, VoiceTrialAnswer, VoiceTrialRequest } from "./voice.ts";

/** The voice, as administrators set it up. */
export const voiceRoutes = {
  voiceStatus: {
    method: "GET",
    path: "/v1/admin/voice",
    summary: "How the voices are, and which recordings are missing",
    who: "administrator",
    answers: { 200: { description: "as it is now", schema: VoiceStatus } },
    problems: [401, 403],
    command: false,
  },
  tryVoice: {
    method: "POST",
    path: "/v1/admin/voice/try",
    summary: "Says a call as a trial, in the browser and in a room",
    who: "administrator",
    body: VoiceTrialRequest,
    answers: { 200: { description: "its clips", schema: VoiceTrialAnswer } },
    problems: [401, 403, 422, 503],
    command: false,
  },
} as const satisfies Record<string, Route>;
