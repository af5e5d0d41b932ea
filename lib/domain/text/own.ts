/** Looks up a name from outside in a table. A plain lookup would also find inherited members, such as `toString`. */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
