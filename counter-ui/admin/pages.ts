import type { Language } from "../../protocol/schema.ts";
import { adminTextsFor } from "../../ui/texts/admin-texts.ts";
import { dataTextsFor } from "../../ui/texts/data-texts.ts";
import { keepingTextsFor } from "../../ui/texts/keeping-texts.ts";
import { machineTextsFor } from "../../ui/texts/machine-texts.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { ticketTextsFor } from "../../ui/texts/ticket-texts.ts";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";

/** Parts of the navigation, in this order. */
export const groups = ["site", "visitors", "counters", "devices", "data"] as const;
export type Group = (typeof groups)[number];

/** One page of the administration. Its element is an `AdminElement`: it gets `admin` and `language`. */
export interface AdminPage {
  /** Behind `/admin/`; the first page of the list is at `/admin` itself. */
  readonly path: string;
  readonly group: Group;
  readonly title: (language: Language) => string;
  readonly tag: string;
  readonly load: () => Promise<unknown>;
}

const own = (page: keyof ReturnType<typeof adminTextsFor>["pages"]) => (language: Language) =>
  adminTextsFor(language).pages[page];

const dataPage = (page: "backups" | "reset") => (language: Language) =>
  dataTextsFor(language)[page].page;

const keepingPage = (page: "access" | "retention") => (language: Language) =>
  keepingTextsFor(language)[page].page;

/** Every page. A part of the product adds its own line here and nothing else. */
export const pages: readonly AdminPage[] = [
  {
    ...{ path: "overview", group: "site", title: own("overview"), tag: "q-admin-overview" },
    load: () => import("./q-overview.ts"),
  },
  {
    ...{ path: "start", group: "site", title: own("start"), tag: "q-admin-start" },
    load: () => import("./q-start-page.ts"),
  },
  {
    ...{ path: "site", group: "site", title: own("site"), tag: "q-admin-site" },
    load: () => import("./q-site-page.ts"),
  },
  {
    ...{ path: "services", group: "visitors", title: own("services"), tag: "q-admin-services" },
    load: () => import("./q-services-page.ts"),
  },
  {
    path: "ticket",
    group: "visitors",
    title: (language) => ticketTextsFor(language).title,
    tag: "q-admin-ticket",
    load: () => import("./q-ticket-page.ts"),
  },
  {
    ...{ path: "calls", group: "visitors", title: own("calls"), tag: "q-admin-calls" },
    load: () => import("./q-calls-page.ts"),
  },
  {
    ...{ path: "voice", group: "visitors", tag: "q-admin-voice" },
    title: (language) => voiceTextsFor(language).page,
    load: () => import("./q-voice-page.ts"),
  },
  {
    ...{ path: "counters", group: "counters", title: own("counters"), tag: "q-admin-counters" },
    load: () => import("./q-counters-page.ts"),
  },
  {
    ...{ path: "sheets", group: "counters", tag: "q-admin-sheets" },
    title: (language) => textsFor(language).sheet.pageTitle,
    load: () => import("./q-sheets-page.ts"),
  },
  {
    ...{ path: "agents", group: "counters", title: own("agents"), tag: "q-admin-agents" },
    load: () => import("./q-agents-page.ts"),
  },
  {
    ...{ path: "kiosks", group: "devices", title: own("kiosks"), tag: "q-admin-kiosks" },
    load: () => import("./q-kiosks-page.ts"),
  },
  {
    ...{ path: "boards", group: "devices", title: own("boards"), tag: "q-admin-boards" },
    load: () => import("./q-boards-page.ts"),
  },
  {
    ...{ path: "printers", group: "devices", title: own("printers"), tag: "q-admin-printers" },
    load: () => import("./q-printers-page.ts"),
  },
  {
    ...{ path: "paired", group: "devices", title: own("paired"), tag: "q-admin-paired" },
    load: () => import("./q-paired-page.ts"),
  },
  {
    ...{ path: "transfer", group: "data", title: own("transfer"), tag: "q-admin-transfer" },
    load: () => import("./q-transfer-page.ts"),
  },
  {
    ...{ path: "audit", group: "data", title: own("audit"), tag: "q-admin-audit" },
    load: () => import("./q-audit-page.ts"),
  },
  {
    ...{ path: "journal", group: "data", title: keepingPage("access"), tag: "q-admin-access" },
    load: () => import("./q-access-page.ts"),
  },
  {
    ...{ path: "retention", group: "data", tag: "q-admin-retention" },
    title: keepingPage("retention"),
    load: () => import("./q-retention-page.ts"),
  },
  {
    ...{ path: "backups", group: "data", title: dataPage("backups"), tag: "q-admin-backups" },
    load: () => import("./q-backups-page.ts"),
  },
  {
    ...{ path: "machine", group: "data", tag: "q-admin-machine" },
    title: (language) => machineTextsFor(language).page,
    load: () => import("./q-machine-page.ts"),
  },
  {
    ...{ path: "reset", group: "data", title: dataPage("reset"), tag: "q-admin-reset" },
    load: () => import("./q-reset-page.ts"),
  },
];

/** The page of an address below `/admin`; the first one for `/admin` itself, null for one that is not there. */
export function pageAt(pathname: string): AdminPage | null {
  const path = pathname.replace(/^\/admin\/?/, "").replace(/\/$/, "");
  if (path === "") return pages[0] ?? null;
  return pages.find((page) => page.path === path) ?? null;
}
