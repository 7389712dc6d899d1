import type { FacePicture } from "../../protocol/ticket-layout.ts";
import type { State } from "../domain/state.ts";
import { type Assets, wholeOf } from "../ports/assets.ts";
import type { Press } from "../ports/press.ts";
import type { Log } from "../ports/world.ts";

/** Dots across: it fits a roll of 58 mm, and its dots fit one message. */
const logoDots = 360;
/** Logos that were turned into dots; a site has one, an editor tries some. */
const keptMax = 8;

/** Logos as the printers' dots, each made once. */
export interface Logos {
  /** The site's logo for the next ticket; null without one, and for the moment that it takes to be made. */
  current(state: State): FacePicture | null;
  /** That asset as dots; null when there is none, or it is no picture. */
  of(assetId: string): Promise<FacePicture | null>;
}

/** The asset that stands on the tickets: the design's own, else the site's logo. */
export function logoIdOf({ site }: State): string | null {
  return site.ticket.logoAssetId ?? site.logoAssetId;
}

export function createLogos(parts: {
  readonly assets: Assets;
  readonly press: Press;
  readonly log: Log;
}): Logos {
  const made = new Map<string, FacePicture | null>();
  const making = new Map<string, Promise<FacePicture | null>>();
  const make = async (id: string): Promise<FacePicture | null> => {
    const bytes = await parts.assets.read(id);
    const picture = bytes && (await parts.press.picture(await wholeOf(bytes), logoDots));
    const logo = picture && { id, ...picture };
    const [oldest] = made.keys();
    if (made.size >= keptMax && oldest !== undefined) made.delete(oldest);
    made.set(id, logo);
    return logo;
  };
  const of = (id: string): Promise<FacePicture | null> => {
    const known = made.get(id);
    if (known !== undefined) return Promise.resolve(known);
    const running = making.get(id) ?? make(id).finally(() => making.delete(id));
    making.set(id, running);
    return running;
  };
  return {
    of,
    current(state) {
      const id = logoIdOf(state);
      if (id === null) return null;
      const known = made.get(id);
      if (known !== undefined) return known;
      // The ticket does not wait for its ornament; the next one has it.
      of(id).catch((error: unknown) => parts.log.warn("logo.notMade", { error: String(error) }));
      return null;
    },
  };
}
