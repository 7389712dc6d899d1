import { board } from "./fr/board.ts";
import { common } from "./fr/common.ts";
import { counter } from "./fr/counter.ts";
import { desk } from "./fr/desk.ts";
import { follow } from "./fr/follow.ts";
import { gate } from "./fr/gate.ts";
import { health } from "./fr/health.ts";
import { kiosk } from "./fr/kiosk.ts";
import { landing } from "./fr/landing.ts";
import { problems } from "./fr/problems.ts";
import { sheet } from "./fr/sheet.ts";
import { statistics } from "./fr/statistics.ts";
import { supervision } from "./fr/supervision.ts";

/** The contract of all texts: another language has the same groups, keys and parameters. */
export const fr = {
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
};

export type Texts = typeof fr;
