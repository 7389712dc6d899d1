import { describe, expect, it } from "vitest";
import { faultOfTicket, plainTicket, type TicketDesign } from "./ticket-design.ts";

const blocks = (change: (all: TicketDesign["blocks"]) => TicketDesign["blocks"]): TicketDesign => ({
  ...plainTicket,
  blocks: change(plainTicket.blocks),
});

describe("a ticket's design", () => {
  it("is well as it comes, and in any order", () => {
    expect(faultOfTicket(plainTicket)).toBeNull();
    expect(faultOfTicket(blocks((all) => all.toReversed()))).toBeNull();
  });

  it("has every part once", () => {
    expect(faultOfTicket(blocks((all) => all.slice(1)))).toBe("ticketBlocks");
    expect(faultOfTicket(blocks((all) => [...all.slice(1), ...all.slice(1, 2)]))).toBe(
      "ticketBlocks",
    );
  });

  it("keeps its number", () => {
    const without = blocks((all) =>
      all.map((one) => (one.kind === "number" ? { ...one, on: false } : one)),
    );
    expect(faultOfTicket(without)).toBe("ticketNumber");
  });

  it("says one thing for each service", () => {
    const heart = { serviceId: "heart", place: { fr: "Salle B" }, notice: null };
    expect(faultOfTicket({ ...plainTicket, services: [heart] })).toBeNull();
    expect(faultOfTicket({ ...plainTicket, services: [heart, heart] })).toBe("ticketServices");
  });
});
