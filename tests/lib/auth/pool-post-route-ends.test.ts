import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { noteRequestId } from "@/lib/process/request-id";
import { aPost, codeOf } from "@/tests/kit/door/a-post";
import { comeAs, comeAsStranger, newestRow, rowCount, settingsFor } from "@/tests/kit/door/a-visitor";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { takeTable, withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

test("it runs between two rows, and what it answers is not kept by the browser", async () => {
  const { it, send } = aPost();
  await comeAs({ groups: ["m2m-admin@dev"], headers: { "x-forwarded-for": "192.0.2.9" } });
  it.run = async () => {
    expect(await newestRow()).toMatchObject({
      outcome: "intended",
      input: { say: "hi" },
      clientId: "orders",
    });
    noteRequestId("aws-1");
    return ok({ said: "no" });
  };
  const response = await send({ say: "hi" });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await newestRow()).toMatchObject({
    outcome: "wrong-secret",
    outcomeOf: expect.any(Number),
    requestId: "aws-1",
    before: "was",
    after: { said: "no" },
    role: "admin",
    source: { address: "192.0.2.9" },
    intentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  it.run = async () => {
    noteRequestId("aws-2");
    return failed(problem("throttled", { requestId: "aws-3" }));
  };
  expect(await codeOf(await send({ say: "hi" }))).toEqual([429, "throttled"]);
  expect(await newestRow()).toMatchObject({ outcome: "throttled", requestId: "aws-3" });
  it.run = async () => {
    noteRequestId("aws-2");
    return failed(problem("throttled"));
  };
  await send({ say: "hi" });
  expect(await newestRow()).toMatchObject({ outcome: "throttled", requestId: "aws-2" });
});

test("no row, no act: where the intent cannot be written, nothing runs", async () => {
  const { it, send } = aPost();
  await comeAs({});
  const answer = await withoutTable("audit_rows", () => send({ say: "hi" }));
  expect(await codeOf(answer)).toEqual([502, "store-unreachable"]);
  expect(it.steps).toEqual(["subject"]);
});

test("a session that ends before the row is written runs nothing", async () => {
  const { it, send } = aPost();
  await comeAs({});
  it.subject = async () => {
    comeAsStranger();
    return ok({ team: null });
  };
  expect(await codeOf(await send({ say: "hi" }))).toEqual([401, "signed-out"]);
  expect(it.steps).toEqual(["subject"]);
});

test("what is done is answered, also where its outcome cannot be written", async () => {
  const { it, send } = aPost();
  await comeAs({});
  const restores: (() => Promise<void>)[] = [];
  it.run = async () => {
    restores.push(await takeTable("audit_rows"));
    return ok({ said: "hi" });
  };
  expect((await send({ say: "hi" })).status).toBe(200);
  for (const restore of restores) await restore();
});

test("what changes and costs nothing leaves no row, but its refusals do", async () => {
  const { it, send } = aPost({ isTrailed: false });
  await comeAs({});
  const before = await rowCount();
  expect(await codeOf(await send({ say: "hi" }))).toEqual([200, undefined]);
  it.run = async () => failed(problem("unreachable"));
  expect(await codeOf(await send({ say: "hi" }))).toEqual([502, "unreachable"]);
  expect(await rowCount()).toBe(before);
  it.subject = async () => failed(problem("not-found"));
  expect(await codeOf(await send({ say: "hi" }))).toEqual([404, "not-found"]);
  expect(await newestRow()).toMatchObject({ outcome: "not-found", input: {}, clientId: null });
});

test("who asks too often is told when to come again, by a row, a header and a sentence; others go on", async () => {
  const { it, send } = aPost({ most: 2 });
  const personId = randomUUID();
  await comeAs({ personId });
  for (const status of [200, 200, 429]) expect((await send({ say: "hi" })).status).toBe(status);
  const refused = await send({ say: "hi" });
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  const { code, message } = await refused.json();
  expect([code, message]).toEqual([
    "too-often",
    expect.stringMatching(/^Too many requests\. Wait \d+ seconds?, then try again\.$/),
  ]);
  expect(it.steps.filter((step) => step !== "subject")).toHaveLength(2);
  expect(await newestRow()).toMatchObject({
    outcome: "too-often",
    input: { say: "hi" },
    person: { id: personId },
  });
  await comeAs({ personId: randomUUID() });
  expect((await send({ say: "hi" })).status).toBe(200);
  const turnAway = await withoutTable("limits", () => send({ say: "hi" }));
  expect(await codeOf(turnAway)).toEqual([502, "store-unreachable"]);
});

test.each([
  [1, "1 second,"],
  [2, "2 seconds,"],
])("with %i s to go the sentence says %s", async (seconds, words) => {
  const { send } = aPost({ most: 1 });
  await comeAs({ personId: randomUUID() });
  const at = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  await send({ say: "hi" });
  vi.setSystemTime(at + (60 - seconds) * 1_000);
  const refused = await send({ say: "hi" });
  vi.useRealTimers();
  expect((await refused.json()).message).toContain(words);
  expect(refused.headers.get("retry-after")).toBe(String(seconds));
});

test.each<[ProblemCode, number]>([
  ["signed-out", 401],
  ["no-role", 403],
  ["wrong-origin", 403],
  ["denied", 403],
  ["not-found", 404],
  ["invalid", 400],
  ["throttled", 429],
  ["too-often", 429],
  ["unreachable", 502],
  ["unknown-outcome", 502],
])("a refusal as %s is a %i with its code and its sentence alone", async (code, status) => {
  const { it, send } = aPost();
  await comeAs({});
  it.run = async () => failed(problem(code, { message: "Why.", requestId: "aws", fields: { a: "b" } }));
  const response = await send({ say: "hi" });
  expect([response.status, await response.json()]).toEqual([status, { code, message: "Why." }]);
  expect(response.headers.get("cache-control")).toBe("no-store");
});
