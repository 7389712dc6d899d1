import { asyncApi } from "../../protocol/asyncapi.ts";
import { openApi } from "../../protocol/openapi.ts";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

type FactKey =
  | "health"
  | "metrics"
  | "openApi"
  | "asyncApi"
  | "time"
  | "addresses"
  | "site"
  | "clip";

/** A clip is named by its bytes: what was fetched once never changes. */
const forEver = "public, max-age=31536000, immutable";

/** What programs and screens ask before anybody is known. */
export function factHandlers(box: Box): Handlers<FactKey> {
  const contract = openApi(box.version);
  const busContract = asyncApi(box.version);
  return {
    health: () => {
      const { status, components } = box.health();
      return { status, version: box.version, components };
    },
    metrics: ({ reply }) =>
      reply.type("text/plain; version=0.0.4; charset=utf-8").send(box.metrics()),
    openApi: () => contract,
    asyncApi: () => busContract,
    time: () => ({ now: box.clock.now() }),
    addresses: () => ({ addresses: box.addresses() }),
    site: ({ caller }) => box.views.siteView(box.engine.state(), caller.agent !== null),
    clip: async ({ params, reply }) => {
      const clip = await box.clip(params.hash);
      if (!clip) throw new Refused("notFound");
      return reply
        .header("cache-control", forEver)
        .type("audio/wav")
        .send(Buffer.from(clip.wav.buffer, clip.wav.byteOffset, clip.wav.byteLength));
    },
  };
}
