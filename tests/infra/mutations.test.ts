import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { terraformVersion } from "@/lib/commands/terraform";
import { checkModule } from "@/tests/infra/check-module";
import { lintModule } from "@/tests/infra/lint-module";
import { readModule } from "@/tests/infra/module";
import { checkPolicies, listedOperations } from "@/tests/infra/policies";
import { type StandIn, startStandIn } from "@/tests/infra/stand-in/stand-in";
import { infraFolder, init, newWorkspace } from "@/tests/infra/terraform";

const listed = Object.values(listedOperations(infraFolder)).flat();
const version = terraformVersion();
const standIn = version ? await startStandIn() : null;
afterAll(() => standIn?.close());

/** A mistake that people make in such a configuration: in `file`, `from` becomes `to`. */
type Mutation = { mistake: string; file: string; from: string; to: string };

const mutations: Mutation[] = JSON.parse(readFileSync(new URL("./mutations.json", import.meta.url), "utf8"));

/** What is left uncaught is a mistake that would reach somebody's account. */
const least = { withTerraform: 34, withoutTerraform: 23 };

test("of 35 mistakes in infra/, the checks together catch nearly all", { timeout: 120_000 }, async () => {
  expect(mutations).toHaveLength(35);
  const lanes = [
    mutations.filter((_, index) => index % 2 === 0),
    mutations.filter((_, index) => index % 2 === 1),
  ];
  const caught = (await Promise.all(lanes.map(catchAll))).flat();
  const catchers = [...new Set(caught.map((it) => it.by ?? "nothing"))];
  const told = catchers.map((by) => `${caught.filter((it) => (it.by ?? "nothing") === by).length} by ${by}`);
  console.log(`${version ? `With Terraform ${version}` : "Without Terraform"}, caught: ${told.join(", ")}.`);
  const missed = caught.filter((it) => it.by === null).map((it) => it.mistake);
  expect(caught.length - missed.length, `not caught: ${missed.join("; ")}`).toBeGreaterThanOrEqual(
    version ? least.withTerraform : least.withoutTerraform,
  );
});

test("a change that is no mistake is let through", { timeout: 60_000 }, async () => {
  const change = { mistake: "none", file: "user_pool.tf", from: "= 14", to: "= 15" };
  expect(await catcherOf(change)).toBeNull();
});

type Caught = { mistake: string; by: string | null };

async function catchAll(lane: Mutation[]): Promise<Caught[]> {
  const caught: Caught[] = [];
  for (const mutation of lane) caught.push({ mistake: mutation.mistake, by: await catcherOf(mutation) });
  return caught;
}

/** The first check that finds the mistake. Formatting is not asked: it would catch some by accident. */
async function catcherOf({ file, from, to, mistake }: Mutation): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  try {
    cpSync(infraFolder, folder, { recursive: true });
    const before = readFileSync(join(folder, file), "utf8");
    const after = before.replaceAll(from, to);
    expect(after, mistake).not.toBe(before);
    writeFileSync(join(folder, file), after);
    const module = await readModule(folder);
    if (checkModule(module).length > 0) return "the schema checker";
    if (lintModule(module).length > 0) return "the lints";
    if ((await checkPolicies(folder, listed)).length > 0) return "the policy checks";
    return standIn && (await catcherInTerraform(standIn, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function catcherInTerraform(provider: StandIn, folder: string): Promise<string | null> {
  const workspace = await newWorkspace(provider, folder);
  try {
    await init(workspace);
    for (const file of ["defaults", "refusals"])
      if ((await workspace.run("test", `-filter=tests/${file}.tftest.hcl`)).status !== 0)
        return "terraform test";
    return null;
  } finally {
    workspace.remove();
  }
}
