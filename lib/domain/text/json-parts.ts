/**
 * The parts of the text of one JSON object: the members of `head`, which has at least one, and then a list of this name
 * with a line for each item.
 */
export function* jsonParts<T>(
  head: object,
  name: string,
  items: Iterable<T>,
  lineOf: (item: T) => object,
): Generator<string> {
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n ${JSON.stringify(name)}: [`;
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? "" : ","}\n  ${JSON.stringify(lineOf(item))}`;
    isFirst = false;
  }
  yield "\n ]\n}\n";
}
