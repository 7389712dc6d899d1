import type { LocalText, ServiceId } from "./model.ts";

/** What may stand on a ticket. */
export type BlockKind =
  | "logo"
  | "number"
  | "service"
  | "place"
  | "ahead"
  | "wait"
  | "follow"
  | "notice"
  | "welcome"
  | "hours"
  | "wifi"
  | "date"
  | "site";
export type BlockSize = "small" | "normal" | "large";

/** One part of the ticket; parts are printed from the top in the order of the list. */
export interface TicketBlock {
  readonly kind: BlockKind;
  readonly on: boolean;
  readonly size: BlockSize;
}

/** What the tickets of one service say beside the others. */
export interface ServiceTicket {
  readonly serviceId: ServiceId;
  /** Where to wait or to go: « Salle B, guichets 3 à 6 ». */
  readonly place: LocalText | null;
  /** Takes the place of the site's notice: « Préparez votre carte Vitale ». */
  readonly notice: LocalText | null;
}

/** How the site's tickets look. */
export interface TicketDesign {
  /** Every kind once. */
  readonly blocks: readonly TicketBlock[];
  /** Everything a size larger, the number at least 15 mm high. */
  readonly largePrint: boolean;
  /** An asset of kind `logo`; null takes the site's. */
  readonly logoAssetId: string | null;
  readonly notice: LocalText | null;
  readonly services: readonly ServiceTicket[];
}

const block = (kind: BlockKind, on: boolean, size: BlockSize): TicketBlock => ({ kind, on, size });

/** The ticket of a site that has designed none: the number first, and what one asks oneself next. */
export const plainTicket: TicketDesign = {
  blocks: [
    block("logo", true, "normal"),
    block("number", true, "large"),
    block("service", true, "normal"),
    block("place", true, "small"),
    block("ahead", true, "normal"),
    block("wait", true, "normal"),
    block("follow", true, "normal"),
    block("notice", true, "small"),
    block("welcome", true, "small"),
    block("hours", false, "small"),
    block("wifi", true, "small"),
    block("date", true, "small"),
    block("site", true, "small"),
  ],
  largePrint: false,
  logoAssetId: null,
  notice: null,
  services: [],
};

/** What is wrong with a design; null when it can be printed. A ticket without its number is none. */
export function faultOfTicket({ blocks, services }: TicketDesign): string | null {
  const kinds = new Set(blocks.map(({ kind }) => kind));
  if (blocks.length !== plainTicket.blocks.length || kinds.size !== blocks.length)
    return "ticketBlocks";
  if (!blocks.some(({ kind, on }) => kind === "number" && on)) return "ticketNumber";
  const ids = new Set(services.map(({ serviceId }) => serviceId));
  return ids.size === services.length ? null : "ticketServices";
}
