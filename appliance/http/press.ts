import { logoIdOf } from "../app/logo.ts";
import { faceOf } from "../app/ticket-face.ts";
import type { Language, Service } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { labelOf } from "../domain/tickets.ts";
import type { Box } from "./box.ts";
import type { Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";
import type { PublicUrl } from "./tickets.ts";

type PressKey = "ticketProof" | "testPrint";

/** As long as a real token: the code on the proof is as dense as on paper. */
const sampleToken = "exemple-k7QmX2v9RdPq4Lw";
const sampleAhead = 3;
const sampleNumber = 32;

interface Wish {
  readonly serviceId: string | undefined;
  readonly language: Language;
}

function sampleService({ services }: State, id: string | undefined): Service | undefined {
  const service = id === undefined ? [...services.values()][0] : services.get(id);
  if (id !== undefined && !service) throw new Refused("unknownService", { serviceId: id });
  return service;
}

function sampleTicket({ language }: Wish, service: Service | undefined) {
  const number = Math.min(sampleNumber, service?.last ?? sampleNumber);
  const label = service ? labelOf(service, number) : "A032";
  return { language, ahead: sampleAhead, label, serviceId: service?.id ?? "" };
}

/** The ticket's design: drawn, and printed for a trial. */
export function pressHandlers(box: Box, publicUrl: PublicUrl): Handlers<PressKey> {
  const { engine, press, logos, printing, clock } = box;
  const sample = async (state: State, wish: Wish) => {
    const followUrl = `${publicUrl() ?? "http://patience.local"}/t/${sampleToken}`;
    const logoId = logoIdOf(state);
    const logo = logoId === null ? null : await logos.of(logoId);
    const ticket = sampleTicket(wish, sampleService(state, wish.serviceId));
    return faceOf(state, { ...ticket, followUrl, enteredAt: clock.now() }, logo);
  };
  const designed = (design: State["site"]["ticket"]): State => {
    const state = engine.state();
    return { ...state, site: { ...state.site, ticket: design } };
  };
  return {
    ticketProof: async ({ body: { design, serviceId, language, paper } }) => {
      const { svg, widthDots, heightMm, bytes } = await press.proof(
        await sample(designed(design), { serviceId, language }),
        paper,
      );
      return { svg, widthDots, heightMm, bytes };
    },
    testPrint: async ({ params, body }) => {
      const state = body.design ? designed(body.design) : engine.state();
      if (!state.printers.has(params.id)) throw new Refused("unknownPrinter");
      const { serviceId, language = state.site.languages[0] ?? "fr" } = body;
      const face = await sample(state, { serviceId, language });
      const { outcome, reason } = await printing.test(params.id, { ...face, label: "TEST" });
      return { outcome, reason };
    },
  };
}
