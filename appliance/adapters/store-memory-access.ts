import { type AccessLog, accessLinesMax, sameAccessMs } from "../ports/access-log.ts";
import type { Serial } from "./serial.ts";
import type { Memory } from "./store-memory-tables.ts";
import { checkLimit } from "./stores.ts";

/** The access log of a store in memory, the oldest line first. */
export function memoryAccess(memory: Memory, line: Serial): AccessLog {
  return {
    note: (entry) =>
      line.run(() => {
        const { at, actor, act, subject, address } = entry;
        const same = memory.access.findLast(
          (one) =>
            one.lastAt > at - sameAccessMs &&
            one.lastAt <= at &&
            [one.actor === actor, one.act === act].every(Boolean) &&
            [one.subject === subject, one.address === address].every(Boolean),
        );
        if (same) {
          const again = { ...same, times: same.times + 1, lastAt: at };
          memory.access = memory.access.map((one) => (one === same ? again : one));
          return;
        }
        memory.accessCount += 1;
        const fresh = { ...entry, id: memory.accessCount, times: 1, lastAt: at };
        memory.access = [...memory.access, fresh].slice(-accessLinesMax);
      }),
    lines: ({ before = Number.POSITIVE_INFINITY, actor, act, from = 0, until, limit }) =>
      line.run(() => {
        checkLimit(limit);
        const end = until ?? Number.POSITIVE_INFINITY;
        return memory.access
          .filter((one) => one.id < before && one.lastAt >= from && one.at < end)
          .filter((one) => [actor ?? one.actor].includes(one.actor))
          .filter((one) => [act ?? one.act].includes(one.act))
          .slice(-limit)
          .reverse();
      }),
    forget: (before) =>
      line.run(() => {
        const kept = memory.access.filter((one) => one.lastAt >= before);
        const gone = memory.access.length - kept.length;
        memory.access = kept;
        return gone;
      }),
  };
}
