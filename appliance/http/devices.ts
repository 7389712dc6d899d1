import type { FastifyReply, FastifyRequest } from "fastify";
import type { DeviceToken } from "../ports/store.ts";
import type { Box } from "./box.ts";

const deviceCookie = "patience-device";
/** Browsers keep no cookie for longer than 400 days; it is sent again at each use after a day. */
const keptSeconds = 400 * 24 * 3600;
const noticeMs = 24 * 3600_000;
const tokenShape = /^[A-Za-z0-9_-]{16,64}$/;
const bearer = /^Bearer ([A-Za-z0-9_-]{16,64})$/;

/** What a device's token stands for. */
export type Device = Pick<DeviceToken, "id" | "kind" | "deviceId">;

/** No `Secure`, as for staff: the box serves plain HTTP on a LAN. */
export function setDeviceCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(deviceCookie, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    maxAge: keptSeconds,
  });
}

/** The paired device behind a request, by its cookie or, for a program, by its header; null for anybody else. */
export async function deviceOf(
  { secrets, hash, clock }: Box,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Device | null> {
  const cookie = request.cookies[deviceCookie];
  const token = bearer.exec(request.headers.authorization ?? "")?.[1] ?? cookie;
  if (token === undefined || !tokenShape.test(token)) return null;
  const device = await secrets.device(hash.sha256(token));
  if (!device) return null;
  if (Math.abs(clock.now() - device.seenAt) > noticeMs) {
    await secrets.putDevice({ ...device, seenAt: clock.now() });
    if (token === cookie) setDeviceCookie(reply, token);
  }
  return device;
}
