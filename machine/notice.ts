import type { Fault, Language } from "./installation.ts";
import { frame, sentenceOf, typeset } from "./sentences.ts";

/*
 * What the screen shows before the box answers: files of the machine itself, so that a person reads something even
 * when everything else is broken. The language comes from the installer's file; the faults stand in it alone.
 */

const style = `
:root{color-scheme:dark;--ink:#f4f6f8;--paper:#10212e;--quiet:#b9c7d2;--line:#3d5566;--mark:#ffd479}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-content:center;background:var(--paper);color:var(--ink);
font:clamp(20px,2.2vmin,34px)/1.45 "Noto Sans","DejaVu Sans",sans-serif;padding:6vmin}
main{max-width:44em}h1{font-size:1.9em;line-height:1.15;margin:0 0 .5em;font-weight:600}
p{color:var(--quiet);margin:0 0 1em}ol{list-style:none;margin:1em 0;padding:0;border-top:1px solid var(--line)}
li{padding:.7em 0 .7em 1.6em;border-bottom:1px solid var(--line);position:relative;overflow-wrap:anywhere}
li::before{content:"▲";position:absolute;left:0;color:var(--mark)}
.wait{text-align:center}.wait h1{font-weight:400}.bar{width:12em;height:.35em;margin:1.5em auto;background:var(--line);
border-radius:1em;overflow:hidden}.bar i{display:block;width:40%;height:100%;background:var(--mark);border-radius:1em;
animation:go 2.4s ease-in-out infinite alternate}@keyframes go{from{margin-left:0}to{margin-left:60%}}
@media(prefers-reduced-motion:reduce){.bar i{animation:none;width:100%}}`;

/** The page of the installer's faults. It says itself when it was touched: the screen's program asks it. */
export function faultPage(faults: readonly Fault[], language: Language): string {
  const words = frame[language];
  const rows = faults.map((fault) => `<li>${safe(sentenceOf(fault, language))}</li>`).join("\n");
  return page(
    language,
    `<h1>${safe(typeset(words.title, language))}</h1><p>${safe(typeset(words.lead, language))}</p><ol>\n${rows}\n</ol><p>${safe(typeset(words.after, language))}</p>`,
    `addEventListener("pointerdown",()=>{document.documentElement.dataset.seen="yes"})`,
  );
}

/** The page of the first seconds. */
export function startingPage(language: Language, address: string): string {
  const words = frame[language];
  return page(
    language,
    `<div class="wait"><h1>${safe(words.starting)}</h1><div class="bar"><i></i></div>
<p id="late" hidden>${safe(typeset(words.waiting, language))} <b>${safe(address)}</b></p></div>`,
    `setTimeout(()=>{document.getElementById("late").hidden=false},90000)`,
  );
}

function page(language: Language, body: string, script: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Patience</title>
<style>${style}</style><body><main>${body}</main><script>${script}</script></html>\n`;
}

function safe(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
