import { createCanvas, loadImage } from "@napi-rs/canvas";
import { reader } from "../protocol/parse.ts";
import { TicketFace } from "../protocol/print.ts";
import { ditheredDots } from "./dither.ts";
import { proofOf } from "./layout/proof.ts";
import { layoutTicket } from "./layout/ticket.ts";
import { profileNamed } from "./profiles.ts";

/** Rows of a logo at most: 30 mm of paper. */
const maxRows = 240;

interface Question {
  readonly id: number;
  readonly ask: "proof" | "picture";
  readonly face?: unknown;
  readonly paper?: number;
  readonly file?: string;
  readonly maxWidth?: number;
}

/** One answer to one question; whatever goes wrong is said in `error`. */
export async function answerPress(message: unknown): Promise<object> {
  const question = message as Question;
  const { id } = question;
  try {
    const answer = question.ask === "proof" ? proof(question) : await picture(question);
    return { id, answer };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

const readFace = reader(TicketFace);

function proof({ face: given, paper }: Question): object {
  const face = readFace(Buffer.from(JSON.stringify(given ?? null)));
  if (!face) throw new Error("that is no face of a ticket");
  const profile = profileNamed(paper === 58 ? "epson-58" : "epson-80");
  const { svg, widthDots, heightMm, bytes } = proofOf(layoutTicket(face, profile), profile);
  return { svg, widthDots, heightMm, bytes };
}

/** The picture on white, no wider than asked and no higher than `maxRows`, in black dots. */
async function picture({ file = "", maxWidth = 0 }: Question): Promise<object | null> {
  const image = await loadImage(Buffer.from(file, "base64")).catch(() => null);
  if (!image || image.width < 1 || image.height < 1) return null;
  const scale = Math.min(1, maxWidth / image.width, maxRows / image.height);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, dots: Buffer.from(ditheredDots(data, width, height)).toString("base64") };
}
