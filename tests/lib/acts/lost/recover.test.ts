import { randomUUID } from "node:crypto";
import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, test, vi } from "vitest";
import { planClient } from "@/lib/acts/clients/creation";
import { recoverIntents } from "@/lib/acts/lost/recover";
import type { Pool } from "@/lib/domain/access/roles";
import { openIntents } from "@/lib/store/audit/intents";
import { recordIntent } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { foundRows } from "@/lib/store/found-rows";
import { ownerOf } from "@/lib/store/ownership";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();
const cognito = await ownCognito();
afterEach(() => vi.useRealTimers());

/** A pool for each test: after a look at its open intents, another is made half a minute later at the earliest. */
const [dev, prod] = [devPool(), { ...devPool(), id: "eu-west-1_LocalPrd1" }];
const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

/** A console that dies after it has written what it is about to do; `isCalled`: and after Cognito has done it. */
async function dies(pool: Pool, name: string, isCalled: boolean) {
  const action = "create client";
  const draft = {
    ownerTeam: "team-orders",
    newTeam: "team-orders",
    contact: "#orders",
    purpose: "",
    ticket: "",
    name,
    scopes: ["auth-resource-server/custom-scope.read"],
    tokenMinutes: 60,
  };
  const plan = got(await planClient(pool, draft));
  const intentId = randomUUID();
  const facts = factsOf({ action, poolId: pool.id, intentId, input: draft });
  const trace = { object: null, knownIds: [], fingerprint: null, ...plan.trace };
  const claim = { ...trace, personId: facts.person.id, intentId, claim: randomUUID(), poolId: pool.id };
  got(await recordIntent(facts, { ...claim, operation: action }));
  if (isCalled) await plan.run();
  return intentId;
}

/** The rows of a form, oldest first. */
const rowsOf = async (intentId: string) =>
  got(await findRows({}, 100))
    .filter((row) => row.intentId === intentId)
    .reverse();

test("after a crash what was made is found by its secret, owned, told to whom began it, and in the trail", async () => {
  const pool = dev;
  const made = await dies(pool, "made-and-lost", true);
  const never = await dies(pool, "never-made", false);
  await pullLever(cognito.url, "journal");
  await recoverIntents(pool);
  expect(await rowsOf(made)).toHaveLength(1);
  expect(await journalOf(cognito.url)).toEqual([]);

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 180_000 });
  await recoverIntents(pool);
  const [intended, found] = await rowsOf(made);
  expect(found).toMatchObject({
    outcome: "recovered",
    outcomeOf: intended?.sequence,
    after: { name: "made-and-lost" },
    object: { kind: "client" },
  });
  const clientId = found?.clientId ?? "";
  expect(got(await ownerOf(pool.id, clientId))).toMatchObject({ team: "team-orders", contact: "#orders" });
  expect((await rowsOf(never)).map(({ outcome }) => outcome)).toEqual(["intended", "not-done"]);
  const told = got(await foundRows(intended?.person.id ?? "", [pool.id], minutesAgo(60)));
  expect(told.map(({ outcome, clientId: about }) => [outcome, about])).toEqual([
    ["not-done", null],
    ["recovered", clientId],
  ]);
  expect(got(await openIntents(pool.id, Date.now() + 600_000))).toEqual([]);
  const { UserPoolClients = [] } = await cognito.sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId: pool.id, MaxResults: 60 }),
  );
  expect(UserPoolClients.filter(({ ClientName }) => ClientName === "made-and-lost")).toHaveLength(1);
});

test("an act that nothing tells of is closed as such, and one that Cognito does not tell of is left open", async () => {
  const pool = prod;
  const odd = await dies(pool, "left-open", false);
  const other = randomUUID();
  const facts = factsOf({ action: "act of another release", poolId: pool.id, intentId: other });
  const trace = { object: { kind: "client", id: "abc" }, knownIds: [], fingerprint: null };
  const claim = {
    ...trace,
    personId: facts.person.id,
    intentId: other,
    claim: randomUUID(),
    poolId: pool.id,
  };
  got(await recordIntent(facts, { ...claim, operation: "act of another release" }));
  await pullLever(cognito.url, "iam", { deny: ["ListUserPoolClients"] });

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 360_000 });
  await recoverIntents(pool);
  await pullLever(cognito.url, "iam");
  expect((await rowsOf(other)).map(({ outcome }) => outcome)).toEqual(["intended", "cannot-tell"]);
  expect(await rowsOf(odd)).toHaveLength(1);
  expect(got(await openIntents(pool.id, Date.now()))).toMatchObject([{ intentId: odd }]);
});
