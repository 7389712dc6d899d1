import "../../ui/tokens.css";
import { connectLive } from "../../ui/live.ts";
import { applyTheme, idFromPath } from "../../ui/page-path.ts";
import { FollowPage } from "./q-follow-page.ts";

applyTheme(location.search, document.documentElement);

const page = document.querySelector("q-follow-page");
if (page instanceof FollowPage)
  page.begin(idFromPath(location.pathname), (ticket) => connectLive({ ticket }));
