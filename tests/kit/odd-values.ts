/** JSON that is not what Cognito promises, in the place of any of its values. */
export const oddValues = [
  "null",
  "-1",
  "1e20",
  "1e400",
  '""',
  '"5"',
  '"2026-01-01T00:00:00Z"',
  '"toString"',
  '"\\u0000"',
  "true",
  "[]",
  "[null]",
  '["odd",null]',
  "{}",
  '{"odd":null}',
] as const;

/**
 * `answer` as JSON, as often as it has values (objects, lists and items among them) and there are odd ones: each time
 * with one value replaced. `path` names the value.
 */
export function* oddTexts(answer: unknown): Generator<{ path: string; odd: string; text: string }> {
  for (const path of pathsIn(answer, []))
    for (const odd of oddValues)
      yield {
        path: path.join("."),
        odd,
        text: JSON.stringify(replaced(answer, path)).replace(JSON.stringify(PLACE), () => odd),
      };
}

const PLACE = "the place of an odd value";

function* pathsIn(value: unknown, path: string[]): Generator<string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* pathsIn(inner, [...path, name]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return PLACE;
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === name ? replaced(item, rest) : item));
  const members = value as Record<string, unknown>;
  return { ...members, [name]: replaced(members[name], rest) };
}
