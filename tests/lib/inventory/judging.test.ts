import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { auditActions } from "@/lib/domain/audit/action";
import { judge, ownActOn } from "@/lib/inventory/judging";
import { readEntry } from "@/lib/inventory/reading";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { doorOf } from "@/tests/kit/door/a-door";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();
const cognito = await ownCognito();
const pool = devPool();

test("a reading that was asked for before our own write does not take its place", async () => {
  const clientId = await rawClient(cognito.sdk, "suspended meanwhile");
  const shelf = await shelfOf(pool);
  const older = got(await readEntry(pool, shelf, clientId, "visible"));
  if (!older) throw new Error("It is there.");
  await doorOf(pool).planned("suspend client", clientId, suspendClient.plan(pool, { clientId }));
  const isOff = () => shelf.entries.get(clientId)?.entry.client?.isOAuthOn === false;
  await expect.poll(isOff).toBe(true);
  expect(got(await judge(pool, shelf, older, older))?.client?.isOAuthOn).toBe(false);
  expect(isOff()).toBe(true);
});

/** What calls Cognito to change a client or its secrets. */
const changing = new Set([
  "create client",
  "edit client",
  "drop dead scopes",
  "remove scope from client",
  "switch on OAuth",
  "suspend client",
  "resume client",
  "delete client",
  "start rotation",
  "finish rotation",
  "cancel rotation",
  "undo rotation",
  "delete leaked secret",
]);

test.each(auditActions)("whether %s explains a change of the client in Cognito", async (action) => {
  const poolId = `pool of ${action}`;
  const facts = factsOf({ poolId, action, clientId: "orders" });
  const since = Date.now() - 60_000;
  const explains = changing.has(action);
  const ref = got(await recordIntent(facts));
  expect(await ownActOn(poolId, "orders", since)).toBe(explains ? "unknown" : "not ours");
  got(await recordOutcome(ref, { outcome: "done", requestId: null }));
  expect(await ownActOn(poolId, "orders", since)).toBe(explains ? "ours" : "not ours");
});

test("an act that only another release knows may have changed the client", async () => {
  const facts = factsOf({ poolId: "newer", action: "paint client", clientId: "orders" });
  got(await recordOutcome(got(await recordIntent(facts)), { outcome: "done", requestId: null }));
  expect(await ownActOn("newer", "orders", Date.now() - 60_000)).toBe("ours");
});

test("a form under way that leaves clients alone leaves nobody in doubt", async () => {
  const facts = factsOf({ poolId: "forms", action: "edit owner", intentId: randomUUID() });
  const claim = { personId: facts.person.id, intentId: facts.intentId ?? "", claim: randomUUID() };
  const traced = { ...claim, poolId: "forms", object: null, knownIds: [], fingerprint: null };
  got(await recordIntent(facts, { ...traced, operation: "edit owner" }));
  expect(await ownActOn("forms", "orders", null)).toBe("not ours");
  const another = { ...traced, intentId: randomUUID(), claim: randomUUID() };
  got(
    await recordIntent({ ...facts, intentId: another.intentId }, { ...another, operation: "create client" }),
  );
  expect(await ownActOn("forms", "orders", null)).toBe("unknown");
});
