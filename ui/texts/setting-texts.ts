import type { Static } from "typebox";
import type {
  AgentSettings,
  BoardSettings,
  CounterSettings,
  KioskSettings,
  PrinterSettings,
  ReasonSettings,
  ServiceSettings,
  SiteSettings,
} from "../../protocol/admin.ts";
import type { RoomSettings } from "../../protocol/rooms.ts";

/** What one setting is called. `unset` and `set` are the two choices of a setting that may be null. */
export interface FieldText {
  readonly label: string;
  readonly help?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly unset?: string;
  readonly set?: string;
  /** Of the settings within this one. */
  readonly fields?: Readonly<Record<string, FieldText>>;
}

type Of<T> = Readonly<Record<keyof T, FieldText>>;

/** Every setting of the schemas has its words, in each language: a new one does not compile without. */
export interface SettingTexts {
  readonly site: Of<Static<typeof SiteSettings>>;
  readonly service: Of<Static<typeof ServiceSettings>>;
  readonly reason: Of<Static<typeof ReasonSettings>>;
  readonly counter: Of<Static<typeof CounterSettings>>;
  readonly agent: Of<Static<typeof AgentSettings>>;
  readonly printer: Of<Static<typeof PrinterSettings>>;
  readonly kiosk: Of<Static<typeof KioskSettings>>;
  readonly room: Of<Static<typeof RoomSettings>>;
  readonly board: Of<Static<typeof BoardSettings>>;
}
