import type { Language } from "../../protocol/schema.ts";
import { ticketDesign as en } from "./en/ticket-design.ts";
import { ticketDesign as es } from "./es/ticket-design.ts";
import { ticketDesign as fr } from "./fr/ticket-design.ts";

export type TicketDesignTexts = typeof fr;

const all: Readonly<Record<Language, TicketDesignTexts>> = { fr, en, es };

/** The words of the page where tickets are designed; only that page loads them. */
export function ticketTextsFor(language: Language): TicketDesignTexts {
  return all[language];
}
