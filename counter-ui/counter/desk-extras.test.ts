import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskOptions, QueuedTicket } from "../../protocol/desk.ts";
import type { CurrentSession } from "../../protocol/http.ts";
import { clickGuardMs } from "./desk.ts";
import { noOffer } from "./desk-offer.ts";
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
  box.lists.set("/v1/desk/queue", { tickets: [waiting(), waiting({ id: "t9" })], total: 2 });
  box.lists.set("/v1/desk/absents", { tickets: [absent], total: 1 });
});

afterEach(() => {
  document.body.replaceChildren();
});

const absent = {
  ...{ id: "t7", label: "A007", serviceId: "urologie", note: "" },
  absentUntil: morning + 90_000,
};

function waiting(change: Partial<QueuedTicket> = {}): QueuedTicket {
  return {
    ...{ id: "t8", label: "A008", serviceId: "urologie", enteredAt: morning - 7 * 60_000 },
    ...{ priority: 1, note: "Parle espagnol", origin: "counter", transferredFrom: "oncologie" },
    reservedFor: { id: "c2", label: "2", place: "guichet" },
    print: { state: "printed", reason: "none", attempt: 1 },
    ...change,
  };
}

const all: DeskOptions = {
  ...{ queue: true, absents: true, add: true },
  ...{ transfer: true, putBack: true, notes: true, pause: true },
};

/** That state with everything on, and the right to call out of turn. */
function extended(state: CurrentSession, desk: Partial<DeskOptions> = all): CurrentSession {
  return { ...state, desk: { ...state.desk, ...desk }, rights: ["pick"] };
}

async function shows(state: CurrentSession, element: string): Promise<void> {
  box.current = state;
  openPage(box);
  await eventually(() => find(element)?.shadowRoot?.childElementCount ?? 0).toBeGreaterThan(0);
  box.monotonic += clickGuardMs;
}

async function press(label: string): Promise<void> {
  box.monotonic += clickGuardMs;
  button(label).click();
  await Promise.resolve();
}

function fill(selector: string, value: string): HTMLInputElement {
  const input = find<HTMLInputElement>(selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return input;
}

const called = () => session({ visit: visit(), activity: "calling", revision: 6 });
const extras = "q-drawer, q-add-visitor, q-visit-acts, q-transfer, q-note, .pause";
const lastCommand = () => box.commands.at(-1);

describe("a site with every option off", () => {
  it.each([
    ["q-step-free", current(), "main"],
    ["q-step-call", withVisit(visit()), "call"],
    ["q-step-interview", withVisit(interview()), "interview"],
  ])("has the manual's %s and nothing else", async (element, state, kind) => {
    await shows(state, element);
    expect(everything(document.body).filter((e) => e.matches(extras))).toEqual([]);
    expect(find("main")?.className).toBe(kind);
    expect(find("main")?.lastElementChild?.localName).toBe(element);
    expect(find("q-key-help")?.shadowRoot?.textContent).not.toContain("F6");
    key("F6");
    expect(box.asked.filter(({ path }) => path.startsWith("/v1/desk/"))).toEqual([]);
    expect(box.commands).toEqual([]);
  });

  it("offers no act beyond the manual's", () => {
    expect(Object.values(noOffer)).not.toContain(true);
  });
});

describe("each option alone", () => {
  it.each([
    ["queue", current(), "File"],
    ["absents", current(), "Absents"],
    ["add", current(), "Ajouter un visiteur"],
    ["transfer", withVisit(visit()), "Orienter…"],
    ["putBack", withVisit(visit()), "Remettre en file"],
    ["notes", withVisit(visit()), "Note"],
    ["pause", current(), "Pause"],
  ])("%s brings its own button and no other", async (option, state, label) => {
    const element = state.session?.visit ? "q-step-call" : "q-step-free";
    await shows({ ...extended(state, { [option]: true }), rights: [] }, element);
    await eventually(() => find(extras)).not.toBeNull();
    const mine = everything(document.body)
      .filter((e) => e.matches(".tab, .step.over button, q-note, .pause"))
      .flatMap((e) => (e.localName === "q-note" ? [...(e.shadowRoot?.children ?? [])] : [e]))
      .filter((e) => e.localName === "button")
      .map((e) => plain(e.textContent ?? "").replace(/ ?F6$/, ""));
    expect([...new Set(mine)]).toEqual([label]);
  });
});

describe("« File »", () => {
  it("is closed until it is opened, and shows each ticket with what is to be known of it", async () => {
    await shows(extended(current()), "q-drawer");
    expect(find("q-queue-list")).toBeNull();
    await press("File");
    await eventually(said).toContain("A008");
    for (const word of [
      "File d'attente : 2",
      "07 min",
      "vient de ONCOLOGIE",
      "réservé : guichet 02",
      "ajouté au guichet",
      "prioritaire",
      "Parle espagnol",
    ])
      expect(said()).toContain(word);
    button("File").click();
    expect(find("q-queue-list")).not.toBeNull();
    await press("File");
    await eventually(() => find("q-queue-list")).toBeNull();
  });

  it("calls that very ticket, with a reason in one line", async () => {
    await shows(extended(current()), "q-drawer");
    await press("File");
    await eventually(() => find("q-queue-list li")).not.toBeNull();
    await press("Appeler ce ticket");
    await eventually(() => find("q-queue-list form input, form input[name=reason]")).not.toBeNull();
    fill("input[name=reason]", " Femme\tenceinte ");
    box.answer({ session: called(), note: "" });
    box.monotonic += clickGuardMs;
    find<HTMLFormElement>("form")?.requestSubmit();
    await eventually(() => find("q-step-call")).not.toBeNull();
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/calls",
      body: { serviceId: "urologie", ticketId: "t8", seen: 5, reason: "Femme enceinte" },
    });
    expect(find("q-queue-list")).toBeNull();
  });

  it("cannot call without the right", async () => {
    await shows({ ...extended(current()), rights: [] }, "q-drawer");
    await press("File");
    await eventually(said).toContain("A008");
    expect(() => button("Appeler ce ticket")).toThrow();
  });

  it("cannot call while a visitor is at the desk", async () => {
    await shows(extended(withVisit(visit())), "q-drawer");
    await press("File");
    await eventually(said).toContain("A008");
    expect(button("Appeler ce ticket").getAttribute("aria-disabled")).toBe("true");
    await press("Appeler ce ticket");
    expect(find("form input[name=reason]")).toBeNull();
  });

  it("is read again once when several documents change", async () => {
    await shows(extended(current()), "q-drawer");
    await press("File");
    await eventually(said).toContain("A008");
    const reads = () => box.asked.filter(({ path }) => path === "/v1/desk/queue").length;
    expect(reads()).toBe(1);
    box.lists.set("/v1/desk/queue", { tickets: [waiting({ id: "t5", label: "A005" })], total: 1 });
    box.publish("service/urologie/state", service("UROLOGIE", { seq: 8 }));
    box.publish("service/oncologie/state", service("ONCOLOGIE", { seq: 9 }));
    await eventually(said).toContain("A005");
    expect(reads()).toBe(2);
  });
});

describe("« Absents »", () => {
  it("says the time that remains, and calls again", async () => {
    await shows({ ...extended(current()), rights: [] }, "q-drawer");
    await press("Absents");
    await eventually(said).toContain("A007");
    expect(said()).toContain("encore 01:30");
    box.answer({ session: called(), note: "" });
    await press("Rappeler");
    await eventually(() => find("q-step-call")).not.toBeNull();
    expect(lastCommand()?.body).toEqual({ serviceId: "urologie", ticketId: "t7", seen: 5 });
  });

  it.each([
    ["À sa place", "same"],
    ["Après 3 personnes", "plus3"],
    ["En fin de file", "end"],
  ])("puts back in the queue « %s »", async (label, place) => {
    await shows(extended(current()), "q-drawer");
    await press("Absents");
    await eventually(said).toContain("A007");
    await press("Remettre en file");
    await eventually(said).toContain(label);
    box.answer({ id: "t7", label: "A007", serviceId: "urologie", ahead: 3 });
    await press(label);
    await eventually(said).toContain("A007 est remis en file, 3 personnes avant lui.");
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/tickets/by-id/t7/requeue",
      body: { place },
    });
  });
});

describe("« Ajouter un visiteur »", () => {
  it("receives at once at the service that is called next", async () => {
    box.documents.set("service/urologie/state", service("UROLOGIE", { waiting: 1, nextSince: 1 }));
    await shows(extended(current()), "q-add-visitor");
    await press("Ajouter un visiteur");
    await eventually(() => button("Recevoir").getAttribute("aria-disabled")).toBe("false");
    box.answer({ session: session({ visit: interview(), activity: "serving", revision: 6 }) });
    await press("Recevoir tout de suite");
    await eventually(() => find("q-step-interview")).not.toBeNull();
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/visits",
      body: { serviceId: "urologie", print: false, seen: 5 },
    });
  });

  it("puts in the queue of a service that the counter does not serve, and tells the number", async () => {
    await shows(extended(current()), "q-add-visitor");
    await press("Ajouter un visiteur");
    find<HTMLInputElement>("input[value=cardiologie]")?.click();
    await eventually(said).toContain("Votre guichet ne sert pas ce service");
    expect(button("Recevoir").getAttribute("aria-disabled")).toBe("true");
    box.answer({ id: "t4", label: "H004" });
    await press("Mettre en file");
    await eventually(said).toContain("Ticket H004 mis en file en CARDIOLOGIE.");
    expect(lastCommand()?.body).toEqual({ serviceId: "cardiologie", print: false });
  });

  it("keeps the page's keys away while its window is open", async () => {
    await shows(extended(current()), "q-add-visitor");
    await press("Ajouter un visiteur");
    key("F2");
    expect(box.commands).toEqual([]);
  });
});

describe("a visit", () => {
  it.each([
    ["called", withVisit(visit())],
    ["serving", withVisit(interview())],
  ])("that is %s goes back to the queue, and may be taken back", async (state, of) => {
    await shows(extended(of), "q-visit-acts");
    const undo = { kind: "putBack", until: morning + 10_000 } as const;
    box.answer({ session: session({ revision: 7, undo }) });
    await press("Remettre en file");
    await eventually(() => find("q-step-free")).not.toBeNull();
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/visits/v1/put-back",
      body: { state },
    });
    expect(said()).toContain("Client remis dans la file");
  });

  it("is sent on with F6, some letters and Enter", async () => {
    await shows(extended(withVisit(interview())), "q-visit-acts");
    box.monotonic += clickGuardMs;
    key("F6");
    await eventually(said).toContain("Orienter le ticket A032");
    fill("#filter", "card");
    await eventually(() =>
      everything(document.body).filter((e) => e.matches("[role=option]")),
    ).toHaveLength(1);
    box.answer({ session: session({ revision: 7 }) });
    find<HTMLInputElement>("#filter")?.form?.requestSubmit();
    await eventually(() => find("q-step-free")).not.toBeNull();
    expect(lastCommand()).toEqual({
      method: "POST",
      path: "/v1/visits/v1/transfer",
      body: { state: "serving", serviceId: "cardiologie" },
    });
  });

  it.each([
    ["sameService", "Le client est déjà dans ce service."],
    ["optionOff", "n'est pas activée sur ce site"],
    ["serviceClosed", "Ce service est fermé."],
    ["counterClosed", "Le guichet 2 vient de fermer."],
    ["notAllowed", "Vous n'êtes pas habilité à appeler un ticket hors de son tour."],
  ])("tells %s in a sentence", async (code, sentence) => {
    await shows(extended(withVisit(visit())), "q-visit-acts");
    box.answer(problem(code, 409, { counterLabel: "2", right: "pick" }));
    await press("Remettre en file");
    await eventually(said).toContain(sentence);
    expect(find("q-step-call")).not.toBeNull();
  });

  it("shows the ticket's note, and writes another when its field is left", async () => {
    await shows({ ...extended(withVisit(interview())), note: "Ancienne" }, "q-visit-acts");
    await eventually(said).toContain("Note : Ancienne");
    await press("Note");
    await eventually(() => find(".field[maxlength]")).not.toBeNull();
    const field = everything(document.body).find((e) => e.matches("input.field:not(#note)"));
    const note = everything(document.body).find((e) => e.localName === "q-note");
    const input = note?.shadowRoot?.querySelector("input") ?? (field as HTMLInputElement);
    expect(input.value).toBe("Ancienne");
    input.value = "Dossier bleu";
    box.answer({ id: "t1", note: "Dossier bleu" });
    input.dispatchEvent(new Event("blur"));
    await eventually(said).toContain("Note : Dossier bleu");
    expect(lastCommand()).toEqual({
      method: "PUT",
      path: "/v1/tickets/by-id/t1/note",
      body: { note: "Dossier bleu" },
    });
  });
});
