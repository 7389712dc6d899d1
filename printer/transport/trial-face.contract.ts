import type { TicketFace } from "../../protocol/print.ts";

/** A town hall's ticket, for the trials of transports. */
export const trialFace = (label: string): TicketFace => ({
  label,
  serviceName: "Accueil",
  siteName: "Mairie",
  issuedAt: 1_780_000_000_000,
  zone: "Europe/Paris",
  language: "fr",
  ahead: 3,
  lowMinutes: 10,
  highMinutes: 20,
  followUrl: `http://10.0.0.5/t/${label}`,
  welcome: "Bienvenue",
});
