import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { draftRun, startRun } from "@/app/runs/actions";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { keep, openShelf } from "@/lib/inventory/shelf";
import { findRun } from "@/lib/store/runs/read";
import { comeAs, comeAsStranger, dev, rowsOf, settingsFor } from "@/tests/kit/door/a-visitor";
import { formOf } from "@/tests/kit/door/an-act";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

const owner = { kind: "set ticket", ticket: "OPS-1", clients: `${dev} orders`, clientId: null, poolId: null };

async function anOrder(): Promise<void> {
  const shelf = got(await openShelf(dev));
  got(await keep(shelf, [{ entry: unreadEntry({ clientId: "orders", name: "orders" }, false) }]));
}

test("a draft has the id of its form, leaves its rows, and is not made twice", async () => {
  await comeAs({});
  await anOrder();
  const intentId = randomUUID();
  expect(await draftRun(formOf({ ...owner, intentId }))).toMatchObject({
    is: "done",
    value: { runId: intentId },
  });
  expect(got(await findRun(intentId))?.run).toMatchObject({ state: "draft", person: { id: "ann" } });
  expect(await rowsOf(intentId)).toMatchObject([
    { action: "draft run", outcome: "intended", poolId: null, input: { kind: "set ticket", chosen: 1 } },
    { action: "draft run", outcome: "done", object: { kind: "run", id: intentId }, after: { waiting: 1 } },
  ]);
  expect(await draftRun(formOf({ ...owner, intentId }))).toMatchObject({ problem: { code: "already-sent" } });
});

test("a viewer’s draft is refused and leaves a row", async () => {
  await comeAs({ groups: ["m2m-viewer"] });
  const intentId = randomUUID();
  expect(await draftRun(formOf({ ...owner, intentId }))).toMatchObject({ problem: { code: "denied" } });
  expect(await rowsOf(intentId)).toMatchObject([{ action: "draft run", outcome: "denied" }]);
  expect(got(await findRun(intentId))).toBeNull();
});

test("strangers and other sites draft nothing", async () => {
  comeAsStranger();
  expect(await draftRun(formOf(owner))).toMatchObject({ problem: { code: "signed-out" } });
  await comeAs({ headers: { origin: "https://evil.example" } });
  expect(await draftRun(formOf(owner))).toMatchObject({ problem: { code: "wrong-origin" } });
});

test("a run that is not there cannot be started", async () => {
  await comeAs({});
  expect(await startRun(formOf({ runId: randomUUID(), clientId: null, poolId: null }))).toMatchObject({
    problem: { code: "not-found" },
  });
});
