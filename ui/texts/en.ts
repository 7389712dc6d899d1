import { board } from "./en/board.ts";
import { common } from "./en/common.ts";
import { counter } from "./en/counter.ts";
import { desk } from "./en/desk.ts";
import { follow } from "./en/follow.ts";
import { gate } from "./en/gate.ts";
import { health } from "./en/health.ts";
import { kiosk } from "./en/kiosk.ts";
import { landing } from "./en/landing.ts";
import { problems } from "./en/problems.ts";
import { sheet } from "./en/sheet.ts";
import { statistics } from "./en/statistics.ts";
import { supervision } from "./en/supervision.ts";
import type { Texts } from "./fr.ts";

export const en = {
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
