import "../../ui/tokens.css";
import "./sheet.css";
import { api } from "../../ui/api.ts";
import { applyTheme } from "../../ui/page-path.ts";
import { storedMemory } from "../counter/page-memory.ts";
import { SheetPage } from "./q-sheet.ts";

applyTheme(location.search, document.documentElement);
document.body.append(
  new SheetPage({
    api,
    kept: storedMemory(() => localStorage),
    place: { origin: location.origin, search: location.search },
    print: () => print(),
  }),
);
