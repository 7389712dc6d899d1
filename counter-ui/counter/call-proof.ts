import type { CallProof } from "../../protocol/proof.ts";

/** A board that is there paints within this time of a call's turn; then its silence is told. */
export const paintPatienceMs = 4_000;

/** What the agent is told of the call: seen everywhere, on its way, or missing on some board. */
export interface ProofView {
  /** `none`: no board shows it, the room only hears. */
  readonly state: "seen" | "pending" | "missing" | "none";
  readonly painted: number;
  readonly boards: number;
  readonly sound: CallProof["sound"];
}

/** The proof of the visit's call at `now`, box time; null where there is nothing to prove, or nothing is known. */
export function proofView(proof: CallProof | null, visitId: string, now: number): ProofView | null {
  if (proof === null || proof.visitId !== visitId) return null;
  // A room that only hears has its proof, too; one that does neither has nothing to prove.
  if (proof.boards === 0 && proof.speakers === 0) return null;
  const { painted, boards, sound, startAt } = proof;
  const late = now - startAt > paintPatienceMs;
  const state = boards === 0 ? "none" : painted >= boards ? "seen" : late ? "missing" : "pending";
  return { state, painted, boards, sound };
}
