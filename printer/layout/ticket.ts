import type { TicketFace } from "../../protocol/print.ts";
import type { FacePicture } from "../../protocol/ticket-layout.ts";
import type { Bitmap } from "../escpos/bitmap.ts";
import { automaticStatusMask, EscPosBuilder } from "../escpos/encode.ts";
import type { StoredKey } from "../escpos/images.ts";
import { canvasPainter } from "../paint.ts";
import type { PrinterProfile } from "../profiles.ts";
import { encoderFor } from "../profiles.ts";
import { writeBlocks } from "./blocks.ts";
import { defaultLayout } from "./default-layout.ts";
import { Sheet } from "./sheet.ts";

/**
 * Names for the two places of a ticket whose printing is asked for: all text printed and not cut
 * yet, and cut. Four printable ASCII characters each, unlike those of any other ticket.
 */
export interface TicketMarks {
  readonly beforeCut: string;
  readonly afterCut: string;
}

const reports = automaticStatusMask.online | automaticStatusMask.errors | automaticStatusMask.paper;

/**
 * One whole ticket, from the reset to the cut, by the design of its face. With `marks`, the printer is asked to answer
 * for each place (the profile says how). With `stored`, the logo is in the printer under that key; else it is sent.
 */
export function layoutTicket(
  face: TicketFace,
  profile: PrinterProfile,
  marks?: TicketMarks,
  stored?: StoredKey,
): Uint8Array {
  const ticket = build(face, profile, stored);
  finish(ticket, profile, marks);
  return ticket.bytes();
}

/** The characters of a ticket that this printer lacks; each leaves a gap on the paper. */
export function missingCharacters(face: TicketFace, profile: PrinterProfile): readonly string[] {
  return build(face, profile).missing;
}

/** The dots of a face's logo. */
export function bitmapOfPicture({ width, height, dots }: FacePicture): Bitmap {
  return { width, height, bytes: Buffer.from(dots, "base64") };
}

function build(face: TicketFace, profile: PrinterProfile, stored?: StoredKey): EscPosBuilder {
  const ticket = new EscPosBuilder(encoderFor(profile, canvasPainter));
  const layout = face.layout ?? defaultLayout;
  ticket.initialize();
  if (profile.reportsChanges) ticket.automaticStatus(reports);
  ticket.align("center");
  writeBlocks(new Sheet(ticket, profile, layout), face, layout, () => {
    const { logo } = layout;
    if (!logo || profile.images === "none" || logo.width > profile.widthDots) return;
    if (stored === undefined) ticket.image(bitmapOfPicture(logo));
    else ticket.storedImage(stored);
  });
  return ticket;
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
