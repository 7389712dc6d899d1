import "../../ui/tokens.css";
import "./kiosk.css";
import { serveScreen } from "../../ui/elements/q-device-gate.ts";
import { applyTheme, idFromPath } from "../../ui/page-path.ts";
import { KioskPage } from "./q-kiosk-page.ts";

applyTheme(location.search, document.documentElement);

const page = document.querySelector("q-kiosk-page");
const id = idFromPath(location.pathname);
if (page instanceof KioskPage) void serveScreen("kiosk", id, (store) => page.begin(id, store));

// A finger that stays on the glass opens no menu, and drags nothing away.
for (const kind of ["contextmenu", "dragstart"])
  addEventListener(kind, (event) => event.preventDefault());
