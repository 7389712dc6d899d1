/**
 * The thing with this id. The rules ask for it only where it must exist; when it does not, an event was applied
 * to a state that it does not belong to, and going on would invent a truth.
 *
 * @throws Error when it is not there.
 */
export function known<K, V>(things: ReadonlyMap<K, V>, id: K): V {
  const thing = things.get(id);
  if (thing === undefined)
    throw new Error(`${String(id)} is named, but the state does not know it`);
  return thing;
}

/**
 * A value that is there in every state that the rules can reach, though its type allows null.
 *
 * @throws Error when it is null.
 */
export function present<T>(value: T | null): T {
  if (value === null) throw new Error("a value is missing that this state must have");
  return value;
}
