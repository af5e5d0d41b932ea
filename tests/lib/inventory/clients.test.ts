import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, test, vi } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientSearch } from "@/lib/domain/list/parse";
import {
  findAll,
  findClients,
  isNameTaken,
  listProgress,
  readClient,
  rememberedClient,
} from "@/lib/inventory/clients";
import { fill, settingsLines } from "@/lib/inventory/fill";
import { listNames } from "@/lib/inventory/listing";
import { aClient, aPool, shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

const everything: ClientSearch = { page: 1 };

/** The calls to one pool: what an earlier test began may still be read in another. */
const operationsOn = async ({ id }: Pool) =>
  (await journalOf(cognito.url)).flatMap(({ operation, pool }) => (pool === id ? operation : []));

const now = Date.now;
let ahead = 0;

/** Moves the clock on, by milliseconds. It never goes back, because the scheduler would wait until it is there again. */
function later(milliseconds: number): void {
  ahead += milliseconds;
  vi.spyOn(Date, "now").mockImplementation(() => now() + ahead);
}

/** Fills these rows in; gives those that arrived. */
async function filled(pool: Pool, ids: readonly string[]) {
  const rows = [];
  for await (const line of fill(pool, ids, false)) if (line.is === "row") rows.push(line.row);
  return rows;
}

async function found(search: Partial<ClientSearch> = {}) {
  const result = await findClients(devPool(), { ...everything, ...search });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test("names are there at once, settings are not asked for", async () => {
  const { rows, progress } = got(await findClients(await aPool(cognito.sdk, 10), everything));
  expect(rows).toHaveLength(10);
  expect(progress).toMatchObject({ read: 0, of: rows.length, listedAt: expect.any(Number), trouble: null });
  expect(progress.secondsLeft).toBe(Math.ceil(rows.length / 4));
  expect(rows.every((row) => row.client === null)).toBe(true);
});

test("settings arrive one by one, are kept, and take clients of people off the machines' list", async () => {
  const pool = await aPool(cognito.sdk, 2);
  await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool.id,
      ClientName: "shop",
      AllowedOAuthFlows: ["code"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://shop.example.com/back"],
      SupportedIdentityProviders: ["COGNITO"],
    }),
  );
  const inPool = async (search: Partial<ClientSearch> = {}) =>
    got(await findClients(pool, { ...everything, ...search }));
  const { rows, matches } = await inPool();
  const ids = rows.map((row) => row.clientId);
  const arrived = await filled(pool, ids);
  expect(arrived.map((it) => it.clientId).sort()).toEqual([...ids].sort());
  const after = await inPool();
  expect(after.rows.every((row) => row.client !== null)).toBe(true);
  expect(after.hidden).toBeGreaterThan(0);
  expect(after.matches).toBe(matches - after.hidden);
  expect((await inPool({ kind: "all" })).matches).toBe(matches);
  expect(await listProgress(pool)).toMatchObject({ ok: true, value: { read: matches, of: matches } });
});

test("a page of settings is read within Cognito's own rate, not once too fast", async () => {
  await pullLever(cognito.url, "quotas", { on: true });
  await pullLever(cognito.url, "journal");
  const prod = { ...devPool(), id: "eu-west-1_LocalPrd1" };
  const names = await findClients(prod, everything);
  const ids = names.ok ? names.value.rows.map((row) => row.clientId) : [];
  expect(await filled(prod, ids)).toHaveLength(ids.length);
  const described = await journalOf(cognito.url, "DescribeUserPoolClient");
  const calls = described.filter(({ pool }) => pool === prod.id);
  expect(calls).toHaveLength(ids.length);
  expect(calls.every((call) => call.error === null)).toBe(true);
  await pullLever(cognito.url, "quotas");
});

test("a search looks into names and ids, whatever their case", async () => {
  const [first] = (await found()).rows;
  if (!first) throw new Error("The seed has no clients");
  expect((await found({ q: first.name.toUpperCase().slice(1) })).rows).toContainEqual(first);
  expect((await found({ q: first.clientId.slice(3, 12) })).rows).toEqual([first]);
  expect(await found({ q: "no such client" })).toMatchObject({ rows: [], matches: 0 });
});

test("a name is taken in any case, and a new one is free", async () => {
  const [first] = (await found()).rows;
  expect(await isNameTaken(devPool(), ` ${first?.name.toUpperCase()} `)).toEqual({ ok: true, value: true });
  expect(await isNameTaken(devPool(), "brand new")).toEqual({ ok: true, value: false });
});

test("a name is looked for among names of minutes ago, and listed again among older ones", async () => {
  const pool = await aPool(cognito.sdk, 1);
  await findClients(pool, everything);
  await aClient(cognito.sdk, pool, "newcomer");
  await pullLever(cognito.url, "journal");
  later(600_000);
  expect(await isNameTaken(pool, "newcomer")).toEqual({ ok: true, value: false });
  expect(await journalOf(cognito.url)).toEqual([]);
  later(600_000);
  expect(await isNameTaken(pool, "newcomer")).toEqual({ ok: true, value: true });
});

test("a stream of settings has one line per client, says what it could not read, and ends", async () => {
  const { UserPoolClient } = await cognito.sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId: devPool().id,
      ClientName: "streamed",
      GenerateSecret: true,
    }),
  );
  const id = UserPoolClient?.ClientId ?? "";
  const text = await new Response(
    settingsLines(fill(devPool(), [id, "gone0gone0gone0gone0gone00"], false)),
  ).text();
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.find((line) => line.is === "row").row).toMatchObject({ clientId: id, name: "streamed" });
  expect(lines.find((line) => line.is === "failed")).toMatchObject({
    clientId: "gone0gone0gone0gone0gone00",
    message: expect.any(String),
  });
  expect(lines.at(-1)).toMatchObject({ is: "progress" });
  expect(text).not.toContain(UserPoolClient?.ClientSecret ?? "no secret");
});

test("who leaves a page lets the rows that others look at be read next", async () => {
  const pool = await aPool(cognito.sdk, 40);
  await findClients(pool, everything);
  const ids = [...(await shelfOf(pool)).entries.keys()];
  await pullLever(cognito.url, "journal");
  const left = fill(pool, ids.slice(0, 30), false);
  await left.next();
  await left.return(undefined);
  expect(await filled(pool, ids.slice(30, 33))).toHaveLength(3);
  const described = await journalOf(cognito.url, "DescribeUserPoolClient");
  const asked = described.flatMap((call) => (call.pool === pool.id ? call.client : []));
  expect(asked.length).toBeLessThan(15);
  expect(ids.slice(30, 33).every((id) => asked.includes(id))).toBe(true);
});

test("fifty people who open and fill the list at once cost the calls of one", async () => {
  const pool = await aPool(cognito.sdk, 10);
  await pullLever(cognito.url, "journal");
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const page = await findClients(pool, everything);
      const ids = page.ok ? page.value.rows.map(({ clientId }) => clientId) : [];
      expect(await filled(pool, ids)).toHaveLength(10);
    }),
  );
  const calls = await operationsOn(pool);
  expect(calls.filter((it) => it === "ListUserPoolClients")).toHaveLength(1);
  expect(calls.filter((it) => it === "DescribeUserPoolClient")).toHaveLength(10);
  expect(calls.filter((it) => it === "ListUserPoolClientSecrets")).toHaveLength(10);
});

test("refreshing lists the names and reads the rows in sight again, and not once more for a while", async () => {
  const pool = await aPool(cognito.sdk, 2);
  await findClients(pool, everything);
  const ids = [...(await shelfOf(pool)).entries.keys()];
  await filled(pool, ids);
  later(60_000);
  await aClient(cognito.sdk, pool, "newcomer");
  await pullLever(cognito.url, "journal");
  for (let times = 0; times < 3; times += 1) for await (const line of fill(pool, ids, true)) void line;
  const calls = await operationsOn(pool);
  expect(calls.filter((it) => it === "ListUserPoolClients")).toHaveLength(1);
  expect(calls.filter((it) => it === "DescribeUserPoolClient")).toHaveLength(2);
  const all = await findAll(pool, { kind: "all", page: 1 });
  expect(all).toMatchObject({ ok: true, value: { rows: { length: 3 } } });
});

test("while Cognito throttles, the list stays, says so, and its calls become rare", async () => {
  const pool = await aPool(cognito.sdk, 3);
  await findClients(pool, everything);
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPoolClient", kind: "throttle", rate: 1 });
  const { entries } = await shelfOf(pool);
  const [first = ""] = entries.keys();
  await pullLever(cognito.url, "journal");
  const lines = [];
  for await (const line of fill(pool, [first], false)) lines.push(line);
  expect(lines.filter(({ is }) => is === "failed")).toEqual([
    { is: "failed", clientId: first, message: expect.stringContaining("Cognito is throttling") },
  ]);
  const describes = (await operationsOn(pool)).filter((it) => it === "DescribeUserPoolClient");
  expect(describes.length).toBeGreaterThanOrEqual(1);
  expect(describes.length).toBeLessThanOrEqual(4);
  const page = await findClients(pool, everything);
  expect(page).toMatchObject({
    ok: true,
    value: { matches: 3, progress: { trouble: expect.stringContaining("Cognito is throttling") } },
  });
  await pullLever(cognito.url, "faults");
});

test("after a listing that failed nobody is told that all clients are there, though an older one was whole", async () => {
  const pool = await aPool(cognito.sdk, 2);
  const all = { kind: "all", page: 1 } as const;
  await listNames(pool, await shelfOf(pool), "now").whole;
  expect(await findAll(pool, all)).toMatchObject({ ok: true, value: { isListed: true } });
  await pullLever(cognito.url, "iam", { deny: ["ListUserPoolClients"] });
  await listNames(pool, await shelfOf(pool), "now").whole;
  expect(await findAll(pool, all)).toMatchObject({
    ok: true,
    value: { rows: { length: 2 }, isListed: false, progress: { listedAt: expect.any(Number) } },
  });
  await pullLever(cognito.url, "iam");
});

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
