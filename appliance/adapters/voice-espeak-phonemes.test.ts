import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { counterPhrase, ticketPhrase } from "../app/phrases.ts";
import { spokenText, voices } from "./voice-espeak-text.ts";

const installed = spawnSync("espeak-ng", ["--version"]).status === 0;
const golden = readFileSync(
  join(import.meta.dirname, "../../docs/reference/phonemes-fr.tsv"),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [string, string]);

const numbers = Array.from({ length: 999 }, (_, index) => ({ letter: "", number: index + 1 }));
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => ({ letter, number: 1 }));
const places = ["guichet", "bureau", "salle", "box", "accueil"] as const;

/** Every text that a French call of up to three figures can be made of, as the engine is given it. */
const texts = [
  ...[...numbers, ...letters].map((fields) => ticketPhrase({ ...fields, language: "fr" })),
  ...places.map((placeWord) => counterPhrase({ placeWord, counterLabel: "4", language: "fr" })),
].map((phrase) => spokenText(phrase));

describe("the French of a call", () => {
  it("is given to the engine in the words of the reviewed list", () => {
    expect(texts).toEqual(golden.map(([text]) => text));
  });

  it.runIf(installed)(
    "is pronounced as reviewed: 1 to 999, A to Z, and the places",
    () => {
      const args = ["-q", "-b", "1", "-v", voices.fr, "--ipa", "--stdin"];
      const { stdout } = spawnSync("espeak-ng", args, { input: `${texts.join("\n\n")}\n` });
      // Stress marks differ between versions, and no ear tells them apart in a call.
      const said = stdout.toString("utf8").replaceAll("ˈ", "").trim().split("\n");
      expect(said.map((line) => line.trim())).toEqual(golden.map(([, sounds]) => sounds.trim()));
    },
    60_000,
  );

  it("says 101 to 999 as the hundreds and the rest", () => {
    const sounds = new Map(golden.map(([text, ipa]) => [text, ipa.replaceAll(" ", "").slice(4)]));
    const of = (number: number) => sounds.get(`Ticket ${number},`) ?? "";
    for (let number = 101; number < 1000; number += 1)
      if (number % 100 > 0) expect(of(number)).toBe(of(number - (number % 100)) + of(number % 100));
  });
});
