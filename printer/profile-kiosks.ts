import type { ProfileFacts } from "./profiles.ts";

/**
 * Printers built into kiosks, which escpos-printer-db does not have. Taken from what makers' manuals say of status
 * (`docs/reference/printers.md` names the pages); no such printer was ever at hand. What is a guess is named.
 */
const custom: Omit<ProfileFacts, "name" | "label" | "widthDots" | "columns"> = {
  dpi: 203,
  // Only tables that agree on the small letters of French: a wrong number among them still prints é, è, à, ç.
  codePages: { cp858: 19, cp850: 2, cp437: 0 },
  hasQr: false,
  images: "raster",
  storesImages: false,
  cutter: "full",
  buzzer: "none",
  status: "custom",
  confirmation: "queuedStatus",
  canClear: false,
  reportsChanges: false,
  unverified:
    "width, code page numbers and picture command are guesses; only the status table is read",
};

export const kioskTable: readonly ProfileFacts[] = [
  { name: "custom-80", label: "Custom KPM/TK/PRT 80 mm", widthDots: 576, columns: 48, ...custom },
  { name: "custom-60", label: "Custom KPM/TK 60 mm", widthDots: 432, columns: 36, ...custom },
  {
    name: "custom-vkp80",
    label: "Custom VKP80",
    widthDots: 576,
    columns: 48,
    ...custom,
    unverified: "its own status table was not readable; that of the KPM family is assumed",
  },
];
