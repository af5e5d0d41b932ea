import { expect, test } from "vitest";
import { findClients, readClient, rememberedClient } from "@/lib/inventory/clients";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

test("a client is remembered as it was last read and as of then, without a call, and not before it was", async () => {
  const pool = await aPool(cognito.sdk, 1);
  got(await findClients(pool, { page: 1 }));
  const [clientId = ""] = (await shelfOf(pool)).entries.keys();
  expect(await rememberedClient(pool, clientId)).toBeNull();
  const before = Date.now();
  const client = got(await readClient(pool, clientId));
  await pullLever(cognito.url, "journal");
  const remembered = await rememberedClient(pool, clientId);
  expect(remembered).toMatchObject({ client, secrets: null, owner: null, marks: { isSuspended: false } });
  expect(remembered?.describedAt).toBeGreaterThanOrEqual(before);
  expect(await rememberedClient(pool, "nobody")).toBeNull();
  expect(await journalOf(cognito.url)).toEqual([]);
});
