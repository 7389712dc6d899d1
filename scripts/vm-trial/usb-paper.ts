import { writeFileSync } from "node:fs";
import { startPaper } from "../paper-printer/stand-in.ts";
import { makeGadget } from "../usb-machine/gadget.ts";
import { GadgetPort } from "../usb-machine/gadget-port.ts";

/*
 * Inside of the machine: a USB printer that its kernel plays. What came out lies in /run/paper.txt.
 */

const gadget = makeGadget();
const paper = await startPaper({
  lineMs: 0,
  portOf: (mechanism) => new GadgetPort(mechanism, gadget),
});
for (;;) {
  const texts = paper.tickets().map(({ text, bytes }) => `${text.join(" / ")} (${bytes} bytes)`);
  writeFileSync("/run/paper.txt", texts.join("\n").slice(0, 100_000));
  await new Promise((resolve) => setTimeout(resolve, 300));
}
