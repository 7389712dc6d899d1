import type { Readable } from "node:stream";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

/** The machine under the box: what it is, and its updates. */
export function machineHandlers({
  machine,
  log,
}: Box): Handlers<"machine" | "sendUpdate" | "startUpdate" | "setClock"> {
  let busy = false;
  return {
    machine: () => machine.view(),
    sendUpdate: async ({ request, query, reply }) => {
      const { image, update } = machine.view();
      if (!image) throw new Refused("notFound");
      // One at a time: the machine writes one slot.
      if (busy || update.step === "checking" || update.step === "writing")
        throw new Refused("busy");
      busy = true;
      try {
        await machine.takeUpdate(request.body as Readable, query.older === "yes");
      } finally {
        busy = false;
      }
      log.warn("machine.updateTaken", {});
      return reply.code(202).send({});
    },
    startUpdate: ({ reply }) => {
      if (!machine.startUpdate()) throw new Refused("notFound");
      return reply.code(202).send({});
    },
    setClock: ({ body, reply }) => {
      if (!machine.setClock(body.at)) throw new Refused("clockKept");
      log.warn("machine.clockSet", {});
      return reply.code(202).send({});
    },
  };
}
