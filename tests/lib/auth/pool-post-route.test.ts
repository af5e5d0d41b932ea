import { expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { aPost, codeOf, quiet } from "@/tests/kit/door/a-post";
import {
  comeAs,
  comeAsStranger,
  dev,
  newestRow,
  origin,
  request,
  rowCount,
  settingsFor,
} from "@/tests/kit/door/a-visitor";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

test("each check comes before the next: what is wrong besides is neither told nor looked at", async () => {
  const { it, send } = aPost({ permission: "edit client" });
  const unknown = { environment: "unknown" };
  comeAsStranger({ origin: "https://evil.example.com" });
  expect(await codeOf(await send("no json", unknown))).toEqual([403, "wrong-origin"]);
  comeAsStranger();
  expect(await codeOf(await send("no json", unknown))).toEqual([401, "signed-out"]);
  await comeAs({ groups: [] });
  expect(await codeOf(await send("no json", unknown))).toEqual([403, "no-role"]);
  await comeAs({ groups: ["m2m-viewer"] });
  expect(await codeOf(await send("no json", unknown))).toEqual([404, "not-found"]);
  expect(await codeOf(await send("no json"))).toEqual([403, "denied"]);
  await comeAs({ groups: ["m2m-operator"] });
  expect(await codeOf(await send("no json"))).toEqual([400, "invalid"]);
  expect(it.steps).toEqual([]);
  it.subject = async () => failed(problem("store-unreachable"));
  expect(await codeOf(await send({ say: "hi" }))).toEqual([502, "store-unreachable"]);
  it.subject = async () => ok({ team: "team-payments" });
  expect(await codeOf(await send({ say: "hi" }))).toEqual([403, "denied"]);
  expect(it.steps).toEqual(["subject", "subject"]);
  it.subject = async () => ok({ team: null });
  await comeAs({});
  expect(await codeOf(await send({ say: "hi" }))).toEqual([200, undefined]);
});

test.each([
  ["missing", null],
  ["null", "null"],
  ["foreign", "https://evil.example.com"],
  ["ours as a prefix", `${origin}.evil.com`],
])("an origin that is %s is refused, runs nothing and leaves one row", async (_what, from) => {
  const { it, send } = aPost();
  await comeAs({});
  if (from === null) request.headers.delete("origin");
  else request.headers.set("origin", from);
  const before = await rowCount();
  expect(await codeOf(await send({ say: "hi" }))).toEqual([403, "wrong-origin"]);
  expect(await rowCount()).toBe(before + 1);
  expect(await newestRow()).toMatchObject({
    action: "test token",
    outcome: "wrong-origin",
    poolId: dev,
    input: {},
  });
  expect(it.steps).toEqual([]);
});

test("what the address says wins over the body, and the row is about that client", async () => {
  const { it, send } = aPost();
  await comeAs({});
  const answer = await send({ say: "hi", clientId: "payments" });
  expect(await answer.json()).toEqual({ said: "hi" });
  expect(it.steps).toEqual(["subject", [dev, { clientId: "orders", say: "hi" }]]);
  expect(await newestRow()).toMatchObject({ clientId: "orders", input: { clientId: "orders", say: "hi" } });
});

test("quotes around a segment of the address set it apart, in the pool's id as in the rest", async () => {
  const { it, send } = aPost();
  await comeAs({});
  expect(await codeOf(await send({ say: "hi" }, { address: { clientId: '"new"' } }))).toEqual([
    200,
    undefined,
  ]);
  expect(it.steps.at(-1)).toEqual([dev, { clientId: "new", say: "hi" }]);
  expect(await codeOf(await send({ say: "hi" }, { environment: '"new"' }))).toEqual([404, "not-found"]);
  expect(await newestRow()).toMatchObject({ poolId: "new" });
});

const generic = "The console doesn’t recognize this request. Reload the page and try again.";

test.each([
  ["no JSON", "{", generic],
  ["a text", '"hi"', generic],
  ["a number", "1", generic],
  ["null", "null", generic],
  ["a member too many", { say: "hi", more: 1 }, generic],
  ["a member too few", {}, generic],
  ["a list for a text", { say: ["hi"] }, generic],
  ["a sentence that is none", { say: "x".repeat(90_001) }, generic],
  ["more bytes than anybody types", JSON.stringify({ say: "hi", pad: "x".repeat(130 * 1024) }), generic],
  ["more bytes, all of them spaces", `{"say":"hi"}${" ".repeat(128 * 1024)}`, generic],
])("a body with %s is refused", async (_what, body, message) => {
  const { it, send } = aPost();
  await comeAs({});
  const response = await send(body);
  expect(response.status).toBe(400);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ code: "invalid", message });
  expect(it.steps).toEqual([]);
  expect(await newestRow()).toMatchObject({ outcome: "invalid", role: "admin", input: {} });
});

test.each(["null", "1", '"hi"', "false"])(
  "a body %s is refused, though the address names all that the act needs",
  async (body) => {
    const { it, send } = aPost({ input: quiet });
    await comeAs({});
    expect(await codeOf(await send(body))).toEqual([400, "invalid"]);
    expect(it.steps).toEqual([]);
    expect(await codeOf(await send("{}"))).toEqual([200, undefined]);
  },
);

test("a body of 128 KiB is read whole, and a refusal with a sentence of its own says it", async () => {
  const { send } = aPost();
  await comeAs({});
  const body = '{"say":"hi"}';
  expect((await send(body + " ".repeat(128 * 1024 - body.length))).status).toBe(200);
  const refused = await send({ say: "hi" }, { address: { clientId: "!" } });
  expect(await refused.json()).toEqual({ code: "invalid", message: "Use letters." });
});

test.each([
  ["application/json", 200],
  ["application/json; charset=utf-8", 200],
  ["text/plain", 400],
  ["text/plain; application/json", 400],
  ["application/jsonp", 400],
  ["multipart/form-data", 400],
  [null, 400],
])("a body of type %s is answered %i", async (type, status) => {
  const { send } = aPost();
  await comeAs({});
  expect((await send({ say: "hi" }, { type })).status).toBe(status);
});
