import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { agentPictures } from "./agent.ts";
import { openScene, type Scene } from "./scene.ts";
import { supervisorPictures } from "./supervisor.ts";

const kioskSize = [1080, 1920] as const;
const boardSize = [1920, 1080] as const;
const deskSize = [1366, 768] as const;
const phoneSize = [390, 844] as const;

const { values } = parseArgs({ options: { out: { type: "string", default: "docs/pictures" } } });
mkdirSync(`${values.out}/agent`, { recursive: true });

const morning = [
  "urologie",
  "urologie",
  "oncologie",
  "ophtalmologie",
  "ophtalmologie",
  "cardiologie",
];
const crowd = ["pneumologie", "pneumologie", "pneumologie", "pneumologie", "pneumologie"];

/** What a visitor sees at the kiosk: all well, then without paper. */
async function kiosk(scene: Scene): Promise<void> {
  await scene.queue(...morning, ...crowd, ...Array(10).fill("nephrologie"));
  const page = await scene.page("/kiosk/kiosk-1", kioskSize);
  await page.getByRole("button", { name: /Urologie/ }).waitFor();
  await scene.take(page, "kiosk");
  await page.getByRole("button", { name: /Urologie/ }).click();
  await page.getByText("Votre ticket est imprimé").waitFor();
  await scene.take(page, "kiosk-ticket");
  await page.getByRole("button", { name: "Terminé" }).click();
  await scene.paper.fault("paper", true);
  await page.waitForTimeout(1_500);
  await page.getByRole("button", { name: /Cardiologie/ }).click();
  await page.getByText(/Plus de papier/).waitFor();
  await scene.take(page, "kiosk-no-paper");
  await scene.paper.fault("paper", false);
  await page.context().close();
}

async function paperAndPhone(scene: Scene): Promise<void> {
  const sheet = await scene.page(`http://127.0.0.1:${scene.paper.httpPort}/`, [760, 1000]);
  await sheet.getByText("Urologie").first().waitFor();
  await scene.take(sheet, "paper");
  const phone = await scene.page(scene.paper.tickets()[0]?.qr[0] ?? "/", phoneSize);
  await scene.take(phone, "follow");
  await sheet.context().close();
  await phone.context().close();
}

/** An agent's morning, and the board that goes with it. */
async function counter(scene: Scene): Promise<void> {
  const board = await scene.page("/board/board-1", boardSize);
  await scene.take(board, "board-empty");
  const page = await scene.page("/guichet", deskSize);
  await scene.signIn(page, "durand", 1);
  await scene.take(page, "counter-sign-in");
  await scene.press(page, "Connexion");
  for (const service of [/Urologie/i, /Oncologie/i, /Pneumologie/i])
    await scene.press(page, service);
  await scene.take(page, "counter-services");
  await scene.press(page, "Valider la sélection");
  await page.getByRole("button", { name: "Déconnexion" }).waitFor();
  await scene.take(page, "counter-main");
  await scene.press(page, /Urologie/i);
  await scene.take(page, "counter-choice");
  await scene.press(page, "Réappeler un numéro de ticket déjà traité");
  await scene.take(page, "counter-recall");
  await scene.press(page, "Annuler cette demande");
  await scene.press(page, "Appeler un nouveau numéro de ticket");
  await scene.take(page, "counter-call");
  await scene.take(board, "board-call");
  await scene.press(page, "Signaler le début de l’entretien");
  await page.waitForTimeout(2_500);
  await scene.take(page, "counter-interview");
  await scene.press(page, "Signaler la fin de l’entretien");
  await scene.take(page, "counter-undo");
  await moreCounters(scene);
  await scene.take(board, "board-list");
}

async function moreCounters(scene: Scene): Promise<void> {
  const second = await scene.page("/guichet", deskSize, true);
  await scene.openCounter(second, "martin", 2, [/Ophtalmologie/i, /Cardiologie/i]);
  await scene.press(second, /Ophtalmologie/i);
  await scene.press(second, "Appeler un nouveau numéro de ticket");
  await scene.take(second, "counter-call-dark");
}

const scene = await openScene(values.out);
try {
  console.log(`Pictures in ${values.out}:`);
  await kiosk(scene);
  await paperAndPhone(scene);
  await counter(scene);
  const landing = await scene.page("/", deskSize);
  await scene.take(landing, "landing");
} finally {
  await scene.close();
}
for (const language of ["fr", "en"] as const) await agentPictures(values.out, language);
await supervisorPictures(values.out);
