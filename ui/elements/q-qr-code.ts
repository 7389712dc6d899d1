import { css, html, LitElement, svg } from "lit";
import { encode } from "uqr";
import { base } from "../styles.ts";

/** The quiet zone around the code, modules: ISO/IEC 18004 asks for 4. */
const quietZone = 4;

/** The dark modules of a code as one SVG path, and the side of its square, quiet zone included. */
export function qrPath(text: string): { readonly path: string; readonly side: number } {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return { path, side: size };
}

/** A QR code that holds `text`; always dark on white, because many phones read no other. */
export class QrCode extends LitElement {
  static override properties = { text: {}, label: {} };
  static override styles = [
    base,
    css`
      :host {
        aspect-ratio: 1;
        background: #fff;
        border-radius: 4%;
        overflow: hidden;
      }

      svg {
        display: block;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  declare text: string;
  /** What the code is for, said aloud in its place. */
  declare label: string;

  constructor() {
    super();
    this.text = "";
    this.label = "";
  }

  override render() {
    const { path, side } = qrPath(this.text);
    return html`<svg
      viewBox="0 0 ${side} ${side}"
      shape-rendering="crispEdges"
      role="img"
      aria-label=${this.label}
    >
      ${svg`<path fill="#000" d=${path}></path>`}
    </svg>`;
  }
}

customElements.define("q-qr-code", QrCode);
