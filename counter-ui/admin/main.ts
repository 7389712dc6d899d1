import "../../ui/tokens.css";
import { api } from "../../ui/api.ts";
import { connectLive } from "../../ui/live.ts";
import { applyTheme } from "../../ui/page-path.ts";
import { storedMemory } from "../counter/page-memory.ts";
import { AdminApp } from "./q-admin.ts";

applyTheme(location.search, document.documentElement);
document.body.append(
  new AdminApp({
    api,
    connect: () => connectLive({ staff: true }),
    kept: storedMemory(() => localStorage),
  }),
);
