import type { TicketFace } from "../protocol/print.ts";
import { defaultLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import { Printer } from "./printer.ts";
import type { PrinterProfile } from "./profiles.ts";
import { defaultProfile, profileNamed } from "./profiles.ts";
import type { Transport } from "./transport/transport.ts";

/** Codes that are put on paper: a forgotten agent gets a new one every 15 minutes, and must not empty the roll. */
const maxSlips = 2;

interface SlipSetup {
  readonly box: string;
  readonly transport?: Transport;
  readonly profile?: PrinterProfile;
  readonly now: () => number;
  readonly log: Log;
}

/** Shows a pairing code where no screen is: on the paper of the printer that asks for it. */
export function pairingSlip(setup: SlipSetup): (code: string) => Promise<void> {
  const { transport, profile = profileNamed(defaultProfile), log, now } = setup;
  let slips = 0;
  return async (code) => {
    if (!transport || slips >= maxSlips) return;
    slips += 1;
    const limits = defaultLimits;
    const how = { transport, profile, limits, leftovers: false, onCondition: () => undefined };
    const printer = new Printer(how);
    try {
      const { outcome, reason } = await printer.print(
        `code-${code}`,
        faceOf(setup.box, code, now()),
      );
      log("info", "pairingSlip", { outcome, reason });
    } catch (error) {
      log("warn", "pairingSlip", { error: String(error) });
    } finally {
      await printer.close();
    }
  };
}

/** In the three languages of the administration: nobody has chosen one yet. */
function faceOf(box: string, code: string, issuedAt: number): TicketFace {
  const host = box.replace(/^https?:\/\//, "");
  return {
    ...{ label: code.slice(0, 8), siteName: "Patience", issuedAt, zone: "UTC", language: "fr" },
    ...{ ahead: 0, lowMinutes: 0, highMinutes: 0, followUrl: `${box}/admin/paired`.slice(0, 200) },
    serviceName: "Code de cette imprimante",
    welcome: `${host}/admin`.slice(0, 200),
    layout: {
      largePrint: false,
      blocks: [
        { kind: "number", size: "normal" },
        { kind: "service", size: "normal" },
        { kind: "notice", size: "small" },
        { kind: "welcome", size: "small" },
        { kind: "site", size: "small" },
      ],
      notice:
        "Administration\u202f: «\u202fAppareils\u00a0associés\u202f» – Paired\u00a0devices – Aparatos\u00a0asociados",
    },
  };
}
