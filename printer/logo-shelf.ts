import type { FacePicture } from "../protocol/ticket-layout.ts";
import type { Conversation } from "./conversation.ts";
import type { StoredKey } from "./escpos/images.ts";
import { askStoredBytes, forgetBytes, storeBytes } from "./escpos/images.ts";
import { bitmapOfPicture } from "./layout/ticket.ts";
import type { PrinterProfile } from "./profiles.ts";

/** A printer writes its lasting memory slowly, and answers after that. */
const answerMs = 5_000;
/** Keys have two printable characters (GS ( L, function 67): 0x21 to 0x7e each, the space left out. */
const first = 0x21;
const letters = 0x7e - first + 1;

/** The key of a picture: the same picture has the same one at every printer, so that a printer can be asked for it. */
export function keyOfPicture(id: string): StoredKey {
  const number = Number.parseInt(id.slice(0, 8), 16) || 0;
  const one = String.fromCharCode(first + (number % letters));
  const other = String.fromCharCode(first + (Math.floor(number / letters) % letters));
  return `${one}${other}`;
}

/**
 * Keeps the logo in the printer, once, so that a ticket only names it. Nothing is remembered of a printer but what it
 * says on the present link: a replaced one is asked, and gets the logo again. Never in a ticket's way: it works while
 * the printer is idle, and until then a ticket brings the logo along.
 */
export class LogoShelf {
  #wanted: FacePicture | undefined;
  #link: Conversation | undefined;
  #keys: ReadonlySet<string> = new Set();
  /** The key that this run stored before the present one. */
  #old: StoredKey | undefined;

  /** The key under which the printer of this link has the picture; undefined: it must be sent. */
  keyOn(talk: Conversation | undefined, picture: FacePicture | undefined): StoredKey | undefined {
    this.#wanted = picture;
    if (!picture || talk === undefined || talk !== this.#link) return undefined;
    const key = keyOfPicture(picture.id);
    return this.#keys.has(key) ? key : undefined;
  }

  /** Looks after the shelf of an idle printer that is well: asks what it has, and stores what it lacks. */
  async tend(talk: Conversation, { storesImages, widthDots }: PrinterProfile): Promise<void> {
    const picture = this.#wanted;
    if (!picture || !storesImages || picture.width > widthDots) return;
    const key = keyOfPicture(picture.id);
    if (talk === this.#link && this.#keys.has(key)) return;
    if (talk === this.#link && this.#keys.has(unable)) return;
    const has = await askKeys(talk);
    this.#link = talk;
    this.#keys = has ?? new Set([unable]);
    if (!has || has.has(key)) return;
    if (this.#old !== undefined && has.has(this.#old)) await talk.write(forgetBytes(this.#old));
    await talk.write(storeBytes(key, bitmapOfPicture(picture)));
    this.#old = key;
    this.#keys = (await askKeys(talk)) ?? new Set([unable]);
  }
}

/** Stands among the keys of a printer that does not say what it has stored; no key has three characters. */
const unable = "---";

/** What the printer has stored; undefined when it does not say. */
async function askKeys(talk: Conversation): Promise<ReadonlySet<string> | undefined> {
  const keys = new Set<string>();
  let whole = false;
  const stop = talk.listen((event) => {
    if (event.kind !== "stored") return;
    for (const key of event.keys) keys.add(key);
    whole = true;
  });
  await talk.write(askStoredBytes());
  await talk.until(() => whole, answerMs);
  stop();
  return whole ? keys : undefined;
}
