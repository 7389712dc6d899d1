import "../../ui/tokens.css";
import "./board.css";
import { connectLive } from "../../ui/live.ts";
import { applyTheme, idFromPath } from "../../ui/page-path.ts";
import { BoardPage } from "./q-board-page.ts";

applyTheme(location.search, document.documentElement);

const page = document.querySelector("q-board-page");
const id = idFromPath(location.pathname);
if (page instanceof BoardPage) page.begin(id, connectLive({ device: `board/${id}` }));
