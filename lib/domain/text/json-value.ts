/** An object of JSON from outside. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and neither a list nor null. */
export const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object; null for anything else. */
export const objectIn = (value: unknown): Members | null => (isObject(value) ? value : null);

/** The items of a list; none for anything else. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text; null for anything else. */
export const textIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Whether an object has all of these members. */
export const has =
  (...names: string[]) =>
  (object: Members): boolean =>
    names.every((name) => Object.hasOwn(object, name));
