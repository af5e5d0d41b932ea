import fc from "fast-check";
import { expect, test } from "vitest";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { highlight } from "@/lib/domain/snippet/highlight";
import { powerShellLiteral, shellLiteral, stringLiteral } from "@/lib/domain/text/literal";
import { clientName, legal } from "@/tests/kit/legal-values";

const facts = fc.record({ input: legal, name: clientName }).map(
  ({ input, name }): SnippetFacts => ({
    ...input,
    name,
    poolId: "eu-west-1_AbC123",
    region: "eu-west-1",
    issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123",
    hasTokenApi: true,
  }),
);

const files = (it: SnippetFacts) =>
  snippetGroups(it).flatMap(({ snippets }) => snippets.flatMap((snippet) => snippet.files));

test("in a program, scopes stand as one literal and nowhere else", () => {
  const programs = ["javascript", "python", "go", "java", "csharp", "powershell", "shell"];
  fc.assert(
    fc.property(facts, (it) => {
      const plain = { ...it, scopes: ["plain/scope"] };
      const others = files(plain);
      for (const [index, { name, language, text }] of files(it).entries()) {
        if (!programs.includes(language) || name === "get-client-token.sh") continue;
        const all = it.scopes.join(" ");
        const first = it.scopes[0] ?? "";
        const without = [all, first].reduce(
          (code, scope) =>
            [stringLiteral, powerShellLiteral, shellLiteral].reduce(
              (rest, literal) =>
                rest
                  .replaceAll(`= ${literal(scope)}`, `= ${literal("plain/scope")}`)
                  .replaceAll(`=${literal(scope)}`, `=${literal("plain/scope")}`),
              code,
            ),
          text,
        );
        expect(without).toBe(others[index]?.text);
      }
    }),
    { numRuns: 200 },
  );
});

test("every snippet has its own id, and every file of a snippet its own name", () => {
  const [it] = fc.sample(facts, 1);
  const snippets = snippetGroups(it!).flatMap((group) => group.snippets);
  expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length);
  const names = snippets.flatMap((snippet) => snippet.files.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test("only C#, PowerShell and what needs libraries of Java or .NET are reviewed alone", () => {
  const [it] = fc.sample(facts, 1);
  const reviewed = snippetGroups(it!)
    .flatMap(({ snippets }) => snippets)
    .filter(({ proof }) => proof === "reviewed")
    .map(({ id }) => id);
  expect(reviewed).toEqual(["powershell", "csharp", "verify-java", "spring", "aspnet"]);
});

test("without a live scope, an API demands one that no token carries, instead of none", () => {
  const [it] = fc.sample(facts, 1);
  const texts = snippetGroups({ ...it!, scopes: [] })
    .filter(({ side }) => side === "protect")
    .flatMap(({ snippets }) => snippets.flatMap((snippet) => snippet.files))
    // The verifier for Go is given the scope by its caller; the cluster has the keys alone.
    .filter(({ name }) => !["verify.go", "envoy-cluster.yaml"].includes(name));
  expect(texts.length).toBeGreaterThan(13);
  for (const { text } of texts) expect(text).toContain(`"resource-server/scope"`);
});

test("no snippet puts the secret into a URL or an argument", () => {
  const [it] = fc.sample(facts, 1);
  for (const { text } of files(it!)) {
    expect(text).not.toMatch(/[?&]client_secret=/);
    expect(text).not.toMatch(/(--user|-u|--data\S*|-d|--secret\S*) "?[^\n]*CLIENT_SECRET/);
  }
});

test("colours change no character, whatever the code is", () => {
  fc.assert(
    fc.property(facts, (it) => {
      for (const { text, language } of files(it))
        expect(
          highlight(text, language)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test("comments, strings, names and keywords are told apart", () => {
  expect(highlight('const it = "a // b"; // c', "javascript")).toEqual([
    { kind: "keyword", text: "const" },
    { kind: "plain", text: " it = " },
    { kind: "string", text: '"a // b"' },
    { kind: "plain", text: "; " },
    { kind: "comment", text: "// c" },
  ]);
  expect(highlight('{"a": "b", "c": 1}', "json").map(({ kind }) => kind)).toEqual([
    "plain",
    "name",
    "plain",
    "string",
    "plain",
    "name",
    "plain",
    "number",
    "plain",
  ]);
});
