import { expect, test, vi } from "vitest";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { listProgress } from "@/lib/inventory/clients";
import { hydrate } from "@/lib/inventory/hydration";
import { listNames } from "@/lib/inventory/listing";
import { noteTrouble } from "@/lib/inventory/pool/trouble";
import { show } from "@/lib/inventory/shelf";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito();

test("while a pool is not being read, its progress says why, and foretells no end", async () => {
  const pool = devPool("eu-west-1_Troubled0");
  show(await shelfOf(pool), unreadEntry({ clientId: "unread", name: "unread" }, false));
  expect(got(await listProgress(pool))).toMatchObject({ trouble: null, secondsLeft: expect.any(Number) });
  noteTrouble(pool.id, "Cognito cannot be reached.");
  expect(got(await listProgress(pool))).toMatchObject({
    trouble: "Cognito cannot be reached.",
    secondsLeft: null,
  });
  expect(got(await listProgress(devPool()))).toMatchObject({ trouble: null });
  noteTrouble(pool.id, null);
  expect(got(await listProgress(pool))).toMatchObject({ trouble: null, secondsLeft: expect.any(Number) });
});

test("the background says why it reads nobody, and is silent once it reads on, or has ended", async () => {
  const pool = await aPool(cognito.sdk, 2);
  await listNames(pool, await shelfOf(pool), "background").whole;
  const progress = async () => got(await listProgress(pool));
  await pullLever(cognito.url, "faults", {
    operation: "DescribeUserPoolClient",
    kind: "expired-credentials",
    rate: 1,
  });
  const stop = new AbortController();
  const reading = hydrate(pool, stop.signal);
  await vi.waitUntil(async () => (await progress()).trouble !== null, { timeout: 60_000 });
  expect(await progress()).toMatchObject({
    read: 0,
    secondsLeft: null,
    trouble: expect.stringContaining("credentials have expired"),
  });
  await pullLever(cognito.url, "faults");
  await vi.waitUntil(async () => (await progress()).read === 2, { timeout: 60_000 });
  expect((await progress()).trouble).toBeNull();
  noteTrouble(pool.id, "left behind");
  stop.abort();
  await reading;
  expect((await progress()).trouble).toBeNull();
});
