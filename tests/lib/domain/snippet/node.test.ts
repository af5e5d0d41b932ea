import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeSnippet } from "@/lib/domain/snippet/node";
import { itKeepsItsToken } from "@/tests/kit/programs/program-contract";

const driver = `import { accessToken } from "./access-token.mjs";
const [count, how, ...more] = process.argv.slice(2);
const calls = Array.from({ length: Number(count) });
const tokens = [];
if (count === "at")
  for (const second of [how, ...more]) {
    performance.now = () => 5_000_000 + second * 1000;
    tokens.push(await accessToken());
  }
else if (how === "at-once") tokens.push(...(await Promise.all(calls.map(accessToken))));
else for (const _ of calls) tokens.push(await accessToken());
console.log(tokens.join("\\n"));
`;

itKeepsItsToken({
  name: "Node",
  hasClock: true,
  prepare: async (folder, facts) => {
    for (const { name, text } of nodeSnippet(facts).files) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "driver.mjs"), driver);
    return [process.execPath, "driver.mjs"];
  },
});

test("without scopes it asks for none", () => {
  const facts = { name: "a", clientId: "a", tokenUrl: "https://example.com/t", scopes: [] };
  const [file] = nodeSnippet({ ...facts, poolId: "p", region: "r", issuer: "i", hasTokenApi: false }).files;
  expect(file?.text).toContain('const scope = "";');
});
