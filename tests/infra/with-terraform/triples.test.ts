import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terraformExport } from "@/lib/domain/export/terraform";
import { importsOf, lossesOf, removalsOf } from "@/lib/domain/export/terraform-advice";
import {
  type Comparison,
  clientsToAsk,
  compareState,
  importable,
  settle,
} from "@/lib/domain/export/terraform-drift";
import { readTerraformFile } from "@/lib/domain/export/terraform-state";
import { type StandIn, startStandIn } from "@/tests/infra/stand-in/stand-in";
import { init, newWorkspace, type Workspace } from "@/tests/infra/terraform";
import { storedPools } from "@/tests/infra/triples/stored-pools";
import { codeOf, live, stateOf, type Triple, triples } from "@/tests/infra/triples/triples";

type Values = { user_pool_id?: string; id?: string; identifier?: string };
type Change = {
  address: string;
  change: { actions: string[]; before: Values | null; after: Values | null; importing?: { id: string } };
};
type Plan = { resource_changes?: Change[]; resource_drift?: Change[] };

/** A root module for some pools, as it is after `state` and what somebody did outside Terraform. */
async function stage(all: readonly Triple[]) {
  const pools = storedPools();
  const standIn: StandIn = await startStandIn(pools.backend);
  const workspace: Workspace = await newWorkspace(standIn, null);
  const write = (name: string, content: string) => writeFileSync(join(workspace.folder, name), content);
  const state = JSON.stringify(stateOf(all, pools));
  write("terraform.tfstate", state);
  write("main.tf.json", JSON.stringify(codeOf(all, true)));
  const ran = await init(workspace);
  expect(ran.status, ran.output).toBe(0);
  live(all, pools);
  return {
    state,
    write,
    run: workspace.run,
    async plan(...flags: string[]): Promise<{ text: string; plan: Plan }> {
      const planned = await workspace.run("plan", "-input=false", "-no-color", "-out=plan.tfplan", ...flags);
      expect(planned.status, planned.output).toBe(0);
      const { output } = await workspace.run("show", "-json", "plan.tfplan");
      return { text: output, plan: JSON.parse(output) };
    },
    /** What the console says of one pool with this file. */
    compare(text: string, poolId: string): Comparison {
      const definitions = pools.definitions(poolId);
      const drift = compareState([readTerraformFile("file", text)], pools.content(poolId));
      const living = new Set(definitions.map(({ clientId }) => clientId));
      const asked = clientsToAsk(drift);
      return settle(drift, {
        clients: definitions.filter(({ clientId }) => asked.includes(clientId)),
        gone: new Set(asked.filter((id) => !living.has(id))),
      });
    },
    definitions: pools.definitions,
    async stop() {
      workspace.remove();
      await standIn.close();
    },
  };
}

const of = (changes: Change[] = [], poolId: string) =>
  changes.filter(({ change }) => [change.before, change.after].some((it) => it?.user_pool_id === poolId));
const sorted = (all: Iterable<string>) => [...all].sort();

/** What a plan ends, by its raw changes. */
const ended = (changes: Change[]) =>
  sorted(
    changes
      .filter(({ change: { actions } }) => actions.includes("delete") || actions.includes("forget"))
      .map(({ address }) => address),
  );
const saidToEnd = ({ drift }: Comparison) => sorted(drift.endings.map(({ object }) => object.address));

const main = triples(30);

describe("30 plans and 30 states against Terraform's own plan", () => {
  let it: Awaited<ReturnType<typeof stage>>;
  let made: Awaited<ReturnType<typeof it.plan>>;
  beforeAll(async () => {
    it = await stage(main);
    made = await it.plan();
  });
  afterAll(() => it.stop());

  test.each(main)("the plan of $poolId ends, changes and keeps what the console says", ({ poolId }) => {
    const changes = of(made.plan.resource_changes, poolId);
    const found = it.compare(made.text, poolId);
    expect(saidToEnd(found)).toEqual(ended(changes));
    const updated = changes.filter(({ change }) => change.actions.join() === "update");
    expect(sorted(found.different.map(({ object }) => object.address))).toEqual(
      sorted(updated.map(({ address }) => address)),
    );
    const created = changes.filter(({ change }) => change.actions.join() === "create");
    expect(sorted(found.drift.onlyInCode.map(({ address }) => address))).toEqual(
      sorted(created.map(({ address }) => address)),
    );
    const held = changes.flatMap(({ change }) => change.before?.id ?? []);
    expect(found.drift.onlyInPool.clients.filter(({ clientId }) => held.includes(clientId))).toEqual([]);
    expect(found.gone).toEqual([]);
  });

  test.each(main)("the state of $poolId shows what it lost, and nothing that lives", ({ poolId }) => {
    const found = it.compare(it.state, poolId);
    const living = it.definitions(poolId).map(({ clientId }) => clientId);
    expect(found.gone.filter(({ id }) => living.includes(id ?? ""))).toEqual([]);
    const lost = of(made.plan.resource_drift, poolId).filter(({ change }) =>
      change.actions.includes("delete"),
    );
    // Terraform doesn’t report a loss where the new code forgets the object anyway.
    const ids = lost.flatMap(({ change }) => change.before?.id ?? []);
    expect(found.gone.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test("Terraform takes every import block, and changes nothing by it", async () => {
    const blocks: string[] = [];
    for (const { poolId } of main) {
      const { drift } = it.compare(made.text, poolId);
      const content = importable(drift);
      const ids = content?.clients.map(({ clientId }) => clientId) ?? [];
      const clients = it.definitions(poolId).filter(({ clientId }) => ids.includes(clientId));
      const code = { poolId, region: "eu-west-1", servers: content?.servers ?? [], clients };
      const options = { hasPoolVariable: false, taken: drift.taken };
      expect(importsOf(drift)).toBe(terraformExport(code, { form: "imports", ...options }));
      blocks.push(terraformExport(code, { form: "resources", ...options }));
    }
    it.write("imports.tf", blocks.join("\n"));
    const { plan } = await it.plan();
    const imported = plan.resource_changes?.filter(({ change }) => change.importing) ?? [];
    expect(imported).toHaveLength(blocks.join("").match(/^import \{/gm)?.length ?? 0);
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.filter(({ change }) => change.actions.join() !== "no-op")).toEqual([]);
  });

  test("Terraform forgets by the removal commands what Cognito lost, and that alone", async () => {
    const gone = main.flatMap(({ poolId }) => it.compare(it.state, poolId).gone);
    const commands = removalsOf(gone, "posix").replaceAll("\n", " ").replaceAll("terraform state rm ", "");
    const addresses = execFileSync("sh", ["-c", `printf '%s\\n' ${commands}`], { encoding: "utf8" })
      .trim()
      .split("\n");
    // One command, because each start of Terraform takes a while.
    const { output } = await it.run("state", "rm", ...addresses);
    expect(output).toContain(`Successfully removed ${gone.length} resource instance(s).`);
    expect(gone.length).toBeGreaterThan(10);
    const { output: left } = await it.run("show", "-json");
    for (const { poolId } of main) expect(it.compare(left, poolId).gone).toEqual([]);
  });
});

const few = triples(6);

describe("plans that only refresh, or destroy", () => {
  let it: Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    it = await stage(few);
  });
  afterAll(() => it.stop());

  test("a -refresh-only plan ends nothing, and what it found deleted is in neither list", async () => {
    const { text, plan } = await it.plan("-refresh-only");
    for (const { poolId } of few) {
      const found = it.compare(text, poolId);
      expect(found.drift.refused).toEqual([]);
      expect(found.drift.endings).toEqual([]);
      expect(found.drift.onlyInCode).toEqual([]);
      expect(sorted(found.drift.drifted.map(({ object }) => object.address))).toEqual(
        sorted(of(plan.resource_drift, poolId).map(({ address }) => address)),
      );
    }
  });

  test("a -destroy plan ends all that Terraform has, and is said to", async () => {
    const { text, plan } = await it.plan("-destroy");
    for (const { poolId } of few) {
      const changes = of(plan.resource_changes, poolId);
      const found = it.compare(text, poolId);
      expect(saidToEnd(found)).toEqual(ended(changes));
      if (changes.length > 0)
        expect(lossesOf(found.drift)).toEqual([expect.stringMatching(/destroys everything/)]);
    }
  });
});
