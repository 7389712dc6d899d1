import { AssetId, AssetInfo, AssetList, AssetQuery, assetBytesMax, uploadMedia } from "./assets.ts";
import type { Route } from "./route.ts";
import { record } from "./schema.ts";

const AssetParams = record({ id: AssetId });

/** Files that an administrator gives to the box: logos, pictures, videos, recordings. */
export const assetRoutes = {
  addAsset: {
    method: "POST",
    path: "/v1/admin/assets",
    summary: "Keeps an uploaded file",
    description:
      "The body is the file itself, its Content-Type its format. The same bytes again are the same asset.",
    who: "administrator",
    query: AssetQuery,
    upload: { maxBytes: assetBytesMax.video, media: uploadMedia },
    answers: { 201: { description: "kept", schema: AssetInfo } },
    problems: [401, 403, 409, 413, 415],
    command: false,
  },
  assets: {
    method: "GET",
    path: "/v1/admin/assets",
    summary: "Every file that is kept, newest first",
    who: "administrator",
    answers: { 200: { description: "all of them", schema: AssetList } },
    problems: [401, 403],
    command: false,
  },
  removeAsset: {
    method: "DELETE",
    path: "/v1/admin/assets/{id}",
    summary: "Forgets a file that no setting names any more",
    who: "administrator",
    params: AssetParams,
    answers: { 204: { description: "gone" } },
    problems: [401, 403, 404, 409],
    command: false,
  },
  asset: {
    method: "GET",
    path: "/v1/assets/{id}",
    summary: "A file by its content",
    description: "It never changes under its address. One range of bytes may be asked for.",
    who: "anybody",
    params: AssetParams,
    answers: {
      200: { description: "the file", media: "application/octet-stream" },
      206: { description: "a range of it", media: "application/octet-stream" },
    },
    problems: [404, 416],
    command: false,
  },
} as const satisfies Record<string, Route>;
