import { parsedJson } from "@/lib/domain/text/parsed-json";

/** Where the JSON object or list that begins at `from` ends; -1 where it does not. It may hold no valid JSON. */
export function jsonEnd(text: string, from: number): number {
  let depth = 0;
  let isInText = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (isInText) {
      if (character === "\\") at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The JSON objects and lists of a text, one after the other with nothing but white space between; null for any other text. */
export function jsonDocuments(text: string): unknown[] | null {
  const found: unknown[] = [];
  for (let rest = text.trim(); rest !== ""; ) {
    const end = rest.startsWith("{") || rest.startsWith("[") ? jsonEnd(rest, 0) : -1;
    if (end < 0) return null;
    const document = parsedJson(rest.slice(0, end));
    if (document === null) return null;
    found.push(document);
    rest = rest.slice(end).trim();
  }
  return found;
}
