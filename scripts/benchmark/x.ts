import { Bench } from "./bench.ts"; import { measurePainted } from "./painted-x.ts"; import { tableOf } from "./row.ts";
const b = new Bench(true); try { await measurePainted(b); console.log(tableOf(b.rows)); } catch(e) { console.log(e); } await b.close(); process.exit(0);
