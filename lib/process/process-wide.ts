import "server-only";

/**
 * One value per process, made when first asked for. Next may load a module once per bundle and again on every
 * edit in development, so a plain module variable would exist several times.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`clientele ${name}`);
  const known: T | undefined = Reflect.get(globalThis, key);
  if (known !== undefined) return known;
  const made = make();
  Reflect.set(globalThis, key, made);
  return made;
}
