import { expect, test } from "vitest";
import { draftRun } from "@/lib/acts/runs/draft";
import { readProgress, readReport, readRun, readRuns } from "@/lib/acts/runs/read";
import { retryRun } from "@/lib/acts/runs/retry";
import { startRun } from "@/lib/acts/runs/start";
import { stopRun } from "@/lib/acts/runs/stop";
import { claimItem, closeRun, endItem } from "@/lib/store/runs/work";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { clientsFor, drafted, fleetOf, held, own, standing } from "@/tests/kit/runs/a-run";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });

const poolId = devPool().id;
const suspend = { kind: "suspend" };

const planned = (fields: Record<string, unknown>, groups?: readonly string[]) =>
  draftRun.plan(
    fleetOf(groups),
    draftRun.input.parse({ scopes: [], clients: [], ...suspend, ...fields }),
    crypto.randomUUID(),
  );

test("a draft has a line for each chosen client, and one that does not exist is skipped", async () => {
  const [id = ""] = await clientsFor(cognito, 1);
  const runId = await drafted(suspend, [id, "nobody"]);
  const { run, items } = await standing(runId);
  expect(run).toMatchObject({ state: "draft", change: suspend, person: { id: "ann" } });
  expect(items).toMatchObject([
    { clientId: id, state: "waiting", difference: { becomes: "Suspended" } },
    { clientId: "nobody", state: "skipped", sentence: "It doesn’t exist in this environment." },
  ]);
});

test("a draft of a search is refused while the names of the pool are not all listed", async () => {
  expect(await planned({ pool: poolId, query: "" })).toMatchObject({
    problem: { fields: { clients: expect.stringMatching(/aren’t all listed/) } },
  });
});

test("a search that the list would refuse drafts nothing", async () => {
  expect(await planned({ pool: poolId, query: "colour=red" })).toMatchObject({
    problem: { code: "invalid" },
  });
});

test("people who may make the change in none of the pools are refused, and so are pools that they cannot read", async () => {
  const clients = [`${poolId} abc`];
  expect(await planned({ clients }, ["m2m-viewer"])).toMatchObject({
    problem: { code: "denied", message: expect.stringMatching(/Only operators/) },
  });
  expect(await planned({ kind: "delete", clients }, ["m2m-operator"])).toMatchObject({
    problem: { code: "denied", message: expect.stringMatching(/Only admins/) },
  });
  expect(await planned({ clients: ["eu-west-1_Elsewhere abc"] })).toMatchObject({
    problem: { code: "not-found" },
  });
});

test("an operator’s draft skips the clients of other teams", async () => {
  const [mine = "", other = ""] = await clientsFor(cognito, 2);
  await own(mine, "team-orders");
  const runId = await drafted(suspend, [mine, other], ["m2m-operator", "team-orders"]);
  const { items } = await standing(runId);
  expect(items.find(({ clientId }) => clientId === mine)?.state).toBe("waiting");
  expect(items.find(({ clientId }) => clientId === other)).toMatchObject({
    state: "skipped",
    sentence: expect.stringMatching(/No owner/),
  });
});

test("a team that no pool knows has to be confirmed by its name", async () => {
  const owner = { kind: "set owner", team: "team-mispelt", clients: [`${poolId} abc`] };
  expect(await planned(owner)).toMatchObject({
    problem: { fields: { team: expect.stringMatching(/Check the spelling/) } },
  });
  expect((await planned({ ...owner, newTeam: "team-mispelt" })).ok).toBe(true);
});

const start = async (runId: string, groups?: readonly string[], id?: string) => {
  const plan = await startRun.plan(fleetOf(groups, id), { runId }, "");
  return plan.ok ? plan.value : plan.problem;
};

test("only the person who drafted a run starts it, once, while they may still make its change", async () => {
  const runId = await drafted(suspend, await clientsFor(cognito, 1));
  expect(await start(runId, ["m2m-admin"], "bob")).toMatchObject({
    code: "denied",
    message: expect.stringMatching(/Only ann/),
  });
  expect(await start(runId, ["m2m-viewer"])).toMatchObject({
    code: "denied",
    message: expect.stringMatching(/Only operators/),
  });
  const plan = got(await startRun.plan(fleetOf(), { runId }, ""));
  expect(plan.typedName).toBeUndefined();
  expect(got(await plan.run())).toEqual({ runId, clients: 1 });
  expect(await plan.run()).toMatchObject({ problem: { code: "changed-meanwhile" } });
  expect(await start(runId)).toMatchObject({ code: "invalid" });
});

test("the number of clients is typed to start a deletion", async () => {
  const runId = await drafted({ kind: "delete" }, await clientsFor(cognito, 2));
  expect(await start(runId)).toMatchObject({ typedName: "2" });
});

test("a run with nothing to do cannot be started", async () => {
  const runId = await drafted({ kind: "resume" }, await clientsFor(cognito, 1));
  expect(await start(runId)).toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/nothing of it is left/),
  });
});

test("a run is stopped by its person or an admin, and its failed items are retried by its person", async () => {
  const runId = await drafted(suspend, await clientsFor(cognito, 2));
  const stop = (groups: string[]) => stopRun.plan(fleetOf(groups, "bob"), { runId }, "");
  const retry = (id?: string) => retryRun.plan(fleetOf(["m2m-admin"], id), { runId }, "");
  expect(await stop(["m2m-admin"])).toMatchObject({ problem: { code: "invalid" } });
  got(await got(await startRun.plan(fleetOf(), { runId }, "")).run());
  await held(runId, "here");
  const item = got(await claimItem(runId, "here", poolId));
  if (!item) throw new Error("The run has two items.");
  got(await endItem(runId, item, { state: "failed", sentence: "No." }));
  expect(await retry()).toMatchObject({ problem: { code: "invalid" } });
  expect(await stop(["m2m-operator"])).toMatchObject({ problem: { code: "denied" } });
  expect(got(await got(await stop(["m2m-admin"])).run())).toEqual({ runId, left: 1 });
  expect(got(await closeRun(runId, "here"))).toBe("stopped");
  expect((await standing(runId)).run.reason).toBe("bob@example.com stopped it.");
  expect(await retry("bob")).toMatchObject({ problem: { code: "denied" } });
  expect(got(await got(await retry()).run())).toEqual({ runId, clients: 1 });
  expect((await standing(runId)).states).toEqual(["waiting", "waiting"]);
});

test("people see runs of the pools that they may read, and what changed since an answer", async () => {
  const runId = await drafted(suspend, await clientsFor(cognito, 3));
  const stranger = { ...fleetOf(["m2m-viewer"], "eve"), pools: [] };
  expect(await readRun(stranger, runId, { page: 1 })).toMatchObject({ problem: { code: "not-found" } });
  expect(await readRun(fleetOf(), "no uuid", { page: 1 })).toMatchObject({ problem: { code: "not-found" } });
  const viewer = fleetOf(["m2m-viewer"], "eve");
  expect(got(await readRuns(viewer)).map(({ run }) => run.id)).toContain(runId);
  expect(got(await readRuns(stranger))).toEqual([]);
  const before = got(await readRun(viewer, runId, { state: "waiting", page: 1 }));
  expect(before).toMatchObject({ totals: { waiting: 3 }, hidden: 0, pools: [{ left: 3, calls: 6 }] });
  expect(before.items).toHaveLength(3);
  got(await got(await startRun.plan(fleetOf(), { runId }, "")).run());
  await held(runId, "here");
  got(await claimItem(runId, "here", poolId));
  const after = got(await readProgress(viewer, runId, before.run.number));
  expect(after).toMatchObject({
    totals: { running: 1, waiting: 2 },
    items: [{ state: "running" }],
    isCut: false,
  });
  expect(got(await readReport(viewer, runId)).items).toHaveLength(3);
});
