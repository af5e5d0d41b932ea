/**
 * What a table has under a name that comes from outside. Without this look `toString` would name what every object has.
 */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
