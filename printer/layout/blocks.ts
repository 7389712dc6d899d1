import type { TicketFace } from "../../protocol/print.ts";
import type { BlockKind, BlockSize, FaceLayout } from "../../protocol/ticket-layout.ts";
import { hoursLines } from "./hours.ts";
import { dateAndTime } from "./moments.ts";
import type { Sheet } from "./sheet.ts";
import type { TicketTexts } from "./texts.ts";
import { ticketTexts } from "./texts.ts";
import { wifiPayload } from "./wifi.ts";

/** What a part of the ticket is made of. */
interface Making {
  readonly sheet: Sheet;
  readonly face: TicketFace;
  readonly layout: FaceLayout;
  readonly texts: TicketTexts;
  readonly size: BlockSize;
}

/** Parts that belong together stand together: white space is between groups only. */
const groups: Readonly<Record<BlockKind, string>> = {
  logo: "head",
  number: "call",
  service: "call",
  place: "call",
  ahead: "wait",
  wait: "wait",
  follow: "follow",
  notice: "notice",
  welcome: "words",
  hours: "hours",
  wifi: "wifi",
  date: "foot",
  site: "foot",
};

/** True where this ticket has something to say there. */
const present: Readonly<Partial<Record<BlockKind, (face: TicketFace) => boolean>>> = {
  logo: ({ layout }) => layout?.logo !== undefined,
  service: ({ serviceName }) => serviceName !== "",
  place: ({ layout }) => layout?.place !== undefined,
  notice: ({ layout }) => layout?.notice !== undefined,
  welcome: ({ welcome }) => welcome !== "",
  hours: ({ layout }) => layout?.hours !== undefined,
  wifi: ({ layout }) => layout?.wifi !== undefined,
};

/** Writes every part of the design that has something to say, in order. `logo` draws the logo where it stands. */
export function writeBlocks(
  sheet: Sheet,
  face: TicketFace,
  layout: FaceLayout,
  logo: () => void,
): void {
  const texts = ticketTexts[face.language];
  let group: string | null = null;
  for (const { kind, size } of layout.blocks) {
    if (present[kind]?.(face) === false) continue;
    if (group !== null && group !== groups[kind]) sheet.space();
    group = groups[kind];
    if (kind === "logo") logo();
    else makers[kind]({ sheet, face, layout, texts, size });
  }
}

const makers: Readonly<Record<Exclude<BlockKind, "logo">, (making: Making) => void>> = {
  number: ({ sheet, face, size }) => sheet.number(face.label, size),
  service: ({ sheet, face, size }) => sheet.text(face.serviceName, sheet.scale(size), true),
  place: ({ sheet, layout, size }) => sheet.text(layout.place ?? "", sheet.scale(size), true),
  ahead: ({ sheet, face, texts, size }) => sheet.text(texts.ahead(face.ahead), sheet.scale(size)),
  wait,
  follow: ({ sheet, face, texts, size }) => {
    sheet.qr(face.followUrl, size);
    sheet.text(texts.follow, sheet.scale("small"));
  },
  notice: ({ sheet, layout, size }) => sheet.text(layout.notice ?? "", sheet.scale(size), true),
  welcome: ({ sheet, face, size }) => sheet.text(face.welcome, sheet.scale(size)),
  hours: ({ sheet, layout, texts, size }) => {
    sheet.text(texts.hours, sheet.scale(size), true);
    for (const line of hoursLines(layout.hours ?? [], texts.locale))
      sheet.text(line, sheet.scale(size));
  },
  wifi: ({ sheet, layout, texts, size }) => {
    const { ssid = "", password = null } = layout.wifi ?? {};
    sheet.qr(wifiPayload(ssid, password), size);
    sheet.text(texts.wifi(ssid), sheet.scale("small"));
  },
  date: ({ sheet, face, texts, size }) =>
    sheet.text(dateAndTime(face, texts.locale), sheet.scale(size)),
  site: ({ sheet, face, size }) => sheet.text(face.siteName, sheet.scale(size), true),
};

/** The range is what the eye looks for: large, with its title small above it; in small print one sentence. */
function wait({ sheet, face, texts, size }: Making): void {
  const low = Math.min(face.lowMinutes, face.highMinutes);
  const high = Math.max(face.lowMinutes, face.highMinutes);
  const scale = sheet.scale(size);
  if (scale === 1) {
    sheet.text(`${texts.waitTitle}${texts.colon}${texts.wait(low, high)}`, 1);
    return;
  }
  sheet.text(texts.waitTitle, scale - 1);
  sheet.text(texts.wait(low, high), scale, true);
}
