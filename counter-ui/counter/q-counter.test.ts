import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CurrentSession } from "../../protocol/http.ts";
import { clickGuardMs } from "./desk.ts";
import type { SosButton } from "./q-sos-button.ts";
import {
  current,
  interview,
  morning,
  service,
  session,
  visit,
  withVisit,
} from "./testing/facts.ts";
import { FakeBox, problem } from "./testing/fake-box.ts";
import { button, everything, find, key, openPage, plain, said } from "./testing/page.ts";

// A busy machine is slow, not wrong: what is to come true has eight seconds, a whole story has thirty.
vi.setConfig({ testTimeout: 30_000 });

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });

let box: FakeBox;

beforeEach(() => {
  box = new FakeBox();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** The page once it shows what is asked for, read by the agent long enough. */
async function shows(state: CurrentSession | null, element: string): Promise<void> {
  box.current = state;
  openPage(box);
  await eventually(() => find(element)).not.toBeNull();
  await eventually(() => find(element)?.shadowRoot?.childElementCount).toBeGreaterThan(0);
  box.monotonic += clickGuardMs;
}

async function press(label: string): Promise<void> {
  box.monotonic += clickGuardMs;
  button(label).click();
  await Promise.resolve();
}

const fill = (selector: string, value: string) => {
  const input = find<HTMLInputElement>(selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

describe("the sign-in (E06-E12)", () => {
  it("has the manual's labels, letter for letter", async () => {
    await shows(null, "q-sign-in");
    for (const label of [
      "Saisie de vos paramètres",
      "Votre identifiant",
      "Votre mot de passe",
      "Sélectionner un guichet non affecté",
      "Connexion",
    ])
      expect(said()).toContain(label);
  });

  it("shows free counters, and greys those that are open", async () => {
    await shows(null, "q-sign-in");
    const cells = everything(document.body).filter((e) => e.classList.contains("cell"));
    expect(cells.map((cell) => plain(cell.textContent ?? ""))).toEqual([
      "01 libre",
      "02 déjà ouvert depuis 10:00",
      "03 libre",
    ]);
    expect(cells[1]?.querySelector("input")?.disabled).toBe(true);
  });

  it("marks the chosen counter in orange with a check mark and a word", async () => {
    await shows(null, "q-sign-in");
    find<HTMLInputElement>("input[value=c1]")?.click();
    await eventually(() => find(".cell.chosen")?.querySelector("svg")).not.toBeNull();
    expect(plain(find(".cell.chosen")?.textContent ?? "")).toBe("01 choisi");
  });

  it("has the counter of the page's address chosen beforehand, where it is free (E05)", async () => {
    box.wanted = "c3";
    await shows(null, "q-sign-in");
    await eventually(() => plain(find(".cell.chosen")?.textContent ?? "")).toBe("03 choisi");
  });

  it("has nothing chosen beforehand where that counter is open already, or unknown", async () => {
    for (const wanted of ["c2", "c99"]) {
      document.body.replaceChildren();
      box.wanted = wanted;
      await shows(null, "q-sign-in");
      expect(find(".cell.chosen")).toBeNull();
    }
  });

  it.each([
    ["", "", false, "Saisissez votre identifiant."],
    ["durand", "", false, "Saisissez votre mot de passe."],
    ["durand", "secret", false, "Sélectionnez un guichet."],
  ])("says what is missing: « %s » « %s »", async (login, password, _chosen, sentence) => {
    await shows(null, "q-sign-in");
    fill("#login", login);
    fill("#password", password);
    await press("Connexion");
    await eventually(said).toContain(sentence);
    expect(box.commands).toHaveLength(0);
  });

  it.each([
    ["badCredentials", "Identifiant ou mot de passe inconnu."],
    ["counterTaken", "Ce guichet vient d'être ouvert par martin."],
    ["locked", "Trop d'essais : cet identifiant est bloqué"],
    ["offline", "Le boîtier ne répond pas."],
    ["neverHeardOf", "Refus : neverHeardOf"],
  ])("has its own sentence for %s", async (code, sentence) => {
    await shows(null, "q-sign-in");
    fill("#login", "durand");
    fill("#password", "secret");
    find<HTMLInputElement>("input[value=c1]")?.click();
    box.answer(problem(code, 409, { login: "martin" }));
    await press("Connexion");
    await eventually(said).toContain(sentence);
  });

  it("offers to move the post, with the focus on the harmless answer (E08)", async () => {
    await shows(null, "q-sign-in");
    fill("#login", "durand");
    fill("#password", "secret");
    find<HTMLInputElement>("input[value=c1]")?.click();
    box.answer(problem("agentElsewhere", 409, { counterLabel: "3" }));
    await press("Connexion");
    await eventually(said).toContain("Votre poste est déjà ouvert au guichet 03.");
    expect(find("q-sign-in")?.shadowRoot?.activeElement).toBe(button("Annuler"));
    box.answer(current());
    await press("Déplacer mon poste ici");
    await eventually(() => find("q-step-free")).not.toBeNull();
    expect(box.commands.at(-1)?.body).toEqual({ counterId: "c1", move: true });
  });

  it("starts from the identifier of the last time, and from no password", async () => {
    box.kept.set("patience.login", "durand");
    await shows(null, "q-sign-in");
    expect(find<HTMLInputElement>("#login")?.value).toBe("durand");
    expect(find<HTMLInputElement>("#password")?.value).toBe("");
  });

  it("speaks another language when asked, and remembers it", async () => {
    await shows(null, "q-sign-in");
    await press("Español");
    await eventually(said).toContain("Su usuario");
    expect(document.documentElement.lang).toBe("es");
    expect(box.kept.get("patience.language")).toBe("es");
  });
});

describe("the service screen (E20-E28)", () => {
  it("has title, prompt, the three columns and the totals of the manual", async () => {
    await shows(current({ session: session({ serviceIds: [] }) }), "q-services");
    for (const label of [
      "OUVERTURE DU GUICHET 01",
      "Sélectionner le ou les services à servir",
      "Valider la sélection",
    ])
      expect(said()).toContain(label);
    const heads = everything(document.body).filter((e) => e.matches("thead th"));
    expect(heads.map((head) => head.textContent)).toEqual([
      "Services",
      "Clients",
      "Attente",
      "Guichets",
    ]);
    const labels = everything(document.body).filter((e) => e.matches("tfoot .label"));
    expect(labels.map((label) => label.textContent)).toEqual(["Total", "Moyenne", "Total"]);
  });

  it("turns a chosen service green with a check mark, and back", async () => {
    await shows(current({ session: session({ serviceIds: [] }) }), "q-services");
    expect(button("Valider la sélection").getAttribute("aria-disabled")).toBe("true");
    await press("UROLOGIE");
    await eventually(() => button("UROLOGIE").getAttribute("aria-pressed")).toBe("true");
    expect(button("UROLOGIE").classList.contains("green")).toBe(true);
    expect(button("UROLOGIE").querySelector("svg")).not.toBeNull();
    expect(button("Valider la sélection").getAttribute("aria-disabled")).toBe("false");
    await press("UROLOGIE");
    await eventually(() => button("UROLOGIE").getAttribute("aria-pressed")).toBe("false");
  });

  it("shows what is already live, in the manual's formats (E23, E26)", async () => {
    const waiting = { waiting: 4, nextSince: morning - 200_000, openCounters: 1 };
    box.documents.set("service/urologie/state", service("UROLOGIE", waiting));
    await shows(current({ session: session({ serviceIds: [] }) }), "q-services");
    const values = (selector: string) =>
      everything(document.body)
        .filter((e) => e.matches(`${selector} .value`))
        .map((e) => e.textContent);
    expect(values('tr[data-service="urologie"]')).toEqual(["4", "03", "1"]);
    expect(values('tr[data-service="oncologie"]')).toEqual(["0", "00", "0"]);
    expect(values("tfoot")).toEqual(["4", "03", "2"]);
  });
});

describe("the main screen (E40-E50)", () => {
  it("has the manual's title, prompt and buttons", async () => {
    await shows(current(), "q-step-free");
    for (const label of [
      "GUICHET 01 - durand",
      "Sélectionner le service où appeler",
      "Déconnexion",
      "Modifier mes services",
      "SOS",
    ])
      expect(said()).toContain(label);
    expect(document.title).toBe("GUICHET 01");
  });

  it("makes only the served services callable, and shows them all", async () => {
    await shows(current(), "q-step-free");
    const rows = everything(document.body).filter((e) => e.matches("tbody tr"));
    expect(rows).toHaveLength(8);
    const callable = rows.filter((row) => row.querySelector("button.green"));
    expect(callable.map((row) => row.getAttribute("data-service"))).toEqual([
      "urologie",
      "pneumologie",
    ]);
  });

  it("says a threshold with colour, icon and word (E48)", async () => {
    const thresholds = {
      peopleOrange: 5,
      peopleRed: 10,
      minutesOrange: null,
      minutesRed: null,
    };
    const loaded = (waiting: number) => ({ waiting, nextSince: morning, thresholds });
    box.documents.set("service/urologie/state", service("UROLOGIE", loaded(5)));
    box.documents.set("service/oncologie/state", service("ONCOLOGIE", loaded(12)));
    await shows(current(), "q-step-free");
    expect(find("tr.orange")?.textContent).toContain("chargé");
    expect(find("tr.orange .level svg")).not.toBeNull();
    expect(find("tr.red")?.textContent).toContain("saturé");
  });

  it("says in passing that nobody waits, never on an error page (E53)", async () => {
    await shows(current(), "q-step-free");
    await press("PNEUMOLOGIE");
    await eventually(() => find("q-step-choice")).not.toBeNull();
    box.answer(problem("nobodyWaiting"));
    await press("Appeler un nouveau numéro de ticket");
    await eventually(said).toContain("Personne n'attend en PNEUMOLOGIE");
    expect(find("q-step-free")).not.toBeNull();
  });
});

describe("the cycle (E60-E80)", () => {
  it("goes through the manual's screens with the manual's labels", async () => {
    await shows(current(), "q-step-free");
    await press("UROLOGIE");
    await eventually(said).toContain("Réappeler un numéro de ticket déjà traité");
    await press("Réappeler un numéro de ticket déjà traité");
    await eventually(said).toContain("Valider votre saisie du numéro de ticket");
    expect(button("Annuler cette demande").classList.contains("orange")).toBe(true);
    expect(button("Valider votre saisie").classList.contains("green")).toBe(true);
    fill("#number", "0032");
    box.answer({ session: session({ visit: visit(), activity: "calling", revision: 6 }) });
    await press("Valider votre saisie");
    for (const label of [
      "A032",
      "UROLOGIE",
      "Le temps d'attente supporté par le client avant son appel",
      "La durée d'attente de l'arrivée du client au guichet depuis son appel",
      "Signaler le début de l'entretien",
      "Annuler l'appel en salle d'attente",
      "Relancer l'annonce",
    ])
      await eventually(said).toContain(label);
    expect(document.title).toBe("A032 · GUICHET 01");
    box.answer({ session: session({ visit: interview(), activity: "serving", revision: 7 }) });
    await press("Signaler le début de l'entretien");
    await eventually(said).toContain("Signaler la fin de l'entretien");
    expect(button("Consultation").classList.contains("green")).toBe(true);
    expect(button("Ne pas qualifier l'entretien").classList.contains("orange")).toBe(true);
    expect(said()).toContain("A032");
  });

  it("shows the window of a refused recall with the number on four digits (E67)", async () => {
    await shows(current(), "q-step-free");
    await press("UROLOGIE");
    await eventually(() => find("q-step-choice")).not.toBeNull();
    await press("Réappeler");
    await eventually(() => find("#number")).not.toBeNull();
    fill("#number", "32");
    box.answer(problem("notReceivedYet", 409, { label: "A032" }));
    await press("Valider votre saisie");
    await eventually(said).toContain(
      "Le ticket 0032 n'a pas encore été appelé et reçu : il ne peut pas être réappelé.",
    );
    await press("Retour");
    await eventually(() => find("[role=alertdialog]")).toBeNull();
  });

  it("says at once what is wrong with a typed number", async () => {
    await shows(current(), "q-step-free");
    await press("UROLOGIE");
    await eventually(() => find("q-step-choice")).not.toBeNull();
    await press("Réappeler");
    await eventually(() => find("#number")).not.toBeNull();
    fill("#number", "12345");
    await eventually(() => find("#number")?.getAttribute("aria-invalid")).toBe("true");
    expect(said()).toContain("de 1 à 4 chiffres");
  });

  it.each([
    ["failed", "n'a pas de ticket imprimé"],
    ["unknown", "n'est pas certaine"],
  ] as const)("tells the agent when the paper is %s", async (state, sentence) => {
    const print = { state, reason: "paperOut", attempt: 1 };
    await shows(withVisit(visit({ print })), "q-step-call");
    expect(said()).toContain(sentence);
  });

  it("counts down after the warning (E74)", async () => {
    box.now = morning + 255_000;
    await shows(withVisit(visit()), "q-step-call");
    expect(said()).toContain("04:15");
    expect(said()).toContain("Signalez l'arrivée du client : il reste 00:45.");
  });

  it("asks for « Visite éclair », with the focus on going on (E73)", async () => {
    await shows(withVisit(interview()), "q-step-interview");
    box.answer(problem("tooSoon"));
    await press("Signaler la fin de l'entretien");
    await eventually(said).toContain("Visite éclair");
    await eventually(() => find("q-step-interview")?.shadowRoot?.activeElement).toBe(
      button("Poursuivre l'entretien"),
    );
    expect(button("Signaler la fin").getAttribute("aria-disabled")).toBe("true");
  });

  it("disables every act while one is on its way", async () => {
    await shows(withVisit(visit()), "q-step-call");
    box.answer(new Promise<object>(() => undefined));
    await press("Signaler le début de l'entretien");
    await eventually(() => button("Annuler l'appel").getAttribute("aria-disabled")).toBe("true");
    expect(button("Signaler le début").getAttribute("aria-busy")).toBe("true");
  });

  it("offers « Annuler » with the seconds that are left", async () => {
    const undo = { kind: "call", until: morning + 10_000 } as const;
    await shows(withVisit(visit(), { undo }), "q-step-call");
    expect(said()).toContain("Annuler 10 s");
    expect(said()).toContain("Ticket A032 appelé");
  });

  it("shows the window of E74 and reconnects with one tap (E75)", async () => {
    const last = {
      counterId: "c1",
      serviceIds: ["urologie"],
      end: "expired" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    await shows(current({ session: null, last }), "q-ended");
    expect(said()).toContain(
      "Votre poste a été déconnecté : l'arrivée du client n'a pas été signalée dans les 5 minutes.",
    );
    box.answer(current());
    await press("Se reconnecter");
    await eventually(() => find("q-step-free")).not.toBeNull();
    expect(box.commands.at(-1)?.body).toEqual({ counterId: "c1", restore: true });
  });
});

describe("the keyboard", () => {
  it("does the next step with F2, once, however long the key is held", async () => {
    await shows(withVisit(visit()), "q-step-call");
    box.answer({ session: session({ visit: interview(), activity: "serving", revision: 6 }) });
    key("F2");
    await eventually(() => find("q-step-interview")).not.toBeNull();
    box.monotonic += clickGuardMs;
    key("F2", "keydown", true);
    expect(box.commands).toHaveLength(1);
  });

  it("chooses a reason with its digit", async () => {
    await shows(withVisit(interview()), "q-step-interview");
    box.answer({ session: session({ visit: interview({ reasonId: "r2" }), revision: 6 }) });
    key("2");
    await eventually(() => box.commands.at(-1)?.body).toEqual({
      state: "serving",
      reasonId: "r2",
    });
  });

  it("moves the focus to the next act of each screen", async () => {
    await shows(withVisit(visit()), "q-step-call");
    await eventually(() => find("q-step-call")?.shadowRoot?.activeElement).toBe(
      button("Signaler le début"),
    );
  });
});

describe("SOS (E41, E51)", () => {
  const sos = {
    v: 1,
    epoch: "e1",
    seq: 3,
    at: morning,
    id: "sos-1",
    counter: { id: "c2", label: "2", place: "guichet" },
    raisedAt: morning,
    acknowledgedAt: null as number | null,
    acknowledgedBy: null,
  };

  it("is held for a second, by the button or by F12", async () => {
    await shows(current(), "q-step-free");
    vi.useFakeTimers();
    box.answer({ id: "sos-9" });
    key("F12");
    await vi.advanceTimersByTimeAsync(999);
    expect(box.commands).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(box.commands.map(({ path }) => path)).toEqual(["/v1/sos"]);
  });

  it("let go too soon says how it works, and alarms nobody", async () => {
    await shows(current(), "q-step-free");
    const alarm = find<SosButton>("q-sos-button");
    alarm?.press();
    alarm?.release();
    await eventually(said).toContain("Maintenez le bouton SOS appuyé une seconde.");
    expect(box.commands).toHaveLength(0);
  });

  it("of another counter shows place and time, « J'y vais », then « Terminé »", async () => {
    await shows(current(), "q-step-free");
    box.publish("sos/c2/state", sos);
    await eventually(said).toContain("SOS — GUICHET 02 demande de l'aide depuis 11:00");
    box.answer({ id: "sos-1" });
    await press("J'y vais");
    expect(box.commands.at(-1)?.path).toBe("/v1/sos/sos-1/acknowledge");
    box.publish("sos/c2/state", { ...sos, seq: 4, acknowledgedAt: morning });
    await eventually(() => said().includes("Quelqu'un y va")).toBe(true);
    box.answer({ id: "sos-1" });
    await press("Terminé");
    expect(box.commands.at(-1)?.path).toBe("/v1/sos/sos-1/close");
    box.publish("sos/c2/state", null);
    await eventually(() => said().includes("demande de l'aide")).toBe(false);
  });

  it("moves the page: no act counts until the eye has followed", async () => {
    await shows(withVisit(visit()), "q-step-call");
    box.publish("sos/c2/state", sos);
    await eventually(said).toContain("GUICHET 02 demande de l'aide");
    button("Signaler le début").click();
    expect(box.commands).toHaveLength(0);
  });
});

describe("a lost box", () => {
  it("is said until it is back", async () => {
    await shows(current(), "q-step-free");
    box.connected = false;
    box.tell();
    await eventually(said).toContain("Connexion perdue. Nouvel essai en cours…");
    box.connected = true;
    box.tell();
    await eventually(() => said().includes("Connexion perdue")).toBe(false);
  });
});
