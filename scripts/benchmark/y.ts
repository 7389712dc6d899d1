import { Bench } from "./bench.ts"; import { boxCaller } from "./caller.ts"; import { openBrowser } from "../../test/support/browser.ts"; import { setTimeout as wait } from "node:timers/promises";
const b = new Bench(true); const box = await b.box({counters:1,services:8,boards:2}); const br = await openBrowser(); 
const ctx = await br.newContext({viewport:{width:1280,height:720}}); const p = await ctx.newPage(); p.on("console",m=>console.log("console",m.text())); p.on("pageerror",e=>console.log("pageerror",e.message));
await p.goto(`http://127.0.0.1:${box.port}/board/board-1`); await wait(1500);
const c = await boxCaller(box);
const text = () => p.evaluate(() => { const t=(r: any): string => [...r.childNodes].map((n: any)=> n.nodeType===3? n.data : (n.tagName==="STYLE"?"": (n.shadowRoot? t(n.shadowRoot):"")+t(n))).join(" "); return t(document.body).replace(/\s+/g," ").trim(); });
for (let i=0;i<6;i++){ await c.ready(); const t=performance.now(); const l=await c.call(); 
 let ms=-1; for(let k=0;k<40;k++){ if((await text()).includes(l)){ms=performance.now()-t;break;} await wait(25);} console.log(l, ms.toFixed(0), "|", (await text()).slice(0,300)); await wait(300);}
await br.close(); await b.close(); process.exit(0);
