import "../../ui/tokens.css";
import "./supervision.css";
import { api } from "../../ui/api.ts";
import { connectLive } from "../../ui/live.ts";
import { applyTheme } from "../../ui/page-path.ts";
import { storedMemory } from "../counter/page-memory.ts";
import { SupervisionPage } from "./q-supervision.ts";
import { Room } from "./room.ts";

applyTheme(location.search, document.documentElement);

if (new URLSearchParams(location.search).has("mur")) document.documentElement.classList.add("wall");

const room = new Room({
  api,
  connect: () => connectLive({ staff: true }),
  wallClock: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
document.body.append(
  new SupervisionPage(
    room,
    storedMemory(() => localStorage),
  ),
);
