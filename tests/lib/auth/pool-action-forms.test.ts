import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { comeAs, rowsOf, settingsFor } from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");
beforeEach(async () => {
  await comeAs({});
});

test.each([
  ["done", async () => ok({ clientId: "orders" })],
  ["refused with an unknown outcome", async () => failed(problem("unknown-outcome"))],
  ["ended by a throw", async () => Promise.reject(new RangeError("Bug"))],
])("a form that was %s is not carried out a second time", async (_how, run) => {
  const act = anAct();
  act.run = async () => {
    act.steps.push("run");
    return run();
  };
  const form = { intentId: randomUUID() };
  await act.send(formOf(form));
  const again = await act.send(formOf(form));
  expect(again).toMatchObject({ is: "refused", problem: { code: "already-sent" } });
  expect(act.steps).toEqual(["subject", "plan", "run", "subject"]);
  expect((await rowsOf(form.intentId)).map(({ outcome }) => outcome)).toEqual([
    "intended",
    expect.any(String),
    "already-sent",
  ]);
});

test("a form that was refused may be sent again, and by another person it is another form", async () => {
  const act = anAct();
  const form = { intentId: randomUUID() };
  act.run = async () => failed(problem("throttled", { requestId: "aws-3" }));
  expect(await act.send(formOf(form))).toEqual({
    is: "refused",
    problem: problem("throttled", { requestId: "aws-3" }),
  });
  act.run = async () => ok({ clientId: "orders" });
  expect((await act.send(formOf(form))).is).toBe("done");
  await comeAs({ personId: "bob" });
  expect((await act.send(formOf(form))).is).toBe("done");
  const rows = await rowsOf(form.intentId);
  expect(rows.map(({ outcome, requestId }) => [outcome, requestId])).toEqual([
    ["intended", null],
    ["throttled", "aws-3"],
    ["intended", null],
    ["done", null],
    ["intended", null],
    ["done", null],
  ]);
});

test("two at once with one form do it once", async () => {
  const act = anAct();
  const form = { intentId: randomUUID() };
  // Both are past the first look before either claims the form.
  const meeting = { count: 0, all: () => {} };
  const bothArrived = new Promise<void>((arrived) => {
    meeting.all = arrived;
  });
  act.plan = async () => {
    meeting.count += 1;
    if (meeting.count === 2) meeting.all();
    await bothArrived;
    return ok({ run: () => act.run() });
  };
  const answers = await Promise.all([act.send(formOf(form)), act.send(formOf(form))]);
  const codes = answers.map((it) => (it.is === "refused" ? it.problem.code : it.is));
  expect(codes.toSorted()).toEqual(["already-sent", "done"]);
  expect(act.steps.filter((step) => step === "run")).toHaveLength(1);
  expect((await rowsOf(form.intentId)).map(({ outcome }) => outcome).toSorted()).toEqual([
    "already-sent",
    "done",
    "intended",
  ]);
});

test.each([
  ["nothing", {}],
  ["another name", { typedName: "payments" }],
  ["it in another case", { typedName: "Orders  API" }],
  ["a part of it", { typedName: "orders" }],
  ["nothing but spaces", { typedName: "  " }],
])("where the name is to be typed, %s does not do, and the server says so", async (_what, typed) => {
  const act = anAct();
  act.plan = async () => ok({ typedName: " orders \n API", run: () => act.run() });
  const form = { intentId: randomUUID(), ...typed };
  expect(await act.send(formOf(form))).toEqual({
    is: "refused",
    problem: problem("invalid", { fields: { typedName: "Type orders API to confirm." } }),
  });
  expect(act.steps).toEqual(["subject", "plan"]);
  expect(await rowsOf(form.intentId)).toMatchObject([{ outcome: "invalid", clientId: "orders" }]);
  expect(await act.send(formOf({ ...form, typedName: " orders  API " }))).toMatchObject({ is: "done" });
});

test("an empty name is a name to type too: only nothing else does", async () => {
  const act = anAct();
  act.plan = async () => ok({ typedName: "", run: () => act.run() });
  expect(await act.send(formOf({ typedName: "x" }))).toMatchObject({ problem: { code: "invalid" } });
  expect(await act.send(formOf())).toMatchObject({ is: "done" });
});
