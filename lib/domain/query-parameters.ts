/** A query's parameters as pages get them: a list where a name is given twice, so that none silently wins over another. */
export const parametersOf = (query: URLSearchParams): Record<string, string | string[] | undefined> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
