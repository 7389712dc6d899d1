import { contrast, legiblePair } from "../../ui/contrast.ts";
import { type BoardFacts, designOf } from "./board-facts.ts";

/** The colours of the page and of the call: the board's theme, and the site's own colour, made to stand out 7:1. */
export function wear(root: HTMLElement, board: HTMLElement, { config }: BoardFacts): void {
  if (!config) return;
  const { theme } = designOf({ config });
  if (root.dataset["themeFixed"] === undefined && root.dataset["theme"] !== theme)
    root.dataset["theme"] = theme;
  const colour = config.look.accentColour;
  const pair = colour ? legiblePair(colour) : null;
  const flash = pair && (contrast(pair.back, "#ffffff") > 10 ? "#ffffff" : "#04161b");
  const set = (name: string, value: string | null) => {
    if (board.style.getPropertyValue(name) !== (value ?? "")) board.style.setProperty(name, value);
  };
  set("--q-call", pair?.back ?? null);
  set("--q-on-call", pair?.front ?? null);
  set("--q-flash", flash);
  set("--q-on-flash", flash && (flash === "#ffffff" ? "#04161b" : "#ffffff"));
}
