import { Bench } from "./bench.ts"; import { boxCaller } from "./caller.ts"; import { httpClient } from "../../test/support/http-client.ts"; import mqtt from "mqtt"; import { setTimeout as wait } from "node:timers/promises";
const b = new Bench(true); const box = await b.box({counters:1,services:8,boards:2});  const c = await boxCaller(box); const h=httpClient(`http://127.0.0.1:${box.port}`);
const a:any=(await h.ask("GET","/v1/bus?device=board/board-1")).body;
const m=await mqtt.connectAsync(`ws://127.0.0.1:${box.port}/mqtt`,{protocolVersion:4,username:a.username,password:a.password});
m.on("message",(t,p)=>console.log("   ",t,p.toString().slice(0,160)));
await m.subscribeAsync([a.root+"/call/recent",a.root+"/call/event",a.root+"/core/status",a.root+"/site/state",a.root+"/service/+/state"]);
for (let i=0;i<3;i++){ await c.ready(); await wait(200); console.log("call"); const l=await c.call(); await wait(300); }
await b.close(); process.exit(0);
