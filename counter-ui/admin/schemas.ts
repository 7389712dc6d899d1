import type { TSchema } from "typebox";
import {
  AgentSettings,
  BoardSettings,
  CounterSettings,
  KioskSettings,
  PrinterSettings,
  ReasonSettings,
  ServiceSettings,
  SiteSettings,
} from "../../protocol/admin.ts";
import { RoomSettings } from "../../protocol/rooms.ts";
import type { Kind } from "./draft.ts";
import { type Shape, shapeOf } from "./fields.ts";

/** The one source of what a thing of each kind holds. */
export const schemas: Readonly<Partial<Record<Kind, TSchema>>> = {
  site: SiteSettings,
  service: ServiceSettings,
  reason: ReasonSettings,
  counter: CounterSettings,
  agent: AgentSettings,
  printer: PrinterSettings,
  kiosk: KioskSettings,
  board: BoardSettings,
  room: RoomSettings,
};

/** The shape of one field of a thing; a path of two for a field within a field. */
export function shapeAt(kind: Kind, path: readonly string[]): Shape {
  let shape = schemas[kind] ? shapeOf(schemas[kind]) : {};
  for (const key of path) {
    const object = shape.properties ? shape : shape.anyOf?.find((part) => part.properties);
    shape = object?.properties?.[key] ?? {};
  }
  return shape;
}
