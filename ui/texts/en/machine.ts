import type { MachineTexts } from "../fr/machine.ts";

export const machine: MachineTexts = {
  page: "Machine",
  lead: "The version of this machine, and its updates.",
  notImage: "This machine is no image of Patience: its updates are made elsewhere.",
  version: (version, slot) => `Version ${version} · slot ${slot}`,
  faults: "The file patience.toml wants correcting",
  update: "Update",
  how: "Choose the .raucb file of the new version, or plug in a USB stick that has it. It is written beside the present version while the room goes on. If the new version is not well, the old one comes back by itself.",
  file: "Update file (.raucb)",
  older: "Accept an older version",
  send: "Send and check",
  sending: (percent) => `Sending: ${percent}%`,
  restart: "Start the new version now",
  at: (when) => `As of ${when}`,
  steps: {
    none: "No update is going on.",
    checking: "The signature is checked…",
    writing: (to, percent) => `Version ${to}: writing, ${percent}%`,
    ready: (to) =>
      `Version ${to} is ready. It starts tonight at the set hour, or now if you ask for it.`,
    restarting: (to) => `The machine is starting version ${to}.`,
    onTrial: (to) =>
      `Version ${to} is on trial: it is confirmed as soon as everything works (four minutes at most).`,
    committed: (to) => `Version ${to} works and has been confirmed.`,
    rolledBack: (to, from) => `Version ${to} was not well: version ${from} came back by itself.`,
    refused: "The update was refused; nothing has changed.",
  },
  reasons: {
    noKey: "No update key is installed. Name one in patience.toml (update.key).",
    wrongSignature: "The signature is not that of this machine’s key.",
    truncated: "The file is incomplete. Copy it again.",
    otherMachine: "This file is made for another kind of machine.",
    sameVersion: "This version is the machine’s own already.",
    older: "This version is older than the machine’s.",
    noSpace: "There is no room on the disk.",
    diskError: "The disk does not answer properly.",
    interrupted: "The writing was interrupted (a power cut). Send the file again.",
    boxSilent: "The server did not answer.",
    boxBroken: "The server answered with an error.",
    storeBroken: "The data could not be opened.",
    brokerAway: "The bus of the screens did not answer.",
    kioskNotPainted: "The kiosk showed nothing.",
    boardNotPainted: "The board showed nothing.",
    neverStarted: "It did not start to the end.",
    failed: "The update tool failed; its words stand below.",
  },
  reset:
    "Factory reset without a password: make a file named “factory-reset” on the disk’s PATIENCE partition, then start the machine again.",
  support:
    "For a support report (no personal data): a USB stick with an empty file named “patience-support”; the report is written to it.",
  moreTitle: "Without this page",
};
