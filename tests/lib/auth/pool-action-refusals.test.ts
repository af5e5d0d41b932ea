import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { ok } from "@/lib/domain/result";
import { comeAs, dev, newestRow, prod, rowsOf, settingsFor } from "@/tests/kit/door/a-visitor";
import { anAct, formOf } from "@/tests/kit/door/an-act";
import { embeddedStore } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

test("a refusal's row says who, in which role, from where, and what they asked for", async () => {
  const act = anAct();
  const sessionId = await comeAs({
    groups: ["m2m-operator@dev", "m2m-admin@prod"],
    personId: "bob",
    headers: { "x-forwarded-for": "192.0.2.7" },
  });
  act.subject = async () => ok({ team: "team-payments" });
  const intentId = randomUUID();
  const refused = await act.send(formOf({ intentId, scopes: ["a/read", "a/write"], note: "hello" }));
  const message =
    "This client belongs to team-payments. Only operators of that team and admins can change it.";
  expect(refused).toMatchObject({
    problem: { code: "denied", message: `${message} Nothing was changed.`, fields: {} },
  });
  expect(await rowsOf(intentId)).toMatchObject([
    {
      person: { id: "bob", email: "bob@example.com" },
      role: "operator",
      sessionId,
      source: { address: "192.0.2.7", isClaimed: true },
      poolId: dev,
      environment: "dev",
      action: "edit client",
      outcome: "denied",
      clientId: "orders",
      object: { kind: "client", id: "orders" },
      input: { clientId: "orders", scopes: ["a/read", "a/write"], note: "hello" },
      before: null,
      after: null,
      outcomeOf: null,
    },
  ]);
});

test("a refusal by the team or the scopes stands beside the field that it is about", async () => {
  const act = anAct();
  await comeAs({ groups: ["m2m-operator", "team-orders"] });
  act.subject = async () => ok({ team: "team-payments", teamField: "ownerTeam" });
  expect(await act.send(formOf())).toMatchObject({
    problem: {
      message: "Choose one of your teams: team-orders. Nothing was changed.",
      fields: { ownerTeam: "Choose one of your teams: team-orders." },
    },
  });
  act.subject = async () => ok({ team: "team-orders", grants: ["pay/write"] });
  expect(await act.send(formOf())).toMatchObject({
    problem: { code: "denied", fields: { scopes: "pay/write is restricted. Ask an admin to grant it." } },
  });
});

test("a role of one environment opens no pool of another, and the row names the role there", async () => {
  const act = anAct();
  await comeAs({ groups: ["m2m-admin@prod", "m2m-viewer@dev"] });
  const refused = await act.send(formOf());
  expect(refused).toMatchObject({
    problem: {
      code: "denied",
      message: "Only operators of the owning team and admins can edit this client. Nothing was changed.",
    },
  });
  expect(await newestRow()).toMatchObject({ role: "viewer", environment: "dev", outcome: "denied" });
  await comeAs({ groups: ["m2m-admin@prod"] });
  expect(await act.send(formOf())).toMatchObject({ problem: { code: "not-found" } });
  expect(await newestRow()).toMatchObject({ role: null, environment: "dev", outcome: "not-found" });
  expect(await act.send(formOf({ poolId: prod }))).toMatchObject({ is: "done" });
  expect(await newestRow()).toMatchObject({ role: "admin", environment: "prod", outcome: "done" });
});

test.each([
  ["nothing", { clientId: null }, "clientId"],
  ["one value too many", { scopes: ["a", "b", "c"] }, "scopes"],
])("a form with %s is refused beside the field", async (_what, fields, field) => {
  const act = anAct();
  await comeAs({});
  const refused = await act.send(formOf(fields));
  expect(refused).toMatchObject({ problem: { code: "invalid", message: problem("invalid").message } });
  expect(refused.is === "refused" ? Object.keys(refused.problem.fields) : []).toEqual([field]);
  expect(act.steps).toEqual([]);
  expect(await newestRow()).toMatchObject({ outcome: "invalid", role: "admin", clientId: null, input: {} });
});

test("a form with a file is refused in words, before anything of it is read", async () => {
  const act = anAct();
  await comeAs({});
  expect(await act.send(formOf({ clientId: new Blob(["orders"]) }))).toMatchObject({
    problem: {
      code: "invalid",
      message: expect.stringContaining("doesn’t recognize this form"),
      fields: {},
    },
  });
  expect(act.steps).toEqual([]);
});

test("a field with two faults tells the first", async () => {
  await comeAs({});
  expect(await anAct().send(formOf({ note: "1" }))).toMatchObject({
    problem: { fields: { note: "Say more." } },
  });
});
