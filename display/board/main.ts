import "../../ui/tokens.css";
import "./board.css";
import { serveScreen } from "../../ui/elements/q-device-gate.ts";
import { applyTheme, idFromPath } from "../../ui/page-path.ts";
import { startPreview } from "./preview.ts";
import { BoardPage } from "./q-board-page.ts";

const query = new URLSearchParams(location.search);
applyTheme(location.search, document.documentElement);
// What the address says goes before the board's own setting.
if (query.has("theme")) document.documentElement.dataset["themeFixed"] = "";

const page = document.querySelector("q-board-page");
const id = idFromPath(location.pathname);
if (page instanceof BoardPage) {
  if (query.has("preview")) startPreview(page);
  else void serveScreen("board", id, (store) => page.begin(id, store));
}
