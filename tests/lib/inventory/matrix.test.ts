import { expect, test } from "vitest";
import { namesNow } from "@/lib/inventory/clients";
import { clientElsewhere, matrixOf } from "@/lib/inventory/matrix";
import { readEntry } from "@/lib/inventory/reading";
import { saveLink } from "@/lib/store/client-links";
import { aClient, aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

embeddedStore();
const cognito = await ownCognito();

/** Two environments with a client `orders` each, whose names are known. */
async function twoPools() {
  const dev = await aPool(cognito.sdk, 0);
  const prod = { ...(await aPool(cognito.sdk, 0)), environment: "prod" };
  const inDev = await aClient(cognito.sdk, dev, "orders");
  const inProd = await aClient(cognito.sdk, prod, "orders");
  for (const pool of [dev, prod]) got(await namesNow(pool));
  return { dev, prod, inDev, inProd };
}

test("pools stand side by side by what is remembered of them, without a call, and what is missing is named", async () => {
  const { dev, prod, inDev } = await twoPools();
  got(await readEntry(dev, await shelfOf(dev), inDev, "now"));
  const unlisted = { ...(await aPool(cognito.sdk, 0)), environment: "test" };
  await pullLever(cognito.url, "journal");
  const { matrix, columns, gaps } = got(await matrixOf([dev, prod, unlisted]));
  expect(matrix.rows.map(({ name, cells }) => [name, ...cells.map((clients) => clients.length)])).toEqual([
    ["orders", 1, 1, 0],
  ]);
  expect(columns.map(({ environment, isListed }) => [environment, isListed])).toEqual([
    ["dev", true],
    ["prod", true],
    ["test", false],
  ]);
  expect(gaps.map(({ environment, sentence }) => `${environment}: ${sentence}`)).toEqual([
    "prod: The settings of 1 client haven’t been read yet.",
    "test: Its clients haven’t all been listed yet.",
  ]);
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("the same rows are kept until a client or a link changes", async () => {
  const { dev, prod, inProd } = await twoPools();
  const rows = async () => got(await matrixOf([dev, prod])).matrix.rows;
  const first = await rows();
  expect(await rows()).toBe(first);
  got(await saveLink(prod.id, { clientId: inProd, rowName: "orders-elsewhere", by: "ann@example.com" }));
  expect((await rows()).map(({ name }) => name)).toEqual(["orders", "orders-elsewhere"]);
  const kept = await rows();
  await aClient(cognito.sdk, dev, "billing");
  got(await namesNow(dev));
  expect(await rows()).not.toBe(kept);
});

test("one client finds its counterparts by name or by link, its own environment first", async () => {
  const { dev, prod, inDev, inProd } = await twoPools();
  const idsOf = async (clientId: string) =>
    got(await clientElsewhere(dev, clientId, [prod, dev]))?.row.cells.map((clients) =>
      clients.map((client) => client.clientId),
    );
  expect(await idsOf(inDev)).toEqual([[inDev], [inProd]]);
  const other = await aClient(cognito.sdk, dev, "renamed");
  got(await namesNow(dev));
  expect(await idsOf(other)).toEqual([[other], []]);
  got(await saveLink(dev.id, { clientId: other, rowName: "orders", by: "ann@example.com" }));
  expect(await idsOf(other)).toEqual([[other], [inProd]]);
  expect(await idsOf("unknown")).toBeUndefined();
});

test("the matrix says so if the links cannot be read", async () => {
  const { dev } = await twoPools();
  await withoutTable("client_links", async () => {
    expect(await matrixOf([dev])).toMatchObject({ ok: false, problem: { code: "store-unreachable" } });
    expect(await clientElsewhere(dev, "any", [])).toMatchObject({ ok: false });
  });
});
