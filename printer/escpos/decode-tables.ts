import iconv from "iconv-lite";

/** The tables that Epson and most others have behind the numbers of `ESC t`. */
export const usualTables: Readonly<Record<number, string>> = {
  0: "cp437",
  2: "cp850",
  16: "windows-1252",
  17: "cp866",
  18: "cp852",
  19: "cp858",
};

/** The character of one byte; U+FFFD where the table is not known. */
export function characterIn(table: string | undefined, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  return table === undefined ? "\ufffd" : iconv.decode(Buffer.of(byte), table);
}
