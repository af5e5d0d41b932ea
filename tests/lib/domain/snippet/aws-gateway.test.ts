import fc from "fast-check";
import { expect, test } from "vitest";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import { legal } from "@/tests/kit/legal-values";
import { fileOf, nastyFacts, readModule, readStack } from "./gate";

const ids = ["http-api", "rest-api", "alb", "agentcore"];

/** Every text in a value, however deep. */
const texts = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(texts)
      : [];

test("whatever Cognito allows, both forms hold the values as they are, and nothing besides", async () => {
  const plain = { ...nastyFacts("plain/scope"), scopes: ["plain/scope"] };
  const count = async (id: string, facts: typeof plain) => [
    texts(readStack(fileOf(facts, `${id}/template.yaml`))),
    texts(await readModule(fileOf(facts, `${id}/main.tf`))),
  ];
  const expected = await Promise.all(ids.map((id) => count(id, plain)));
  await fc.assert(
    fc.asyncProperty(legal, async ({ clientId, scopes }) => {
      // The reader of Terraform can’t tell a doubled sign that was meant from one that escapes.
      fc.pre(!/\$\$\{|%%\{/.test(scopes[0] ?? ""));
      const facts = { ...plain, clientId, scopes };
      for (const [index, id] of ids.entries())
        expect(await count(id, facts)).toEqual(
          expected[index]?.map((form) =>
            form.map((it) => (it === "plain/scope" ? scopes[0] : it === plain.clientId ? clientId : it)),
          ),
        );
    }),
    { numRuns: 15 },
  );
});

test("a scope that CloudFormation would resolve is written for Terraform alone, and the hint says so", () => {
  const facts = nastyFacts("a/{{resolve:ssm:/secret}}");
  const snippets = snippetGroups(facts).flatMap((group) => group.snippets);
  for (const id of ids) {
    const { files, hint } = snippets.find((it) => it.id === id) ?? { files: [], hint: "" };
    expect(files.map(({ name }) => name)).toEqual([`${id}/main.tf`]);
    expect(hint).toContain("dynamic reference");
  }
});
