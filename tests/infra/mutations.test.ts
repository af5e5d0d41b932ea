import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkModule } from "@/tests/infra/check-module";
import { brokenCases } from "@/tests/infra/iam/deployer-cases";
import { checkPolicies, listedOperations, policyOf } from "@/tests/infra/iam/policies";
import { inTemporaryFolder } from "@/tests/infra/in-temporary-folder";
import { lintAccess } from "@/tests/infra/lint-access";
import { lintModule } from "@/tests/infra/lint-module";
import { lintValues } from "@/tests/infra/lint-values";
import { readModule } from "@/tests/infra/module";
import { infraFolder } from "@/tests/infra/terraform";

const listed = Object.values(listedOperations(infraFolder)).flat();

/** A mistake that people make in such a configuration: in `file`, `from` becomes `to`. */
type Mutation = { mistake: string; file: string; from: string; to: string };

const byFile: Record<string, [mistake: string, from: string, to: string][]> = JSON.parse(
  readFileSync(new URL("./mutations.json", import.meta.url), "utf8"),
);
const mutations: Mutation[] = Object.entries(byFile).flatMap(([file, all]) =>
  all.map(([mistake, from, to]) => ({ file, mistake, from, to })),
);

// What is left uncaught is a mistake that would reach somebody's account. Terraform, where there is one, checks more.
test("of all mistakes in infra/, the checks that need no Terraform together catch each", async () => {
  expect(mutations).toHaveLength(58);
  const caught = await Promise.all(mutations.map(catcherOf));
  const catchers = [...new Set(caught)];
  const told = catchers.map((by) => `${caught.filter((it) => it === by).length} by ${by ?? "nothing"}`);
  console.log(`Of ${mutations.length} mistakes, caught without Terraform: ${told.join(", ")}.`);
  const missed = mutations.filter((_, index) => caught[index] === null).map(({ mistake }) => mistake);
  expect(missed).toEqual([]);
});

test("a change that is no mistake is let through", async () => {
  const change = { mistake: "none", file: "user_pool.tf", from: "= 14", to: "= 15" };
  expect(await catcherOf(change)).toBeNull();
});

/** The first check that finds the mistake. */
const catcherOf = ({ file, from, to, mistake }: Mutation): Promise<string | null> =>
  inTemporaryFolder(async (folder) => {
    cpSync(infraFolder, folder, { recursive: true });
    const before = readFileSync(join(folder, file), "utf8");
    const after = before.replaceAll(from, to);
    expect(after, mistake).not.toBe(before);
    writeFileSync(join(folder, file), after);
    const module = await readModule(folder);
    if (checkModule(module).length > 0) return "the schema checker";
    if (lintModule(module).length > 0) return "the lints of what breaks later";
    if (lintValues(module).length > 0) return "the lints of values";
    if (lintAccess(module).length > 0) return "the lints of access";
    if ((await checkPolicies(folder, listed)).length > 0) return "the policy checks";
    if (brokenCases(policyOf(folder, "deployer")).length > 0) return "the policy simulator";
    return null;
  });
