import { expect, test } from "vitest";
import { suspendClient } from "@/lib/acts/clients/suspend";
import { judge } from "@/lib/inventory/judging";
import { readEntry } from "@/lib/inventory/reading";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { doorOf } from "@/tests/kit/door/a-door";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

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
