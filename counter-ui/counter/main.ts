import "../../ui/tokens.css";
import "./counter.css";
import { api } from "../../ui/api.ts";
import { connectLive } from "../../ui/live.ts";
import { applyTheme } from "../../ui/page-path.ts";
import { storedMemory } from "./page-memory.ts";
import { CounterPage } from "./q-counter.ts";

applyTheme(location.search, document.documentElement);

document.body.append(
  new CounterPage({
    api,
    connect: () => connectLive({ staff: true }),
    kept: storedMemory(() => localStorage),
    tab: storedMemory(() => sessionStorage),
    wanted: new URLSearchParams(location.search).get("counter"),
    monotonic: () => performance.now(),
    wallClock: () => Date.now(),
  }),
);
