import { describe, expect, it } from "vitest";
import { problem, problemOf } from "./problems.ts";
import { problemCodes, statusOf } from "./refusal-status.ts";

describe("the table of problems", () => {
  it.each(problemCodes)("%s has a status and one sentence", (code) => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(problem(code).title).toMatch(/^[A-ZÉÀL].*\.$/u);
  });

  it("writes French with its narrow spaces and curly apostrophes", () => {
    const titles = problemCodes.map((code) => problem(code).title).join("\n");
    expect(titles).not.toMatch(/['"]| [:;!?]/);
  });

  it("says 404 for what is not there, 409 for what the rules refuse", () => {
    expect(statusOf("unknownService")).toBe(404);
    expect(statusOf("nobodyWaiting")).toBe(409);
    expect(statusOf("counterTaken")).toBe(409);
    expect(statusOf("notAllowed")).toBe(403);
    expect(statusOf("invalidConfiguration")).toBe(422);
  });

  it("carries the facts of a refusal, and no empty ones", () => {
    const body = problemOf({ refused: "calledElsewhere", detail: { counterLabel: "4" } });
    expect(body).toEqual({
      type: "urn:patience:problem:calledElsewhere",
      title: "Ce ticket est déjà appelé par un autre guichet.",
      status: 409,
      code: "calledElsewhere",
      facts: { counterLabel: "4" },
    });
    expect(problem("nobodyWaiting")).not.toHaveProperty("facts");
  });
});
