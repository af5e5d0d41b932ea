import type { Language } from "@/lib/domain/snippet/code-snippet";

/** A piece of code and its kind, which decides its colour. */
export type Piece = { readonly kind: Kind; readonly text: string };
type Kind = "plain" | "comment" | "string" | "number" | "keyword" | "name";

/** Longer code is not highlighted. No snippet of ours is that long, nor what an export shows. */
const LONGEST = 100_000;

/** Splits code into pieces to colour. Joined, the pieces are always the code again. */
export function highlight(code: string, language: Language): Piece[] {
  if (code.length > LONGEST) return [{ kind: "plain", text: code }];
  const { pattern, keywords } = grammars[language];
  const pieces: Piece[] = [];
  const add = (kind: Kind, text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else if (text !== "") pieces.push({ kind, text });
  };
  let end = 0;
  for (const found of code.matchAll(pattern)) {
    add("plain", code.slice(end, found.index));
    const [text] = found;
    const [kind] = Object.entries(found.groups ?? {}).find(([, group]) => group !== undefined) ?? [];
    add(kindOf(kind, text, keywords), text);
    end = found.index + text.length;
  }
  add("plain", code.slice(end));
  return pieces;
}

function kindOf(group: string | undefined, text: string, keywords: ReadonlySet<string>): Kind {
  if (group === "comment" || group === "string" || group === "number" || group === "name") return group;
  return keywords.has(text) ? "keyword" : "plain";
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

// Unclosed pieces match as far as they go: trying again from each place in them would take quadratic time.
const closed = String.raw`"(?:[^"\\\n]|\\.)*"`;
const double = `${closed}?`;
const single = String.raw`'(?:[^'\\\n]|\\.)*'?`;
const raw = "`[^`]*`?";
const remark = String.raw`\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?`;
const number = String.raw`(?<number>\b\d[\d_.]*\b)`;
const word = String.raw`(?<word>[A-Za-z_$][\w$]*)`;

/** Alternatives in the order in which they are tried at each place. */
const grammar = (parts: readonly string[], keywords = "") => ({
  pattern: new RegExp(parts.join("|"), "gm"),
  keywords: words(keywords),
});

const grammars: Record<Language, ReturnType<typeof grammar>> = {
  shell: grammar(
    [
      String.raw`(?<comment>(?<=^|\s)#.*)`,
      String.raw`(?<string>'[^']*'?|"(?:[^"\\]|\\[\s\S])*"?)`,
      String.raw`(?<name>\$(?:\w+|\{[^}]*\}?)|^[A-Z_]+(?==))`,
      String.raw`(?<option>(?<=\s)--?[a-z-]+)`,
      word,
    ],
    "if then else fi return printf curl sed export set aws kubectl date",
  ),
  powershell: grammar(
    ["(?<comment>#.*)", `(?<string>'(?:[^']|'')*'?)`, String.raw`(?<name>\$[\w:]+)`, number, word],
    "function if throw return",
  ),
  javascript: grammar(
    [`(?<comment>${remark})`, `(?<string>${double}|${single}|${raw})`, number, word],
    "import from export const let async await function return if throw new null try finally",
  ),
  python: grammar(
    ["(?<comment>#.*)", `(?<string>f?"""(?:[^"]|"(?!""))*(?:""")?|f?${double})`, number, word],
    "import from as class def return if with global try except raise None True False not in",
  ),
  go: grammar(
    [String.raw`(?<comment>\/\/.*)`, `(?<string>${double}|${raw})`, number, word],
    "package import const var type struct func return if defer for range switch case nil true false map string int int64 error any",
  ),
  java: grammar(
    [`(?<comment>${remark})`, `(?<string>${double})`, number, word],
    "import public private static final class synchronized throws throw new return if null long byte int void",
  ),
  csharp: grammar(
    [String.raw`(?<comment>\/\/.*)`, `(?<string>${double})`, number, word],
    "using public private static readonly class const string async await var if return throw new try finally long int default",
  ),
  json: grammar([`(?<name>${closed}(?=\\s*:))`, `(?<string>${double})`, number, word], "true false null"),
  yaml: grammar([
    String.raw`(?<comment>(?<=^|\s)#.*)`,
    String.raw`(?<name>^[ -]*\w[\w-]*(?=:))`,
    `(?<string>${double})`,
    String.raw`(?<expression>\$\{\{(?:[^}\n]|\}(?!\}))*(?:\}\})?)`,
  ]),
  hcl: grammar(
    ["(?<comment>(?:#|\\/\\/).*)", `(?<string>${double})`, String.raw`(?<name>^ *\w+(?= *=))`, number, word],
    "resource import variable data provider terraform locals output true false null",
  ),
  env: grammar(["(?<comment>^#.*)", String.raw`(?<name>^\w+(?==))`, `(?<string>'[^']*'?|"[^"]*"?)`]),
};
