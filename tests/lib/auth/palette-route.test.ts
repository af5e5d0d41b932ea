import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/palette/route";
import type { Group } from "@/lib/domain/palette/entry";
import { findClients } from "@/lib/inventory/clients";
import { findRows } from "@/lib/store/audit/search";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { comeAs, comeAsStranger, dev, origin, prod, request } from "@/tests/kit/door/a-visitor";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const cognito = await ownCognito();

beforeAll(async () => {
  for (const id of [dev, prod]) got(await findClients(devPool(id), { page: 1 }));
});

const ask = (search: string) =>
  GET(new NextRequest(`${origin}/palette?${search}`, { headers: request.headers }));

async function found(search: string): Promise<string[]> {
  const answer = await ask(search);
  const { groups }: { groups: Group[] } = await answer.json();
  return groups.flatMap(({ entries }) => entries.map(({ title, href }) => `${title} > ${href}`));
}

test("a person finds clients of the pools in which they have a role, and of no other", async () => {
  await comeAs({ groups: ["m2m-viewer@dev"] });
  const own = await found("q=worker");
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((line) => !line.includes("/pools/dev/"))).toEqual([]);
  await comeAs({ groups: ["m2m-viewer"] });
  expect((await found("q=worker")).some((line) => line.includes("/pools/prod/"))).toBe(true);
});

test("clients seen last in a pool that the person may not see any more are not shown", async () => {
  await comeAs({});
  const [client = ""] = (await found("q=worker")).map((line) => line.split("/").at(-1) ?? "");
  const seen = `recent=dev/${client}`;
  expect((await found(seen))[0]).toContain(client);
  await comeAs({ groups: ["m2m-viewer@prod"] });
  expect((await found(seen)).join()).not.toContain(client);
});

test("a search costs no call, and leaves no row and no copy in a cache", async () => {
  await comeAs({});
  await pullLever(cognito.url, "journal");
  const rows = got(await findRows({}, 100)).length;
  const answer = await ask("q=worker");
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await journalOf(cognito.url)).toEqual([]);
  expect(got(await findRows({}, 100)).length).toBe(rows);
});

test("nobody who is not signed in finds anything, and a malformed question is refused", async () => {
  await comeAs({});
  expect((await ask(`q=${"x".repeat(129)}`)).status).toBe(400);
  comeAsStranger();
  const answer = await ask("q=worker");
  expect([answer.status, Object.keys(await answer.json())]).toEqual([401, ["code", "message"]]);
});
