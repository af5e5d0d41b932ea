import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { openClient, openPool } from "@/lib/auth/open-pool";
import { currentPerson, requirePerson, turnAway } from "@/lib/auth/person";
import { personRoute } from "@/lib/auth/person-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { problem } from "@/lib/domain/problem";
import { comeAs, comeAsStranger, dev, origin, prod, request, settingsFor } from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { fakeIssuer } from "@/tests/kit/door/fake-issuer";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const issuer = await fakeIssuer();
settingsFor(issuer.url);

const { token } = issuer;
const at = Date.now();
const minute = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  issuer.asked.length = 0;
  issuer.token = token;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Where a page sends its visitor: the address, or the status of what it shows instead. */
async function wayOf(page: Promise<unknown>): Promise<string> {
  const digest: unknown = await page.then(
    () => "stays",
    (error) => error.digest,
  );
  return String(digest).replace(/^NEXT_REDIRECT;\w+;(.*);\d+;$/, "$1");
}

test("who asks has the roles and teams of their groups", async () => {
  await comeAs({ groups: ["m2m-operator@dev", "m2m-viewer", "team-orders", "else"], personId: "bob" });
  expect(got(await currentPerson("reads"))).toEqual({
    id: "bob",
    email: "bob@example.com",
    name: "bob",
    grants: [
      { role: "operator", environment: "dev" },
      { role: "viewer", environment: null },
    ],
    teams: ["team-orders"],
  });
});

const form = () => formOf();
const none = z.object({});
const get = new NextRequest(`${origin}/any`);
const inDev = { params: Promise.resolve({ environment: "dev" }) };
const read = poolRoute("read", "read", none, async () => Response.json("in"));
const write = poolRoute("check", "create client", none, async () => Response.json("in"));
const anywhere = personRoute("read", none, async () => Response.json("in"));
const act = anAct();
const keepView = anAct("keep views");

test.each([
  ["an action", minute, () => act.send(form())],
  ["an action that everybody may do", minute, () => keepView.send(form())],
  ["an address that serves a write", minute, () => write(get, inDev)],
  ["an address that is read", 5 * minute, () => read(get, inDev)],
  ["an address of no pool", 5 * minute, () => anywhere(get)],
  ["a page of a pool", 5 * minute, () => openPool("dev")],
  ["a page of no pool", 5 * minute, () => requirePerson()],
])("%s takes roles at most %i ms old, and asks for newer ones from then on", async (_what, age, enter) => {
  await comeAs({ age: age - 1 });
  await enter();
  expect(issuer.asked).toHaveLength(0);
  await comeAs({ age });
  await enter();
  expect(issuer.asked).toHaveLength(1);
});

test("a role that was taken away is gone with the renewal, and one that was given is there", async () => {
  issuer.token = async () => ({
    body: { id_token: await issuer.idToken({ "cognito:groups": ["m2m-viewer"] }) },
  });
  await comeAs({ groups: ["m2m-admin"], age: 61_000 });
  expect(await act.send(form())).toMatchObject({ problem: { code: "denied" } });
  issuer.token = async () => ({ body: { id_token: await issuer.idToken({ "cognito:groups": [] }) } });
  await comeAs({ groups: ["m2m-admin"], age: 301_000 });
  expect((await read(get, inDev)).status).toBe(403);
  issuer.token = token;
  await comeAs({ groups: ["team-orders"], age: 61_000 });
  expect(await act.send(form())).toMatchObject({ is: "done" });
});

test("a page shows itself to people who have a role there, and says where everybody else goes", async () => {
  await comeAs({ groups: ["m2m-viewer@prod"] });
  expect(await openPool("prod")).toMatchObject({ id: prod, environment: "prod", person: { id: "ann" } });
  expect(await requirePerson()).toMatchObject({ id: "ann" });
  for (const segment of ["dev", dev, "unknown", "eu-west-1_Unknown1", "%", "%E0%A4%A", ""])
    expect(await wayOf(openPool(segment)), segment).toBe("NEXT_HTTP_ERROR_FALLBACK;404");
  await comeAs({ groups: ["team-orders"] });
  expect(await wayOf(openPool("dev"))).toBe("/no-access");
  expect(await wayOf(requirePerson())).toBe("/no-access");
});

test("a page's segment is decoded, and names the environment", async () => {
  await comeAs({});
  expect(await openPool("dev")).toMatchObject({ id: dev });
  expect(await openPool("%64ev")).toMatchObject({ id: dev });
});

test("an old address with the pool's ID leads on to its environment, for people with a role there alone", async () => {
  const path = `/pools/${dev}/clients/abc?tab=a%2Fb&x=/pools/y`;
  await comeAs({ groups: ["m2m-viewer@dev"], headers: { "x-path": path } });
  const to = "/pools/dev/clients/abc?tab=a%2Fb&x=/pools/y";
  expect(await wayOf(openPool(dev))).toBe(to);
  expect(await wayOf(openPool(dev.replace("_", "%5F")))).toBe(to);
  await comeAs({ groups: ["m2m-viewer@prod"], headers: { "x-path": path } });
  expect(await wayOf(openPool(dev))).toBe("NEXT_HTTP_ERROR_FALLBACK;404");
  comeAsStranger({ "x-path": path });
  expect(await wayOf(openPool(dev))).toBe(`/sign-in?${new URLSearchParams({ callbackUrl: path })}`);
});

test.each([
  ["1234567890abcdefghijklmnop", "1234567890abcdefghijklmnop"],
  ["a%2Fb", "a/b"],
  ["%", ""],
])(
  "a page of a client has its pool and, of the segment %s, the client's id %j",
  async (segment, clientId) => {
    await comeAs({});
    const params = Promise.resolve({ environment: "dev", clientId: segment });
    expect(await openClient(params)).toMatchObject({ pool: { id: dev }, clientId });
  },
);

test("who is signed out comes back to the page after signing in, or to the overview", async () => {
  comeAsStranger({ "x-path": "/pools/a/clients?page=2&x=y" });
  const back = "/sign-in?callbackUrl=%2Fpools%2Fa%2Fclients%3Fpage%3D2%26x%3Dy";
  expect(await wayOf(openPool("dev"))).toBe(back);
  expect(await wayOf(requirePerson())).toBe(back);
  comeAsStranger();
  expect(await wayOf(requirePerson())).toBe("/sign-in?callbackUrl=%2F");
});

test("a page says why nobody can tell who asks", async () => {
  await comeAs({});
  const away = await withoutTable("sessions", () => wayOf(openPool("dev")));
  expect(away).toBe("/sign-in?error=store-unreachable");
  issuer.token = async () => ({ status: 503, body: {} });
  await comeAs({ age: 6 * minute });
  expect(await wayOf(openPool("dev"))).toBe("/sign-in?error=sign-in-unreachable");
  expect(await wayOf(turnAway(problem("sign-in-unreachable")))).toBe("/sign-in?error=sign-in-unreachable");
  request.headers.set("x-path", "/pools/a");
  expect(await wayOf(turnAway(problem("no-role")))).toBe("/no-access");
});
