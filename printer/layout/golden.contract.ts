import type { TicketFace } from "../../protocol/print.ts";
import type { FaceLayout } from "../../protocol/ticket-layout.ts";
import { plainTicket } from "./testing-design.ts";

const layout: FaceLayout = {
  largePrint: false,
  blocks: plainTicket,
  place: "Salle B, guichets 3 à 6",
};

const weekdays = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: "08:30", until: "12:00" },
  { weekday, from: "13:30", until: "17:00" },
]);

const french: TicketFace = {
  label: "A032",
  serviceName: "Urologie",
  siteName: "Centre hospitalier Saint-Martin",
  issuedAt: Date.UTC(2026, 10, 23, 8, 29),
  zone: "Europe/Paris",
  language: "fr",
  ahead: 3,
  lowMinutes: 10,
  highMinutes: 20,
  followUrl: "http://192.168.1.10/t/k7QmX2v9RdPq4LwZ8yTn",
  welcome: "Bienvenue aux consultations externes",
  layout,
};

/** Every kind of ticket whose bytes are kept, with its picture. */
export const goldenTickets: Readonly<Record<string, { face: TicketFace; profile: string }>> = {
  fr: { face: french, profile: "epson-80" },
  en: {
    face: {
      ...french,
      language: "en",
      serviceName: "Urology",
      welcome: "Welcome to the out-patient clinics",
      layout: { ...layout, place: "Hall B, counters 3 to 6" },
    },
    profile: "epson-80",
  },
  es: {
    face: {
      ...french,
      language: "es",
      serviceName: "Urología",
      welcome: "Bienvenidos a las consultas externas",
      layout: { ...layout, place: "Sala B, ventanillas 3 a 6" },
    },
    profile: "epson-80",
  },
  large: { face: { ...french, layout: { ...layout, largePrint: true } }, profile: "epson-80" },
  health: {
    face: { ...french, label: "K07", serviceName: "Accueil 2" },
    profile: "epson-80",
  },
  wifi: {
    face: {
      ...french,
      layout: {
        ...layout,
        hours: [...weekdays, { weekday: 6, from: "09:00", until: "12:00" }],
        notice: "Préparez votre carte Vitale et votre pièce d’identité.",
        wifi: { ssid: "CHSM-Visiteurs", password: "bien;venue" },
      },
    },
    profile: "epson-80",
  },
  narrow: { face: french, profile: "epson-58" },
  "narrow-large": {
    face: { ...french, layout: { ...layout, largePrint: true } },
    profile: "epson-58",
  },
};
