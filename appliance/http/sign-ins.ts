import type { Box } from "./box.ts";

/** A sign-in ends when its browser asked nothing for so long: a long shift with its breaks. */
export const idleMs = 12 * 3600_000;
/** How often « still there » is written down: a write for each request would be one commit each. */
const noticeMs = 5 * 60_000;
/** What `Random.token` makes; anything else in the cookie is not looked up. */
const tokenShape = /^[A-Za-z0-9_-]{16,64}$/;

export interface FoundSignIn {
  readonly agentId: string;
  readonly tokenHash: string;
  /** True when the idle time was counted anew: the cookie must be sent again, too. */
  readonly renewed: boolean;
}

/** Staff browsers that are signed in. Only the hash of a cookie is kept: a stolen data folder opens nothing. */
export interface SignIns {
  /** Signs a browser in; the token is for its cookie. */
  start(agentId: string): Promise<string>;
  /** Who a cookie is; null for an unknown or idle one. */
  find(token: string): Promise<FoundSignIn | null>;
  end(tokenHash: string): Promise<void>;
}

export function signIns({ secrets, clock, random, hash }: Box): SignIns {
  return {
    async start(agentId) {
      const token = random.token();
      const at = clock.now();
      await secrets.removeSignInsBefore(at - idleMs);
      await secrets.putSignIn({ tokenHash: hash.sha256(token), agentId, at, seenAt: at });
      return token;
    },
    async find(token) {
      if (!tokenShape.test(token)) return null;
      const tokenHash = hash.sha256(token);
      const kept = await secrets.signIn(tokenHash);
      if (!kept) return null;
      const now = clock.now();
      if (now - kept.seenAt > idleMs) {
        await secrets.removeSignIn(tokenHash);
        return null;
      }
      // A clock that was put back leaves `seenAt` in the future: it is brought back, too.
      const renewed = Math.abs(now - kept.seenAt) > noticeMs;
      if (renewed) await secrets.putSignIn({ ...kept, seenAt: now });
      return { agentId: kept.agentId, tokenHash, renewed };
    },
    end: (tokenHash) => secrets.removeSignIn(tokenHash),
  };
}
