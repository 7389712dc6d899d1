/*
 * The same ticket by other libraries: bytes, and the time to make them. Run by ./scripts/bench --peers in a process of
 * its own, in the folder where they are installed; answers with one line of JSON.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const rounds = 300;
const ticket = {
  number: "A032",
  service: "Consultation d’ophtalmologie",
  lines: ["12 personnes avant vous", "Attente estimée", "de 15 à 40 min"],
  url: "http://192.168.1.20:8080/t/AAAAAAAAAAAAAAAAAAAAAA",
  after: [
    "Suivez votre tour sur votre téléphone",
    "Bienvenue aux consultations externes",
    "dimanche 22 novembre 2026 à 10:30",
    "Centre hospitalier Saint-Martin",
  ],
};

/** Each makes the ticket and answers its bytes. */
const libraries = {
  "@node-escpos/core": async () => {
    const { Printer } = await import("@node-escpos/core");
    const parts = [];
    const device = {
      open: (done) => done?.(null),
      write: (data, done) => {
        parts.push(Buffer.from(data));
        done?.(null);
        return device;
      },
      close: (done) => done?.(null),
      on: () => device,
    };
    const printer = new Printer(device, { encoding: "CP1252" });
    printer.align("ct").style("b").size(5, 5).text(ticket.number).size(1, 1).text(ticket.service);
    printer.style("normal").size(0, 0);
    for (const line of ticket.lines) printer.text(line);
    // Its own code command (GS Z) is not Epson's: only its picture of a code prints everywhere.
    await printer.qrimage(ticket.url, { type: "png", mode: "normal", size: 4 });
    for (const line of ticket.after) printer.text(line);
    printer.cut(true);
    await printer.flush();
    return Buffer.concat(parts);
  },
  "node-thermal-printer": async () => {
    const { printer: Printer, types, characterSet } = require("node-thermal-printer");
    const printer = new Printer({
      type: types.EPSON,
      interface: "tcp://127.0.0.1:9",
      characterSet: characterSet?.WPC1252 ?? "WPC1252",
    });
    printer.alignCenter();
    printer.bold(true);
    printer.setTextSize(5, 5);
    printer.println(ticket.number);
    printer.setTextSize(1, 1);
    printer.println(ticket.service);
    printer.bold(false);
    printer.setTextNormal();
    for (const line of ticket.lines) printer.println(line);
    printer.printQR(ticket.url, { cellSize: 5, correction: "M" });
    for (const line of ticket.after) printer.println(line);
    printer.partialCut();
    return printer.getBuffer();
  },
  "@point-of-sale/receipt-printer-encoder": async () => {
    const { default: Encoder } = await import("@point-of-sale/receipt-printer-encoder");
    const encoder = new Encoder({ printerModel: "epson-tm-t20iii", codepageMapping: "epson" });
    encoder.initialize().codepage("windows1252").align("center").bold(true).size(6, 6);
    encoder.line(ticket.number).size(2, 2).line(ticket.service).bold(false).size(1, 1);
    for (const line of ticket.lines) encoder.line(line);
    encoder.qrcode(ticket.url, { size: 5, errorlevel: "m" });
    for (const line of ticket.after) encoder.line(line);
    return Buffer.from(encoder.cut("partial").encode());
  },
  receiptline: async () => {
    const { transform } = require("receiptline");
    const text = [
      `^^^^^^"${ticket.number}`,
      `^^"${ticket.service}`,
      ...ticket.lines,
      `{code:${ticket.url};option:qrcode,5,m}`,
      ...ticket.after,
      "=",
    ].join("\n");
    return Buffer.from(
      transform(text, { cpl: 48, encoding: "cp1252", command: "escpos" }),
      "binary",
    );
  },
};

const answers = [];
for (const [name, make] of Object.entries(libraries)) {
  try {
    const bytes = (await make()).length;
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      const startAt = performance.now();
      await make();
      times.push(performance.now() - startAt);
    }
    times.sort((a, b) => a - b);
    answers.push({ name, bytes, p50: times[rounds / 2], p99: times[Math.floor(rounds * 0.99)] });
  } catch (error) {
    answers.push({ name, error: String(error) });
  }
}
console.log(JSON.stringify(answers));
process.exit(0);
