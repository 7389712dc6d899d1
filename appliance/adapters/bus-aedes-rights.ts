import { type BusIdentity, busRights } from "../../protocol/topics.ts";

/** What one client may do, asked with whole topics (root included). */
export interface ClientRights {
  mayRead(topic: string): boolean;
  /** Only a filter that lies wholly inside one of the role's; `#` and shared subscriptions never. */
  maySubscribe(filter: string): boolean;
  mayWrite(topic: string): boolean;
  /**
   * Only a device's presence and state outlive their message. A person's presence has a topic for each browser
   * tab, which would pile up for ever.
   */
  mayRetain(topic: string): boolean;
}

/** The rights of `busRights` for one client. Throws a RangeError on an id that would widen a filter. */
export function rightsOf({ role, id }: BusIdentity, root: string): ClientRights {
  if (id === "" || /[+#/]/.test(id))
    throw new RangeError("A bus client's id is one plain topic level.");
  const mine = (filters: readonly string[]) => filters.map((one) => one.replaceAll("%i", id));
  const read = anyOf(mine(busRights[role].read), root);
  const write = anyOf(mine(busRights[role].write), root);
  return {
    mayRead: (topic) => read.test(topic),
    maySubscribe: (filter) => !filter.includes("#") && read.test(filter),
    mayWrite: (topic) => !/[+#]/.test(topic) && write.test(topic),
    mayRetain: (topic) => role !== "staff" && /\/(presence|state|found)$/.test(topic),
  };
}

/** One expression for all filters: it is asked once for each delivery to each client. */
function anyOf(filters: readonly string[], root: string): RegExp {
  const patterns = filters.map((filter) => filter.split("/").map(levelPattern).join("/"));
  return new RegExp(`^${escaped(`${root}/`)}(?:${patterns.join("|") || "(?!)"})$`);
}

function levelPattern(level: string): string {
  if (level === "#") return ".*";
  return level === "+" ? "[^/]+" : escaped(level);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
