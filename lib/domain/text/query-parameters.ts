/** A query's parameters as pages get them: a name given twice has a list, so that neither value silently wins. */
export function parametersOf(query: URLSearchParams): Record<string, string | string[] | undefined> {
  const given = new Map<string, string[]>();
  for (const [name, value] of query) {
    const values = given.get(name);
    if (values) values.push(value);
    else given.set(name, [value]);
  }
  return Object.fromEntries(
    [...given].map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
}

/** A query of the values that are set. A name with a list is given once for each value. */
export const queryOf = (
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => [name, one]),
    ),
  );
