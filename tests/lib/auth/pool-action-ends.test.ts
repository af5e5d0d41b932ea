import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { beforeEach, expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { log } from "@/lib/process/log";
import { noteRequestId } from "@/lib/process/request-id";
import { unansweredIntents } from "@/lib/store/audit/intents";
import { comeAs, dev, rowCount, rowsOf, settingsFor } from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { takeTable, withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");
beforeEach(async () => {
  await comeAs({});
});

test("an act is two rows: intended before it runs, then how it ended, with AWS's id of its last call", async () => {
  const act = anAct();
  const intentId = randomUUID();
  act.run = async () => {
    expect(await rowsOf(intentId)).toMatchObject([
      { outcome: "intended", requestId: null, before: null, after: null },
    ]);
    noteRequestId("aws-1");
    noteRequestId("aws-2");
    return ok({ clientId: "made" });
  };
  expect(await act.send(formOf({ intentId, note: "hello" }))).toEqual({
    is: "done",
    value: { clientId: "made" },
  });
  const [intended, done, ...more] = await rowsOf(intentId);
  expect(more).toEqual([]);
  expect(intended).toMatchObject({
    clientId: "orders",
    object: { kind: "client", id: "orders" },
    outcomeOf: null,
  });
  expect(done).toMatchObject({
    outcome: "done",
    outcomeOf: intended?.sequence,
    requestId: "aws-2",
    clientId: "made",
    object: { kind: "client", id: "made" },
    before: { scopes: ["a"] },
    after: { scopes: ["b"] },
    input: { clientId: "orders", scopes: [], note: "hello" },
  });
});

test.each(["audit_rows", "audit_head"])(
  "no row, no act: without %s it does not run, and the form may be sent again",
  async (table) => {
    const act = anAct();
    const restores: (() => Promise<void>)[] = [];
    act.plan = async () => {
      restores.push(await takeTable(table));
      return ok({ run: () => act.run() });
    };
    const form = { intentId: randomUUID() };
    expect(await act.send(formOf(form))).toMatchObject({
      is: "refused",
      problem: { code: "store-unreachable" },
    });
    expect(act.steps).toEqual(["subject", "plan"]);
    for (const restore of restores) await restore();
    act.plan = async () => ok({ run: () => act.run() });
    expect(await act.send(formOf(form))).toMatchObject({ is: "done" });
    expect(act.steps.filter((step) => step === "run")).toHaveLength(1);
  },
);

test("a session that ends while the act is planned does nothing", async () => {
  const act = anAct();
  const before = await rowCount();
  act.plan = async () => {
    const { comeAsStranger } = await import("@/tests/kit/door/a-visitor");
    comeAsStranger();
    return ok({ run: () => act.run() });
  };
  expect(await act.send(formOf())).toMatchObject({ is: "refused", problem: { code: "signed-out" } });
  expect(act.steps).toEqual(["subject", "plan"]);
  expect(await rowCount()).toBe(before);
});

test("a throw after the write leaves the outcome open: the row says so, and the trace is kept for who looks later", async () => {
  const act = anAct();
  const warned = vi.spyOn(log, "error");
  const object = { kind: "client", id: `traced ${randomUUID()}` };
  act.plan = async () =>
    ok({
      trace: { object, knownIds: ["one", "two"], fingerprint: "f" },
      run: async () => {
        noteRequestId("aws-4");
        throw new RangeError("a secret in a message");
      },
    });
  const intentId = randomUUID();
  expect(await act.send(formOf({ intentId }))).toEqual({
    is: "refused",
    problem: problem("unknown-outcome"),
  });
  expect(await rowsOf(intentId)).toMatchObject([
    { outcome: "intended" },
    { outcome: "unknown-outcome", requestId: "aws-4", before: null, after: null },
  ]);
  expect(warned.mock.calls).toEqual([[{ error: "RangeError" }, "An action failed"]]);
  act.plan = async () => ok({ run: () => Promise.reject("no error at all") });
  await act.send(formOf());
  expect(warned.mock.calls[1]).toEqual([{ error: "unknown" }, "An action failed"]);
  warned.mockRestore();
});

test("an act that nobody knows the end of is found by what it is about, with what its plan knew", async () => {
  const act = anAct();
  const object = { kind: "client", id: "orders" };
  act.plan = async () =>
    ok({
      trace: { object, knownIds: ["one", "two"], fingerprint: "f" },
      run: async () => failed(problem("unknown-outcome")),
    });
  const intentId = randomUUID();
  await act.send(formOf({ intentId }));
  const found = got(await unansweredIntents(dev, object)).filter((it) => it.intentId === intentId);
  const known = {
    operation: "edit client",
    personId: "ann",
    poolId: dev,
    object,
    knownIds: ["one", "two"],
    fingerprint: "f",
  };
  expect(found).toMatchObject([{ ...known, isOpen: false }]);
});

test("what Next throws to go elsewhere goes through", async () => {
  const act = anAct();
  act.run = async () => redirect("/pools");
  await expect(act.send(formOf())).rejects.toMatchObject({
    digest: expect.stringContaining("NEXT_REDIRECT"),
  });
});

test("an act that is done is answered so, also where its outcome cannot be written", async () => {
  const act = anAct();
  const restores: (() => Promise<void>)[] = [];
  act.run = async () => {
    restores.push(await takeTable("audit_rows"));
    return ok({ clientId: "made" });
  };
  expect(await act.send(formOf())).toEqual({ is: "done", value: { clientId: "made" } });
  for (const restore of restores) await restore();
});

test("a refusal whose row cannot be written is a refusal all the same", async () => {
  const act = anAct("delete client");
  await comeAs({ groups: ["m2m-operator"] });
  const answer = await withoutTable("audit_rows", () => act.send(formOf()));
  expect(answer).toMatchObject({ is: "refused", problem: { code: "denied" } });
});
