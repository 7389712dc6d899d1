import type { AssetInfo, AssetKind } from "../../protocol/assets.ts";

/** A film over a slow line takes a while; a box that is silent for longer than this does not answer any more. */
const sendMs = 180_000;

/** Gives a file to the box. Rejects when the box refuses it, or does not answer in time. */
export async function sendAsset(file: File, kind: AssetKind): Promise<AssetInfo> {
  const name = encodeURIComponent(file.name.slice(0, 120) || kind);
  const response = await fetch(`/v1/admin/assets?kind=${kind}&name=${name}`, {
    method: "POST",
    headers: { "Content-Type": file.type },
    body: file,
    signal: AbortSignal.timeout(sendMs),
  });
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  return (await response.json()) as AssetInfo;
}
