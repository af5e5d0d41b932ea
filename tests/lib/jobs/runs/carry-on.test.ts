import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { orderer } from "@/lib/auth/caller";
import { carryOn } from "@/lib/jobs/runs/carry-on";
import { performItem } from "@/lib/jobs/runs/perform";
import { findRows } from "@/lib/store/audit/search";
import { startRun, stopRun } from "@/lib/store/runs/moves";
import { claimItem, holdNextRun, letGoOfRun } from "@/lib/store/runs/work";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere } from "@/tests/kit/raw-client";
import { clientsFor, drafted, forgetSignIns, own, signIn, standing, started } from "@/tests/kit/runs/a-run";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "1000", COGNITO_RATE_SHARE: "100" });
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await forgetSignIns();
  await signIn();
});

const poolId = devPool().id;
const never = new AbortController().signal;

/** What an instance does with the next run that goes on. */
async function instanceWorks(holder = "an instance") {
  const run = got(await holdNextRun(holder));
  if (!run) return;
  await carryOn(run, holder, never);
  got(await letGoOfRun(run.id, holder));
}

const updates = async (clientIds: readonly string[]) =>
  (await journalOf(cognito.url, "UpdateUserPoolClient")).filter(
    ({ client, committed }) => committed && clientIds.includes(client ?? ""),
  ).length;

const lifetime = { kind: "set lifetime", minutes: "15" };

test("a run changes each of its clients once, as the person who ordered it, with the run in the audit trail", async () => {
  const ids = await clientsFor(cognito, 12);
  const runId = await started(lifetime, ids);
  await instanceWorks();
  const { run, states } = await standing(runId);
  expect(run).toMatchObject({ state: "ended", reason: null });
  expect(states).toEqual(Array(12).fill("done"));
  expect(await updates(ids)).toBe(12);
  const rows = got(await findRows({ poolId, clientId: ids[3] ?? "" }, 10));
  expect(rows.map(({ outcome }) => outcome)).toEqual(["done", "intended"]);
  expect(rows).toMatchObject([
    { action: "edit client", person: { id: "ann" }, source: { address: null }, input: { run: runId } },
    { action: "edit client", role: "admin", before: null, input: { tokenMinutes: 15 } },
  ]);
  const again = await drafted(lifetime, ids);
  expect((await standing(again)).states).toEqual(Array(12).fill("unchanged"));
});

test("a run waits while the rights of its person are older than 8 hours, and goes on once they sign in", async () => {
  const ids = await clientsFor(cognito, 1);
  const runId = await started(lifetime, ids);
  const clock = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: clock + 8 * 3_600_000 });
  onTestFinished(() => void vi.useRealTimers());
  await instanceWorks();
  expect((await standing(runId)).run).toMatchObject({
    state: "paused",
    reason: expect.stringMatching(/ann@example.com to sign in/),
  });
  expect(await updates(ids)).toBe(0);
  await signIn();
  got(await startRun(runId));
  await instanceWorks();
  expect((await standing(runId)).states).toEqual(["done"]);
});

test.each([
  ["has no role any more", []],
  ["may only read now", ["m2m-viewer"]],
  ["has a role in other environments alone", ["m2m-admin@prod"]],
])("a run stops with the reason if its person %s", async (_, groups) => {
  const runId = await started(lifetime, await clientsFor(cognito, 3));
  await signIn(groups, Date.now() + 1);
  await instanceWorks();
  const { run, states } = await standing(runId);
  expect(run).toMatchObject({ state: "stopped", reason: expect.stringMatching(/role .* no longer allows/) });
  expect(states).toEqual(["waiting", "waiting", "waiting"]);
});

test("a lost team fails its items with the sentence of the policy", async () => {
  const [mine = "", other = ""] = await clientsFor(cognito, 2);
  for (const id of [mine, other]) await own(id, "team-orders");
  const groups = ["m2m-operator", "team-orders"];
  const runId = await started(lifetime, [mine, other], groups);
  await own(other, "team-billing");
  await signIn(groups, Date.now() + 2);
  await instanceWorks();
  const { items, states } = await standing(runId);
  expect(states.toSorted()).toEqual(["done", "failed"]);
  expect(items.find(({ clientId }) => clientId === other)?.sentence).toMatch(/belongs to team-billing/);
});

test("a client that somebody changed after the dry run is left as it is", async () => {
  const [first = "", second = ""] = await clientsFor(cognito, 2);
  const runId = await started({ kind: "suspend" }, [first, second]);
  await changedElsewhere(cognito.sdk, second, { ClientName: "renamed meanwhile" });
  const before = await updates([second]);
  await instanceWorks();
  const { items } = await standing(runId);
  expect(items.find(({ clientId }) => clientId === first)?.state).toBe("done");
  expect(items.find(({ clientId }) => clientId === second)).toMatchObject({
    state: "skipped",
    sentence: expect.stringMatching(/changed after the dry run/),
  });
  expect(await updates([second])).toBe(before);
});

test("a stopped run begins no further client, and goes on when it is started again", async () => {
  const ids = await clientsFor(cognito, 3);
  const runId = await started(lifetime, ids);
  got(await stopRun(runId, "ann@example.com stopped it."));
  await instanceWorks();
  expect((await standing(runId)).run).toMatchObject({
    state: "stopped",
    reason: "ann@example.com stopped it.",
  });
  expect(await updates(ids)).toBe(0);
  got(await startRun(runId));
  await instanceWorks();
  expect((await standing(runId)).states).toEqual(["done", "done", "done"]);
});

test("a run that stops ends, though the rights of its person are too old by now", async () => {
  const runId = await started(lifetime, await clientsFor(cognito, 2));
  got(await stopRun(runId, "an admin stopped it."));
  await forgetSignIns();
  await instanceWorks();
  expect((await standing(runId)).run).toMatchObject({ state: "stopped", reason: "an admin stopped it." });
});

test("two instances never perform the same item", async () => {
  const ids = await clientsFor(cognito, 10);
  const runId = await started(lifetime, ids);
  await Promise.all([instanceWorks("one"), instanceWorks("two"), instanceWorks("three")]);
  expect((await standing(runId)).states).toEqual(Array(10).fill("done"));
  expect(await updates(ids)).toBe(10);
});

test("an item whose instance died before its act is performed once by the next, one after it not again", async () => {
  const ids = await clientsFor(cognito, 3);
  const runId = await started(lifetime, ids);
  const run = got(await holdNextRun("dead"));
  if (!run) throw new Error("Nobody else is here.");
  got(await claimItem(runId, "dead", poolId));
  const done = got(await claimItem(runId, "dead", poolId));
  if (!done) throw new Error("The run has three items.");
  got(await performItem("set lifetime", orderer(run), done));
  got(await letGoOfRun(runId, "dead"));
  expect((await standing(runId)).states).toEqual(["running", "running", "waiting"]);
  await instanceWorks("next");
  expect((await standing(runId)).states).toEqual(["done", "done", "done"]);
  expect(await updates(ids)).toBe(3);
});

test("a failure that passes is tried again, and an outcome that nobody knew is looked up", async () => {
  const ids = await clientsFor(cognito, 6);
  const runId = await started(lifetime, ids);
  const operation = "UpdateUserPoolClient";
  await pullLever(cognito.url, "faults", { operation, kind: "reset-before", nth: 2 });
  await pullLever(cognito.url, "faults", { operation, kind: "reset-after-commit", nth: 4 });
  await instanceWorks();
  expect((await standing(runId)).states).toEqual(Array(6).fill("done"));
  expect(await updates(ids)).toBe(6);
});

test("a failure that every client would have pauses the run with its reason", async () => {
  const ids = await clientsFor(cognito, 4);
  const runId = await started(lifetime, ids);
  await pullLever(cognito.url, "faults", {
    operation: "UpdateUserPoolClient",
    kind: "access-denied",
    rate: 1,
  });
  await instanceWorks();
  const { run, states } = await standing(runId);
  expect(run).toMatchObject({
    state: "paused",
    reason: expect.stringMatching(/needs cognito-idp:UpdateUserPoolClient.*tries again in 5 minutes/),
  });
  expect(states).toEqual(Array(4).fill("waiting"));
});

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";
const others: [string, Record<string, unknown>][] = [
  ["adds scopes", { kind: "add scopes", scopes: [write] }],
  ["removes scopes", { kind: "remove scopes", scopes: [write] }],
  ["switches revocation", { kind: "switch revocation", isOn: "false" }],
  ["sets an owner", { kind: "set owner", team: "team-new", newTeam: "team-new" }],
  ["sets a ticket", { kind: "set ticket", ticket: "OPS-1" }],
  ["deletes", { kind: "delete" }],
];

test.each(others)("a run %s", async (_, change) => {
  const held = { AllowedOAuthScopes: change.kind === "add scopes" ? [read] : [read, write] };
  const runId = await started(change, await clientsFor(cognito, 1, held));
  await instanceWorks();
  expect((await standing(runId)).items).toMatchObject([{ state: "done", sentence: null }]);
});
