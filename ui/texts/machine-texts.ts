import type { Language } from "../../protocol/schema.ts";
import { machine as en } from "./en/machine.ts";
import { machine as es } from "./es/machine.ts";
import { machine as fr, type MachineTexts } from "./fr/machine.ts";

const all: Readonly<Record<Language, MachineTexts>> = { fr, en, es };

/** Words of the page about the machine. */
export function machineTextsFor(language: Language): MachineTexts {
  return all[language];
}

/** Why an update was refused or given up; a code that is not known stands for itself. */
export function reasonText({ reasons }: MachineTexts, code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : code;
}
