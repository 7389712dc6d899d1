import type { TicketFace } from "../../protocol/print.ts";
import { encodeText } from "../escpos/code-page.ts";
import { automaticStatusMask, EscPosBuilder } from "../escpos/encode.ts";
import { canvasPainter } from "../paint.ts";
import type { PrinterProfile } from "../profiles.ts";
import { encoderFor } from "../profiles.ts";
import type { TicketTexts } from "./texts.ts";
import { ticketTexts } from "./texts.ts";
import { wrap } from "./wrap.ts";

/**
 * Names for the two places of a ticket whose printing is asked for: all text printed and not cut
 * yet, and cut. Four printable ASCII characters each, unlike those of any other ticket.
 */
export interface TicketMarks {
  readonly beforeCut: string;
  readonly afterCut: string;
}

/** Largest magnification of `GS !`. */
const maxSize = 8;

const reports = automaticStatusMask.online | automaticStatusMask.errors | automaticStatusMask.paper;

/**
 * One whole ticket, from the reset to the cut. The number comes first, so that paper moves after the
 * fewest bytes. With `marks`, the printer is asked to answer for each place (the profile says how).
 */
export function layoutTicket(
  face: TicketFace,
  profile: PrinterProfile,
  marks?: TicketMarks,
): Uint8Array {
  return build(face, profile, marks).bytes();
}

/** The characters of a ticket that this printer lacks; each leaves a gap on the paper. */
export function missingCharacters(face: TicketFace, profile: PrinterProfile): readonly string[] {
  return build(face, profile).missing;
}

function build(face: TicketFace, profile: PrinterProfile, marks?: TicketMarks): EscPosBuilder {
  const ticket = new EscPosBuilder(encoderFor(profile, canvasPainter));
  const texts = ticketTexts[face.language];
  const paragraph = (text: string, width = 1, height = width) => {
    ticket.size(width, height);
    for (const line of lines(text, profile.columns / width)) ticket.line(line);
  };
  ticket.initialize();
  if (profile.reportsChanges) ticket.automaticStatus(reports);
  ticket.align("center").bold(true);
  const size = Math.min(maxSize, Math.floor(profile.columns / [...face.label].length));
  paragraph(face.label, Math.max(1, size));
  paragraph(face.serviceName, 2);
  ticket.bold(false);
  paragraph(dateAndTime(face, texts));
  ticket.line();
  paragraph(texts.ahead(face.ahead), 1, 2);
  paragraph(waitRange(face, texts), 1, 2);
  ticket.size(1, 1).line();
  followLink(ticket, face.followUrl, profile);
  paragraph(texts.follow);
  ticket.line();
  paragraph(face.welcome);
  ticket.bold(true);
  paragraph(face.siteName);
  finish(ticket, profile, marks);
  return ticket;
}

function lines(text: string, columns: number): string[] {
  return wrap(text, columns, (piece) => encodeText(piece, "windows-1252").bytes.length);
}

function waitRange({ lowMinutes, highMinutes }: TicketFace, texts: TicketTexts): string {
  return texts.wait(Math.min(lowMinutes, highMinutes), Math.max(lowMinutes, highMinutes));
}

/** The moment of issue in the site's zone; a zone that nobody knows is not guessed: UTC, and said so. */
function dateAndTime({ issuedAt, zone }: TicketFace, { locale }: TicketTexts): string {
  const format = {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...format, timeZone: zone }).format(issuedAt);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const utc = { ...format, timeZone: "UTC", timeZoneName: "short" } as const;
    return new Intl.DateTimeFormat(locale, utc).format(issuedAt);
  }
}

function followLink(ticket: EscPosBuilder, url: string, profile: PrinterProfile): void {
  const { hasQr, images, qrModuleDots, columns } = profile;
  if (hasQr || images !== "none") ticket.qr(url, { moduleDots: qrModuleDots, level: "M" });
  else for (const line of lines(url, columns)) ticket.line(line);
}

function finish(ticket: EscPosBuilder, { confirmation }: PrinterProfile, marks?: TicketMarks) {
  const ask = (id: string) => {
    if (confirmation === "processId") ticket.processId(id);
    if (confirmation === "queuedStatus") ticket.queuedPaperStatus();
  };
  if (marks) ask(marks.beforeCut);
  ticket.cut();
  if (marks) ask(marks.afterCut);
}
