import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test } from "vitest";
import { deleteClient } from "@/lib/acts/clients/delete";
import { editOwner } from "@/lib/acts/clients/own";
import type { ClientOwnerDraft } from "@/lib/domain/access/owner-draft";
import { ownerText } from "@/lib/domain/access/ownership";
import { findClients, recentClient } from "@/lib/inventory/clients";
import { ownerOf } from "@/lib/store/ownership";
import { aClient, aPool } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

type Pool = Awaited<ReturnType<typeof aPool>>;
const nobody = { ownerTeam: null, contact: "", purpose: "", ticket: "", seen: ownerText(null) };

async function give(pool: Pool, draft: ClientOwnerDraft) {
  const plan = await editOwner.plan(pool, draft);
  return plan.ok ? plan.value.run() : plan;
}

test("the list knows at once whom a client was given to", async () => {
  const pool = await aPool(cognito.sdk, 1);
  const [client] = got(await findClients(pool, { page: 1 })).rows;
  const clientId = client?.clientId ?? "";
  got(await give(pool, { ...nobody, clientId, ownerTeam: "team-orders", newTeam: "team-orders" }));
  expect(got(await findClients(pool, { page: 1, kind: "all", owner: ["team-orders"] })).rows).toMatchObject([
    { clientId, ownerTeam: "team-orders" },
  ]);
});

test("of many who say at once who owns a client one is done, and all others are told", async () => {
  const pool = await aPool(cognito.sdk, 0);
  const clientId = await aClient(cognito.sdk, pool, "wanted by many");
  const contacts = Array.from({ length: 12 }, (_, number) => `contact ${number}`);
  const answers = await Promise.all(contacts.map((contact) => give(pool, { ...nobody, clientId, contact })));
  const done = answers.flatMap((answer) => (answer.ok ? [answer.value.after.contact] : []));
  expect(done).toHaveLength(1);
  expect(got(await ownerOf(pool.id, clientId))?.contact).toBe(done[0]);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
  expect(refusals.filter((code) => code !== "changed-meanwhile" && code !== "busy")).toEqual([]);
});

test("a client that never was, and one that is gone, has no owner, however late that is noticed", async () => {
  const pool = devPool();
  const never = "0123456789abcdefghijklmnop";
  expect(await give(pool, { ...nobody, clientId: never })).toMatchObject({ problem: { code: "not-found" } });
  expect(got(await ownerOf(pool.id, never))).toBeNull();
  const clientId = await rawClient(cognito.sdk, "deleted elsewhere");
  await cognito.sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId }));
  expect(await give(pool, { ...nobody, clientId })).toMatchObject({ problem: { code: "not-found" } });
  const slow = await rawClient(cognito.sdk, "deleted here");
  got(await recentClient(pool, slow));
  const plan = got(await editOwner.plan(pool, { ...nobody, clientId: slow }));
  got(await got(await deleteClient.plan(pool, { clientId: slow })).run());
  expect(await plan.run()).toMatchObject({ problem: { code: "not-found" } });
  expect(got(await ownerOf(pool.id, slow))).toBeNull();
});
