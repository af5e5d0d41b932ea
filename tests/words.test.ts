import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";

// The words that users read are those of the field (CONTRIBUTING, "Words"). Each old one has the new one beside it.

const old: readonly (readonly [RegExp, string])[] = [
  [/\bclient ids?\b/, "client ID"],
  [/\bdead scopes?\b/i, "missing scope, or: scope no longer exists"],
  [/\b(un)?proven\b/i, "verified"],
  [/\bfor (machines|people)\b/i, "M2M client, user sign-in client"],
  [/\bruns? out\b/i, "expire"],
  [/\bany more\b|\banew\b/i, "no longer, again"],
  [/\bwhoever\b|\bnobody\b|\bsomebody\b/i, "a noun"],
  [/\bmend\b|\breckon\b/i, "correct, fix"],
  [/\b(take|takes|taken|took) over\b/i, "copy, import"],
];

/** Names in data: acts of the audit trail, columns of a file. */
const data = new Set(["drop dead scopes", "dead scopes", "client id"]);

const folders = [
  "app",
  "components",
  "lib/acts",
  "lib/auth",
  "lib/aws",
  "lib/domain",
  "lib/inventory",
  "lib/store",
];

const files = folders.flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    // What people may type, whatever they call it.
    .filter((file) => file !== "lib/domain/question/phrases.ts"),
);

/** The sentences and labels in a source: quoted texts with a space in them, and the text between two tags. */
function textsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w/])\/\/[^\n]*/g, "");
  const quoted = code.match(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  const between = markupIn(code) ?? [];
  const said = quoted.map((text) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, "…"));
  return [...said.filter((text) => text.includes(" ")), ...between];
}

/** Text of markup: no brace, bracket, semicolon or arrow of code in it. */
const markupIn = (code: string) => code.match(/(?<=[>}])[^<>{}()=;"]{2,}(?=[<{])/g);

test("nobody reads a word that the field does not use", () => {
  const found = files.flatMap((path) =>
    textsIn(readFileSync(join(projectRoot, path), "utf8"))
      .filter((text) => !data.has(text))
      .flatMap((text) =>
        old.filter(([word]) => word.test(text)).map(([, better]) => `${path}: ${text} → ${better}`),
      ),
  );
  expect(found).toEqual([]);
});

test.each([
  ['const a = "This client is not for machines.";', 1],
  ["<p>Its tokens run out by themselves.</p>", 1],
  ["<p>\n  The {name} is not proven.\n</p>", 1],
  ["// Nobody reads a comment.\nconst a = 1;", 0],
  ['const a = "drop dead scopes";', 0],
  ["const nobody = somebody;", 0],
])("in %j are %i old words", (source, count) => {
  const found = textsIn(source).filter((text) => !data.has(text) && old.some(([word]) => word.test(text)));
  expect(found).toHaveLength(count);
});
