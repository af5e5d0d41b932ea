/**
 * The parts of the text of one JSON object: the members of `head`, which has at least one, and then a list of this name
 * with a line for each item.
 */
export function* jsonParts<T>(
  head: object,
  name: string,
  items: readonly T[],
  lineOf: (item: T) => object,
): Generator<string> {
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n ${JSON.stringify(name)}: [`;
  for (const [index, item] of items.entries())
    yield `${index === 0 ? "" : ","}\n  ${JSON.stringify(lineOf(item))}`;
  yield "\n ]\n}\n";
}
