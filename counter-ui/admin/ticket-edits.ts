import type { Language, LocalText } from "../../protocol/schema.ts";
import type {
  BlockKind,
  ServiceTicket,
  TicketBlock,
  TicketDesign,
} from "../../protocol/ticket-layout.ts";

/** The design with one part changed. */
export function withBlock(
  design: TicketDesign,
  kind: BlockKind,
  change: Partial<TicketBlock>,
): TicketDesign {
  const blocks = design.blocks.map((one) => (one.kind === kind ? { ...one, ...change } : one));
  return { ...design, blocks };
}

/** The design with a part one place further up (-1) or down (1); as it is at the end of the list. */
export function moved(design: TicketDesign, kind: BlockKind, by: -1 | 1): TicketDesign {
  const from = design.blocks.findIndex((one) => one.kind === kind);
  const [one, other] = [design.blocks[from], design.blocks[from + by]];
  if (!one || !other) return design;
  const blocks = [...design.blocks];
  blocks[from] = other;
  blocks[from + by] = one;
  return { ...design, blocks };
}

/** A text with one language's words changed; null once it says nothing in any. */
export function withWords(
  text: LocalText | null,
  language: Language,
  words: string,
): LocalText | null {
  const next: LocalText = { ...(text ?? { fr: "" }), [language]: words };
  const { fr, en = "", es = "" } = next;
  if (fr + en + es === "") return null;
  return { fr, ...(en === "" ? {} : { en }), ...(es === "" ? {} : { es }) };
}

/** What a service's tickets say beside the others. */
export function ofService(design: TicketDesign, serviceId: string): ServiceTicket {
  const own = design.services.find((one) => one.serviceId === serviceId);
  return own ?? { serviceId, place: null, notice: null };
}

/** The design with one service's words changed; a service that says nothing is not in it. */
export function withService(design: TicketDesign, service: ServiceTicket): TicketDesign {
  const others = design.services.filter(({ serviceId }) => serviceId !== service.serviceId);
  const empty = service.place === null && service.notice === null;
  return { ...design, services: empty ? others : [...others, service] };
}
