import { Readable } from "node:stream";
import { assetBytesMax, assetMedia } from "../../protocol/assets.ts";
import type { State } from "../domain/state.ts";
import { AssetRefused, type Assets, type ByteRange } from "../ports/assets.ts";
import type { Box } from "./box.ts";
import type { Call, Handlers } from "./handlers.ts";
import { formatOf, sniffBytes } from "./media-formats.ts";
import { Refused } from "./problems.ts";

type AssetRoute = "addAsset" | "assets" | "removeAsset" | "asset";

/** A file is named by its bytes: what was fetched once never changes. */
const forEver = "public, max-age=31536000, immutable";

/** Uploaded files. */
export function assetHandlers(box: Box): Handlers<AssetRoute> {
  const { assets } = box;
  return {
    addAsset: (call) => add(box, call),
    assets: async () => ({ assets: await assets.list() }),
    removeAsset: async ({ params, reply }) => {
      if (isInUse(box.engine.state(), params.id)) throw new Refused("assetInUse");
      if (!(await assets.remove(params.id))) throw new Refused("notFound");
      box.voice.renewed();
      return reply.code(204).send();
    },
    asset: (call) => send(assets, call),
  };
}

async function add({ assets, clock, voice }: Box, { query, request, reply }: Call<"addAsset">) {
  const { kind, name } = query;
  const mediaType = (request.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
  if (!assetMedia[kind].includes(mediaType)) throw new Refused("wrongMedia");
  try {
    const info = await assets.put(
      { kind, name, mediaType, at: clock.now() },
      checked(request.body as Readable, mediaType),
      { maxBytes: assetBytesMax[kind] },
    );
    if (kind === "recording") voice.renewed();
    return reply.code(201).send(info);
  } catch (error) {
    throw error instanceof AssetRefused ? refusalOf(error) : error;
  }
}

function refusalOf({ why }: AssetRefused): Refused {
  return new Refused(
    why === "tooLarge" ? "tooLarge" : why === "full" ? "assetsFull" : "wrongMedia",
  );
}

/** Passes the bytes on when they begin as their format does: a renamed text file never becomes a logo. */
async function* checked(source: Readable, mediaType: string): AsyncGenerator<Uint8Array> {
  let head: Buffer = Buffer.alloc(0);
  let known = false;
  for await (const part of source) {
    if (known) {
      yield part as Uint8Array;
      continue;
    }
    head = Buffer.concat([head, part as Uint8Array]);
    if (head.length < sniffBytes) continue;
    demand(head, mediaType);
    known = true;
    yield head;
  }
  if (known) return;
  demand(head, mediaType);
  yield head;
}

function demand(head: Uint8Array, mediaType: string): void {
  if (formatOf(head) !== mediaType) throw new Refused("wrongMedia");
}

async function send(assets: Assets, { params, request, reply }: Call<"asset">) {
  const info = await assets.info(params.id);
  if (!info) throw new Refused("notFound");
  const range = rangeOf(request.headers.range, info.size);
  const bytes = await assets.read(params.id, range ?? undefined);
  if (!bytes) throw new Refused("notFound");
  reply.headers({ "cache-control": forEver, "accept-ranges": "bytes" }).type(info.mediaType);
  const length = range ? range.end - range.start + 1 : info.size;
  if (range)
    reply.code(206).header("content-range", `bytes ${range.start}-${range.end}/${info.size}`);
  return reply.header("content-length", length).send(Readable.from(bytes));
}

/**
 * One range as RFC 9110 14.1.2 writes it, cut to the file; null for none, or for a form that may be ignored.
 * @throws Refused `rangeOutside`.
 */
function rangeOf(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [, from = "", to = ""] = match;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end) throw new Refused("rangeOutside");
  return { start, end };
}

/** A setting names it somewhere: ids are hashes, which nothing else in a configuration looks like. */
function isInUse(state: State, id: string): boolean {
  const { site, services, counters, printers, kiosks, boards, rooms } = state;
  const lists = [services, counters, printers, kiosks, boards, rooms].map((one) => [
    ...one.values(),
  ]);
  return JSON.stringify([site, ...lists]).includes(id);
}
