import "../../ui/tokens.css";
import { api } from "../../ui/api.ts";
import { applyTheme } from "../../ui/page-path.ts";
import { storedMemory } from "../counter/page-memory.ts";
import { LandingPage } from "./q-landing.ts";

applyTheme(location.search, document.documentElement);
document.body.append(
  new LandingPage(
    api,
    storedMemory(() => localStorage),
  ),
);
