import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Phrase } from "../ports/voice.ts";
import { spokenText, voices } from "./voice-espeak-text.ts";

function installed(): boolean {
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What espeak says for a phrase, in the phonetic alphabet, without marks of stress. */
function ipa(language: Phrase["language"], text: string): string {
  const args = ["-q", "-b", "1", "--ipa", "-v", voices[language], "--"];
  const spoken = execFileSync("espeak-ng", [...args, spokenText({ language, text })]);
  return spoken.toString("utf8").replace(/[ˈˌ]/g, "").replace(/\s+/g, " ").trim();
}

describe("the text that espeak is given", () => {
  it.each(["Ticket B 32,", "salle d’été - 1.5."])("is « %s » as it is", (text) => {
    expect(spokenText({ language: "fr", text })).toBe(text);
  });

  it("spells letters that are words, of a ticket as of a counter", () => {
    expect(spokenText({ language: "en", text: "Ticket A 32, counter A." })).toBe(
      "Ticket eigh 32, counter eigh.",
    );
    expect(spokenText({ language: "fr", text: "Ticket Y A 32," })).toBe("Ticket i grec ah 32,");
  });

  it("turns the spaces of French typography into plain ones", () => {
    expect(spokenText({ language: "fr", text: "Prêt\u202f?\u00a0Oui." })).toBe("Prêt ? Oui.");
  });

  it("has at most 200 characters", () => {
    expect(() => spokenText({ language: "fr", text: "a".repeat(201) })).toThrow("at most 200");
  });

  it.each([
    "",
    " . ",
    'x") (system "touch pwned") (print "y',
    '" (system "touch pwned") "',
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "a | touch pwned",
    "a && touch pwned",
    "a > pwned",
    "<audio src='/etc/passwd'/>",
    "[[h@l'oU]]",
    "a\nb",
    "a\u0000b",
    "a\\b",
    "%s%n",
    "$PATH",
    "{a,b}",
    "~root *",
    "تذكرة",
    "a\u202eb",
  ])("is never « %s »", (text) => {
    expect(() => spokenText({ language: "fr", text })).toThrow("a phrase holds only");
  });
});

describe.skipIf(!installed())("what espeak-ng says (skipped when it is not installed)", () => {
  it.each([
    ["71", "swasɑ̃teɔ̃z"],
    ["80", "katʁəvɛ̃"],
    ["81", "katʁəvɛ̃œ̃"],
    ["91", "katʁəvɛ̃ɔ̃z"],
    ["121", "sɑ̃ vɛ̃teœ̃"],
    ["999", "nœfsɑ̃ katʁəvɛ̃diznœf"],
  ])("is right for %s in French", (number, sounds) => {
    expect(ipa("fr", `Ticket B ${number}, guichet 4.`)).toBe(`tikɛ be ${sounds} ɡiʃɛ katʁ`);
  });

  it.each([
    ["fr", "Ticket A 2,", "tikɛ a dø"],
    ["fr", "Ticket Y 2,", "tikɛ i ɡʁɛk dø"],
    ["fr", "Ticket W 2,", "tikɛ dubləve dø"],
    ["fr", "bocse 3.", "bɔks tʁwa"],
    ["fr", "dèsque 3.", "dɛsk tʁwa"],
    ["fr", "haule 3.", "ol tʁwa"],
    ["en", "Ticket A 8,", "tɪkɪt eɪ eɪt"],
    ["en", "counter A.", "kaʊntəɹ eɪ"],
    ["en", "Ticket Z 8,", "tɪkɪt zɛd eɪt"],
    ["es", "Turno A 2,", "tuɾno a ðos"],
    ["es", "Turno Y 2,", "tuɾno i ɣɾieɣa ðos"],
    ["es", "ventanilla 4.", "bentaniʎa kwatɾo"],
  ] as const)("is right in %s for « %s »", (language, text, sounds) => {
    expect(ipa(language, text)).toBe(sounds);
  });
});
