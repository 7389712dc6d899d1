import { describe, expect, it } from "vitest";
import type { TicketAnswer } from "../../protocol/http.ts";
import type { PrintView } from "../../protocol/views.ts";
import {
  closesIn,
  idleKiosk,
  idleMs,
  type Kiosk,
  type KioskEvent,
  nextKiosk,
  paperOfStep,
  printedMs,
  printSilenceMs,
  readMs,
  refusedMs,
  warnMs,
} from "./steps.ts";

const queued: PrintView = { state: "queued", reason: "none", attempt: 1 };
const ticket: TicketAnswer = {
  id: "t1",
  number: 32,
  label: "A032",
  serviceId: "urologie",
  ahead: 3,
  wait: { lowMinutes: 5, highMinutes: 10 },
  token: "token-of-the-ticket",
  followUrl: "http://box/t/token-of-the-ticket",
  print: queued,
};

/** A visit to the kiosk: what happens, and how many ms after what came before. */
function visit(events: readonly (readonly [number, KioskEvent])[], start?: Kiosk): Visit {
  let now = 1_000;
  let kiosk = start ?? idleKiosk("fr", 0);
  for (const [afterMs, event] of events) {
    now += afterMs;
    kiosk = nextKiosk(kiosk, event, now, "fr");
  }
  return { kiosk, now, step: kiosk.step };
}

interface Visit {
  readonly kiosk: Kiosk;
  readonly now: number;
  readonly step: Kiosk["step"];
}

const press = { type: "service", serviceId: "urologie" } as const;
const issued = { type: "issued", ticket } as const;
const tick = { type: "tick" } as const;
const word = (print: Partial<PrintView>, ticketId = "t1"): KioskEvent => ({
  type: "print",
  ticketId,
  print: { ...queued, ...print },
});
const taken: readonly (readonly [number, KioskEvent])[] = [
  [0, press],
  [40, issued],
];

function paper({ step }: Visit): string {
  return step.name === "ticket" ? paperOfStep(step) : step.name;
}

describe("taking a ticket", () => {
  it("asks for one, and shows its number at once", () => {
    expect(visit([[0, press]]).step).toEqual({ name: "asking", serviceId: "urologie" });
    expect(visit(taken).step).toMatchObject({ name: "ticket", ticket });
    expect(paper(visit(taken))).toBe("printing");
  });

  it("asks once however often the service is pressed", () => {
    const once = visit([[0, press]]).kiosk;
    expect(nextKiosk(once, { ...press, serviceId: "oncologie" }, 1_100, "fr")).toBe(once);
    expect(nextKiosk(once, { ...press, serviceId: "oncologie" }, 9_000, "fr")).toBe(once);
  });

  it("takes no second strike within half a second for « Terminé » (EN 301 549 5.8)", () => {
    const shown = visit(taken);
    expect(nextKiosk(shown.kiosk, { type: "done" }, shown.now + 499, "fr")).toBe(shown.kiosk);
    expect(nextKiosk(shown.kiosk, { type: "done" }, shown.now + 500, "fr").step.name).toBe("home");
  });

  it("takes no second strike on « Terminé » for a service", () => {
    expect(visit([...taken, [600, { type: "done" }], [300, press]]).step.name).toBe("home");
    expect(visit([...taken, [600, { type: "done" }], [500, press]]).step.name).toBe("asking");
  });

  it("says why there is no ticket, for a while", () => {
    const refused: readonly (readonly [number, KioskEvent])[] = [
      [0, press],
      [40, { type: "refused", code: "serviceClosed" }],
    ];
    expect(visit(refused).step).toMatchObject({ name: "refused", code: "serviceClosed" });
    expect(visit([...refused, [refusedMs - 1, tick]]).step.name).toBe("refused");
    expect(visit([...refused, [refusedMs, tick]]).step.name).toBe("home");
  });

  it("ignores an answer that nobody waits for any more", () => {
    const home = idleKiosk("fr", 0);
    expect(nextKiosk(home, issued, 50, "fr")).toBe(home);
  });
});

describe("the paper", () => {
  it.each([
    [{ state: "printed" }, "printed"],
    [{ state: "failed", reason: "paperOut" }, "paperOut"],
    [{ state: "failed", reason: "coverOpen" }, "notPrinted"],
    [{ state: "unknown", reason: "noAnswer" }, "question"],
    [{ state: "none" }, "noPaper"],
  ] as const)("of %o is « %s »", (print, shown) => {
    expect(paper(visit([...taken, [900, word(print)]]))).toBe(shown);
  });

  it("is never said to be printed before the printer says so", () => {
    expect(paper(visit([...taken, [printSilenceMs - 1, tick]]))).toBe("printing");
  });

  it("is asked about when the printer says nothing", () => {
    expect(paper(visit([...taken, [printSilenceMs, tick]]))).toBe("question");
  });

  it("follows the printer's late word, and not an old one", () => {
    const asked = visit([...taken, [printSilenceMs, tick]]);
    expect(paper(visit([[10, word({})]], asked.kiosk))).toBe("question");
    expect(paper(visit([[10, word({ state: "printed" })]], asked.kiosk))).toBe("printed");
    expect(paper(visit([[10, word({ state: "printed" }, "other")]], asked.kiosk))).toBe("question");
  });

  it("is known even when the printer was quicker than the answer", () => {
    const quick: readonly (readonly [number, KioskEvent])[] = [
      [0, press],
      [30, word({ state: "printed" })],
      [10, issued],
    ];
    expect(paper(visit(quick))).toBe("printed");
  });

  it("is printed again when the visitor has none; words of the first paper count no more", () => {
    const again = visit([...taken, [900, word({ state: "unknown" })], [900, { type: "reprint" }]]);
    expect(paper(again)).toBe("printing");
    expect(paper(visit([[10, word({ state: "unknown" })]], again.kiosk))).toBe("printing");
    expect(paper(visit([[10, word({ state: "printed", attempt: 2 })]], again.kiosk))).toBe(
      "printed",
    );
    expect(paper(visit([[10, { type: "reprintRefused" }]], again.kiosk))).toBe("notPrinted");
  });

  it("is given up after two reprints that nobody confirms", () => {
    const asked = visit([
      ...taken,
      [900, word({ state: "unknown" })],
      [900, { type: "reprint" }],
      [900, word({ state: "unknown", attempt: 2 })],
      [900, { type: "reprint" }],
      [900, word({ state: "unknown", attempt: 3 })],
    ]);
    expect(paper(asked)).toBe("notPrinted");
  });
});

describe("the end of a visit", () => {
  it("comes 6 s after the ticket is printed", () => {
    const printed: readonly (readonly [number, KioskEvent])[] = [
      ...taken,
      [900, word({ state: "printed" })],
    ];
    expect(visit([...printed, [printedMs - 1, tick]]).step.name).toBe("ticket");
    expect(visit([...printed, [printedMs, tick]]).step.name).toBe("home");
  });

  it("leaves 40 s to write the number down, says so for the last 20, and waits when asked (WCAG 2.2.1)", () => {
    const failed = visit([...taken, [900, word({ state: "failed", reason: "paperOut" })]]);
    expect(closesIn(failed.step, failed.now)).toBeNull();
    expect(closesIn(failed.step, failed.now + readMs - warnMs)).toBe(20);
    let { kiosk, now } = failed;
    for (let times = 0; times < 12; times += 1) {
      now += readMs - 1_000;
      kiosk = nextKiosk(kiosk, { type: "stay" }, now, "fr");
      expect(closesIn(kiosk.step, now)).toBeNull();
    }
    expect(nextKiosk(kiosk, tick, now + readMs, "fr").step.name).toBe("home");
  });

  it("gives the next visitor the site's own language", () => {
    const english = visit([
      [0, { type: "language", language: "en" }],
      [600, press],
      [40, issued],
    ]);
    expect(english.kiosk.language).toBe("en");
    expect(nextKiosk(english.kiosk, { type: "done" }, english.now + 600, "fr").language).toBe("fr");
  });
});

describe("a kiosk that nobody touches", () => {
  it("forgets a language and a page that somebody chose and left", () => {
    const left = visit([
      [0, { type: "language", language: "es" }],
      [600, { type: "page", page: 1 }],
    ]);
    expect(visit([[idleMs - 2_000, tick]], left.kiosk).kiosk).toMatchObject({
      language: "es",
      page: 1,
    });
    expect(nextKiosk(left.kiosk, tick, left.now + idleMs, "fr")).toMatchObject({
      language: "fr",
      page: 0,
    });
  });

  it("greets in the site's language as soon as that is known", () => {
    const kiosk = idleKiosk("fr", 0);
    expect(nextKiosk(kiosk, tick, 10, "es").language).toBe("es");
    expect(nextKiosk(kiosk, tick, 10, "fr")).toBe(kiosk);
  });
});

describe("a ticket whose paper is missing", () => {
  const failed = word({ state: "failed", reason: "paperOut" });
  const left: readonly (readonly [number, KioskEvent])[] = [
    ...taken,
    [200, failed],
    [1_000, { type: "done" }],
  ];

  it("may be printed again from its own screen, twice at most", () => {
    const once = visit([...taken, [200, failed], [600, { type: "reprint" }]]);
    expect(once.step).toMatchObject({ reprints: 1, print: { state: "queued" } });
    const twice: readonly (readonly [number, KioskEvent])[] = [
      [200, word({ state: "failed", reason: "paperOut", attempt: 2 })],
      [600, { type: "reprint" }],
      [200, word({ state: "failed", reason: "paperOut", attempt: 3 })],
      [600, { type: "reprint" }],
    ];
    let { kiosk, now } = once;
    for (const [after, event] of twice) {
      now += after;
      kiosk = nextKiosk(kiosk, event, now, "fr");
    }
    expect(kiosk.step).toMatchObject({ reprints: 2, print: { state: "failed" } });
  });

  it("may be asked for again from the home screen", () => {
    const gone = visit(left);
    expect(gone.kiosk).toMatchObject({ step: { name: "home" }, missing: { reprints: 0 } });
    const back = visit([[5_000, { type: "again" }]], gone.kiosk);
    expect(back.step).toMatchObject({ name: "ticket", reprints: 1, print: { state: "queued" } });
  });

  it("is forgotten after two minutes, and when the next visitor takes a ticket", () => {
    expect(visit([[119_000, tick]], visit(left).kiosk).kiosk.missing).not.toBeNull();
    expect(visit([[125_000, tick]], visit(left).kiosk).kiosk.missing).toBeNull();
    const next = visit(
      [
        [5_000, press],
        [50, issued],
      ],
      visit(left).kiosk,
    );
    expect(next.kiosk.missing).toBeNull();
  });

  it("is not offered again once it was printed, or the visitor said that it is there", () => {
    const done = { type: "done" } as const;
    expect(
      visit([...taken, [200, word({ state: "printed" })], [1_000, done]]).kiosk.missing,
    ).toBeNull();
    expect(
      visit([...taken, [200, word({ state: "unknown" })], [1_000, done]]).kiosk.missing,
    ).toBeNull();
  });

  it("that comes out elsewhere stays on the screen for as long as reading takes", () => {
    const elsewhere = word({ state: "printed", attempt: 2, printer: "Accueil" });
    const shown = visit([...taken, [200, elsewhere]]);
    expect(shown.step).toMatchObject({ until: shown.now + readMs });
    expect(closesIn(shown.step, shown.now + readMs - 1_000)).toBe(1);
  });
});
