import { board } from "./es/board.ts";
import { common } from "./es/common.ts";
import { counter } from "./es/counter.ts";
import { desk } from "./es/desk.ts";
import { follow } from "./es/follow.ts";
import { gate } from "./es/gate.ts";
import { health } from "./es/health.ts";
import { kiosk } from "./es/kiosk.ts";
import { landing } from "./es/landing.ts";
import { problems } from "./es/problems.ts";
import { sheet } from "./es/sheet.ts";
import { statistics } from "./es/statistics.ts";
import { supervision } from "./es/supervision.ts";
import type { Texts } from "./fr.ts";

export const es = {
  board,
  common,
  counter,
  desk,
  follow,
  gate,
  health,
  kiosk,
  landing,
  problems,
  sheet,
  statistics,
  supervision,
} satisfies Texts;
