/** Widths of paper rolls in millimetres. */
export type PaperWidth = 58 | 80;

/** A ticket as a printer would print it. */
export interface Proof {
  /** One dot of the printer is one unit of the drawing. */
  readonly svg: string;
  readonly widthDots: number;
  readonly heightMm: number;
  /** What goes to the printer. */
  readonly bytes: number;
}

/** Rows of black dots from the top, eight a byte, the leftmost in the highest bit; in base64. */
export interface DotPicture {
  readonly width: number;
  readonly height: number;
  readonly dots: string;
}

/** Lays tickets out as the printers do, and turns pictures into their dots, apart from the box's own process. */
export interface Press {
  /** `face` is a ticket's face as the contract of the print jobs has it. Rejects when nothing comes in time. */
  proof(face: object, paper: PaperWidth): Promise<Proof>;
  /** A PNG, JPEG, WebP or SVG file, scaled down to the width and dithered; null when it is none. */
  picture(file: Uint8Array, maxWidth: number): Promise<DotPicture | null>;
  close(): Promise<void>;
}
