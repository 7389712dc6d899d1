import type { Static, TSchema } from "typebox";
import { adminRoutes } from "./routes-admin.ts";
import { assetRoutes } from "./routes-assets.ts";
import { backupRoutes } from "./routes-backups.ts";
import { deskRoutes } from "./routes-desk.ts";
import { machineRoutes } from "./routes-machine.ts";
import { pressRoutes } from "./routes-press.ts";
import { retentionRoutes } from "./routes-retention.ts";
import { setupRoutes } from "./routes-setup.ts";
import { staffRoutes } from "./routes-staff.ts";
import { statisticsRoutes } from "./routes-statistics.ts";
import { supervisionRoutes } from "./routes-supervision.ts";
import { visitorRoutes } from "./routes-visitors.ts";
import { voiceRoutes } from "./routes-voice.ts";
import { wrapUpRoutes } from "./routes-wrap-up.ts";

/** The table of routes: the one source of what the box answers over HTTP. */
export const routes = {
  ...visitorRoutes,
  ...staffRoutes,
  ...deskRoutes,
  ...adminRoutes,
  ...setupRoutes,
  ...wrapUpRoutes,
  ...backupRoutes,
  ...assetRoutes,
  ...machineRoutes,
  ...pressRoutes,
  ...retentionRoutes,
  ...statisticsRoutes,
  ...supervisionRoutes,
  ...voiceRoutes,
} as const;

export type RouteKey = keyof typeof routes;
type Part<K extends RouteKey, P extends string> =
  (typeof routes)[K] extends Record<P, infer S>
    ? S extends TSchema
      ? Static<S>
      : undefined
    : undefined;

export type BodyOf<K extends RouteKey> = Part<K, "body">;
export type QueryOf<K extends RouteKey> = Part<K, "query">;
export type ParamsOf<K extends RouteKey> = Part<K, "params">;
