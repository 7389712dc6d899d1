/** What the installer's file says, with the defaults of what it does not say. */
export interface Installation {
  /** The language of the screen's own sentences. */
  readonly language: Language;
  readonly timeZone: string;
  /** The code of the first run, as the installer chose it; null: each start makes one. */
  readonly code: string | null;
  readonly hostname: string;
  /** Null: addresses come by DHCP. */
  readonly fixed: FixedAddress | null;
  readonly dns: readonly string[];
  /** Time servers of the site; empty: those that DHCP names. */
  readonly ntp: readonly string[];
  readonly roles: readonly Role[];
  /** The address of the box of whose screens this machine shows some; null: it is the box itself. */
  readonly box: string | null;
  readonly kiosk: Screen;
  readonly board: Screen;
  readonly printer: {
    readonly id: string;
    readonly target: string;
    readonly profile: string | null;
  };
  /** A certificate's file on the same partition; updates signed for it are taken. Null: none are. */
  readonly updateKey: string | null;
  /** The hour of the night at which a waiting update is started, `HH:MM`. */
  readonly updateAt: string;
  /** An OpenSSH public key; null: nobody comes in that way. */
  readonly sshKey: string | null;
}

export type Language = "fr" | "en" | "es";
export type Role = "box" | "kiosk" | "board" | "printer";

/** An IPv4 or IPv6 address with its prefix length, and the way out. */
export interface FixedAddress {
  readonly address: string;
  readonly gateway: string | null;
}

export interface Screen {
  /** The kiosk's or the board's name in the box's configuration. */
  readonly id: string;
  /** The connector's name, `HDMI-A-1`; null: the first that is free. */
  readonly output: string | null;
  readonly rotation: 0 | 90 | 180 | 270;
  /** The screen is dark from one time of day to another; null: never. */
  readonly off: { readonly from: string; readonly to: string } | null;
}

const plainScreen = { output: null, rotation: 0, off: null } as const;

/** A box without a file: the whole of it, on whatever network there is. */
export const plainInstallation: Installation = {
  language: "fr",
  timeZone: "Europe/Paris",
  code: null,
  hostname: "patience",
  fixed: null,
  ...{ dns: [], ntp: [] },
  roles: ["box", "kiosk", "printer"],
  box: null,
  kiosk: { id: "kiosk-1", ...plainScreen },
  board: { id: "board-1", ...plainScreen },
  printer: { id: "printer-1", target: "usb:", profile: null },
  updateKey: null,
  updateAt: "03:30",
  sshKey: null,
};

/** What is wrong with one line of the file. `key` is its path, `network.address`; `hint` what was meant, maybe. */
export interface Fault {
  readonly code: FaultCode;
  /** From 1; null where it concerns no line. */
  readonly line: number | null;
  readonly key: string;
  readonly value: string;
  readonly hint: string;
}

export type FaultCode =
  | "tooLong"
  | "notText"
  | "syntax"
  | "unknownKey"
  | "wrongType"
  | "wrongChoice"
  | "badAddress"
  | "badPrefix"
  | "badGateway"
  | "badHostname"
  | "badTimeZone"
  | "badCode"
  | "badTime"
  | "badId"
  | "badTarget"
  | "badUrl"
  | "badSshKey"
  | "noSuchFile"
  | "boxWithoutAddress"
  | "noRole";
