import type { CallProof } from "../../protocol/proof.ts";

/** A board that is there paints within this time of a call's turn; then its silence is told. */
export const paintPatienceMs = 4_000;

/** What the agent is told of the call: seen everywhere, on its way, or missing on some board. */
export interface ProofView {
  readonly state: "seen" | "pending" | "missing";
  readonly painted: number;
  readonly boards: number;
  readonly sound: CallProof["sound"];
}

/** The proof of the visit's call at `now`, box time; null where there is nothing to prove, or nothing is known. */
export function proofView(proof: CallProof | null, visitId: string, now: number): ProofView | null {
  if (proof === null || proof.visitId !== visitId || proof.boards === 0) return null;
  const { painted, boards, sound, startAt } = proof;
  const late = now - startAt > paintPatienceMs;
  const state = painted >= boards ? "seen" : late ? "missing" : "pending";
  return { state, painted, boards, sound };
}
