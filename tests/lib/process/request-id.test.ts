import { expect, test } from "vitest";
import { createClient, getClient } from "@/lib/aws/cognito/clients";
import { makeSecret } from "@/lib/domain/secret/secret";
import { withRequestId } from "@/lib/process/request-id";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { pullLever } from "@/tests/kit/local-lever";

const cognito = await ownCognito();

const draft = (name: string) => ({ name, scopes: ["payments/charge"], tokenMinutes: 60 });

test("an act knows AWS's id of its last change, a reading none, and two at a time do not mix them up", async () => {
  const make = (name: string) => withRequestId(() => createClient(devPool(), draft(name), makeSecret()));
  const [one, other] = await Promise.all([make("noted-one"), make("noted-other")]);
  expect(one.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(other.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.requestId).not.toBe(other.requestId);
  const clientId = one.value.ok ? one.value.value.client.clientId : "";
  expect((await withRequestId(() => getClient(devPool(), clientId))).requestId).toBeNull();
});

test("an act whose answer was lost has no id", async () => {
  await pullLever(cognito.url, "faults", { operation: "CreateUserPoolClient", kind: "reset-after-commit" });
  const lost = await withRequestId(() => createClient(devPool(), draft("noted-lost"), makeSecret()));
  expect(lost).toMatchObject({ value: { ok: false }, requestId: null });
});
