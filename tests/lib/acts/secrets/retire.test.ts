import { expect, test } from "vitest";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { retireSecret } from "@/lib/acts/secrets/retire";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { retirementDraft } from "@/lib/domain/secret/draft";
import { readClient } from "@/lib/inventory/clients";
import { ownCognito } from "@/tests/kit/console-on";
import { rotatingClient } from "@/tests/kit/rotating-client";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

const soon = new Date(Date.now() + 86_400_000).toISOString();

test("a plan is an instant with its zone, kept for the secret, told with what was there before, and dropped", async () => {
  const { pool, clientId } = await rotatingClient(cognito);
  const secretId = got(await listSecrets(pool, clientId))[0]?.secretId ?? "";
  const planned = async () =>
    got(await knownSecrets(pool, got(await readClient(pool, clientId)))).map(({ plan }) => plan);
  const save = async (retireAt: string | null) => {
    const plan = await retireSecret.plan(pool, { clientId, secretId, retireAt, zone: "Europe/Berlin" });
    return plan.ok ? plan.value.run() : plan;
  };
  expect(await planned()).toEqual([null]);
  const plan = { retireAt: soon, zone: "Europe/Berlin", plannedBy: "admin@example.com" };
  expect(got(await save(soon))).toEqual({ clientId, secretId, before: null, after: plan });
  expect(await planned()).toEqual([plan]);
  expect(got(await save(null))).toMatchObject({ before: plan, after: null });
  expect(await planned()).toEqual([null]);
  expect(await save("2020-01-01T00:00:00.000Z")).toMatchObject({
    problem: { fields: { retireAt: "Choose a date in the future." } },
  });
});

test("a plan for a secret that is not there is refused", async () => {
  const { pool, clientId } = await rotatingClient(cognito);
  const asked = { clientId, secretId: "gone", retireAt: soon, zone: "UTC" };
  expect(await retireSecret.plan(pool, asked)).toMatchObject({ problem: { code: "not-found" } });
});

test("what is no instant or no zone is refused", () => {
  const ids = { clientId: "abc", secretId: "one" };
  const isTaken = (retireAt: string, zone: string) =>
    retirementDraft.safeParse({ ...ids, retireAt, zone }).success;
  expect([
    isTaken("", "UTC"),
    isTaken(soon, "Asia/Kolkata"),
    isTaken("2027-01-01T08:00:00+02:00", "UTC"),
  ]).toEqual([true, true, true]);
  expect([
    isTaken("2027-01-01T08:00", "UTC"),
    isTaken("9999-12-31T23:59:59-23:59", "UTC"),
    isTaken("tomorrow", "UTC"),
    isTaken(soon, "Mars/Olympus"),
  ]).toEqual([false, false, false, false]);
});
