import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { auditIntent } from "@/lib/auth/audit-intent";
import { refusal, refusalOfAct } from "@/lib/auth/enter-route";
import { personRoute } from "@/lib/auth/person-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { problem, tooOften } from "@/lib/domain/problem";
import { recordOutcome } from "@/lib/store/audit/rows";
import {
  comeAs,
  comeAsStranger,
  dev,
  newestRow,
  origin,
  prod,
  request,
  rowCount,
  settingsFor,
} from "@/tests/kit/door/a-visitor";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

const query = z.strictObject({ ids: z.union([z.string(), z.array(z.string())]).optional() });
const asked = (search = "") => new NextRequest(`${origin}/any${search}`, { headers: request.headers });

const inPool = poolRoute("export clients", "read", query, async (pool, found) =>
  Response.json([pool.id, found]),
);
const ofPool = (environment: string, search = "") =>
  inPool(asked(search), { params: Promise.resolve({ environment }) });
const create = poolRoute("check client name", "create client", query, async () => Response.json("in"));
const anywhere = personRoute("verify audit trail", query, async (person, found) =>
  Response.json([person.email, person.teams, found]),
);

const both = [
  ["a pool's", (search?: string) => ofPool("dev", search), dev, "export clients"],
  ["a person's", (search?: string) => anywhere(asked(search)), null, "verify audit trail"],
] as const;

for (const [what, get, poolId, action] of both) {
  test.each(["same-site", "cross-site", "", "Same-Origin", "none, same-origin"])(
    `${what} address refuses a request from %j, and leaves a row`,
    async (site) => {
      await comeAs({ headers: { "sec-fetch-site": site } });
      const before = await rowCount();
      const response = await get();
      expect([response.status, (await response.json()).code]).toEqual([403, "wrong-origin"]);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await rowCount()).toBe(before + 1);
      expect(await newestRow()).toMatchObject({
        action,
        poolId,
        outcome: "wrong-origin",
        input: {},
        intentId: null,
      });
    },
  );

  test(`${what} address lets its own pages in, and what says nothing of itself, without a row`, async () => {
    const before = await rowCount();
    for (const site of ["same-origin", "none"]) {
      await comeAs({ headers: { "sec-fetch-site": site } });
      expect((await get()).status).toBe(200);
    }
    await comeAs({});
    expect((await get()).status).toBe(200);
    expect(await rowCount()).toBe(before);
  });

  test(`${what} address checks origin, then session and role, then the query`, async () => {
    const wrong = "?unknown=1";
    comeAsStranger({ "sec-fetch-site": "cross-site" });
    expect((await get(wrong)).status).toBe(403);
    comeAsStranger();
    expect((await get(wrong)).status).toBe(401);
    await comeAs({ groups: ["team-orders"] });
    const noRole = await get(wrong);
    expect([noRole.status, (await noRole.json()).code]).toEqual([403, "no-role"]);
    await comeAs({ groups: ["m2m-viewer"] });
    expect((await get(wrong)).status).toBe(400);
    expect(await newestRow()).toMatchObject({ action, poolId, outcome: "invalid", input: {} });
    expect((await get()).status).toBe(200);
  });
}

test("a pool's address opens pools in which the person has a role, and no other", async () => {
  await comeAs({ groups: ["m2m-viewer@prod"] });
  expect(await (await ofPool("prod", "?ids=a&ids=b")).json()).toEqual([prod, { ids: ["a", "b"] }]);
  for (const name of ["dev", dev, "unknown", "eu-west-1_Unknown1", ""]) {
    const response = await ofPool(name);
    expect([response.status, (await response.json()).code], name).toEqual([404, "not-found"]);
  }
  expect((await create(asked(), { params: Promise.resolve({ environment: "prod" }) })).status).toBe(403);
  expect(await newestRow()).toMatchObject({ outcome: "denied", role: "viewer", environment: "prod" });
});

test("an address with the pool's ID, from before environments stood there, opens the same pool", async () => {
  await comeAs({ groups: ["m2m-viewer@prod"] });
  expect(await (await ofPool(prod, "?ids=a")).json()).toEqual([prod, { ids: "a" }]);
});

test("the row of a refused query names the role in the pool", async () => {
  await comeAs({ groups: ["m2m-operator@dev"] });
  expect((await ofPool("dev", "?unknown=1")).status).toBe(400);
  expect(await newestRow()).toMatchObject({ role: "operator", environment: "dev", outcome: "invalid" });
});

test("quotes around an environment's name set it apart", async () => {
  await comeAs({});
  await ofPool('"new"');
  expect(await newestRow()).toMatchObject({
    poolId: "new",
    outcome: "not-found",
    environment: null,
    role: null,
  });
});

test("a person's address is told who asks", async () => {
  await comeAs({ groups: ["m2m-viewer", "team-orders"], personId: "bob" });
  expect(await (await anywhere(asked("?ids=a"))).json()).toEqual([
    "bob@example.com",
    ["team-orders"],
    { ids: "a" },
  ]);
});

test("while the store is away nobody gets in, and nobody is taken for signed out", async () => {
  await comeAs({});
  const response = await withoutTable("sessions", () => ofPool("dev"));
  expect([response.status, (await response.json()).code]).toEqual([502, "store-unreachable"]);
});

test("an act of no pool is noted before it is done, and is not done where it cannot be", async () => {
  await comeAs({ groups: ["m2m-admin"] });
  const ref = got(await auditIntent("export audit trail", { format: "csv", clientId: "orders" }));
  const facts = {
    action: "export audit trail",
    poolId: null,
    environment: null,
    role: null,
    clientId: "orders",
  };
  expect(await newestRow()).toMatchObject({
    ...facts,
    outcome: "intended",
    input: { format: "csv" },
    intentId: null,
  });
  got(await recordOutcome(ref, { outcome: "done", requestId: null }));
  expect(await newestRow()).toMatchObject({ ...facts, outcome: "done", outcomeOf: ref.sequence });
  expect(await withoutTable("audit_rows", () => auditIntent("export audit trail", {}))).toMatchObject({
    problem: { code: "store-unreachable" },
  });
  comeAsStranger();
  expect(await auditIntent("export audit trail", {})).toMatchObject({ problem: { code: "signed-out" } });
});

test("a query has at most 8,192 characters", async () => {
  await comeAs({});
  const search = (characters: number) => `?ids=${"a".repeat(characters - "?ids=".length)}`;
  expect((await anywhere(asked(search(8_192)))).status).toBe(200);
  const longer = await anywhere(asked(search(8_193)));
  expect([longer.status, (await longer.json()).code]).toEqual([400, "invalid"]);
});

/** A query as a page posts it, beside one in the address. */
const posted = (search: string, body: string, from = origin) =>
  inPool(
    new NextRequest(`${origin}/any${search}`, {
      method: "POST",
      headers: { ...Object.fromEntries(request.headers), origin: from },
      body,
    }),
    { params: Promise.resolve({ environment: "dev" }) },
  );

test("a query too long for an address is posted by the console's own pages, and joins that of the address", async () => {
  await comeAs({});
  const long = "a".repeat(20_000);
  expect(await (await posted("?ids=b", `ids=${long}`)).json()).toEqual([dev, { ids: ["b", long] }]);
  const answers = [
    await posted("", "ids=a", "https://elsewhere.example.com"),
    await posted("", "ids=a&unknown=1"),
    await posted("", `ids=${"a".repeat(1_024 * 1_024)}`),
  ];
  expect(await Promise.all(answers.map(async (it) => [it.status, (await it.json()).code]))).toEqual([
    [403, "wrong-origin"],
    [400, "invalid"],
    [400, "invalid"],
  ]);
});

test("a refusal says when to come again only where waiting helps", async () => {
  const soon = refusalOfAct(tooOften(7));
  expect([soon.status, soon.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(refusal(tooOften(7)).headers.get("retry-after")).toBe("7");
  const never = refusalOfAct(problem("denied"));
  expect([never.status, never.headers.has("retry-after")]).toEqual([403, false]);
});

test("a handler can refuse people with a role who may not use it, and the trail has the refusal", async () => {
  const sentence = (person: { email: string }) => (person.email.startsWith("bob") ? "Not for you." : null);
  const guarded = personRoute("run doctor", query, async () => Response.json("in"), sentence);
  await comeAs({ personId: "ann" });
  expect((await guarded(asked())).status).toBe(200);
  await comeAs({ personId: "bob" });
  const refused = await guarded(asked());
  expect([refused.status, await refused.json()]).toEqual([403, { code: "denied", message: "Not for you." }]);
  expect(await newestRow()).toMatchObject({ action: "run doctor", outcome: "denied" });
});
