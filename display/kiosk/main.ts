import "../../ui/tokens.css";
import "./kiosk.css";
import { connectLive } from "../../ui/live.ts";
import { applyTheme, idFromPath } from "../../ui/page-path.ts";
import { KioskPage } from "./q-kiosk-page.ts";

applyTheme(location.search, document.documentElement);

const page = document.querySelector("q-kiosk-page");
const id = idFromPath(location.pathname);
if (page instanceof KioskPage) page.begin(id, connectLive({ device: `kiosk/${id}` }));

// A finger that stays on the glass opens no menu, and drags nothing away.
for (const kind of ["contextmenu", "dragstart"])
  addEventListener(kind, (event) => event.preventDefault());
