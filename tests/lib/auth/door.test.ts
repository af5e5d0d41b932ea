import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Act } from "@/lib/acts/act";
import { carryOut, enter } from "@/lib/auth/door";
import { inPool } from "@/lib/auth/open-pool";
import { ok } from "@/lib/domain/result";
import { comeAs, dev, newestRow, prod, settingsFor } from "@/tests/kit/door/a-visitor";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");
beforeEach(async () => {
  await comeAs({});
});

const input = z.object({ clientId: z.string(), from: z.string().optional() });
type Input = z.output<typeof input>;

/** An act that gives what its plan was handed; a test changes what it is about. */
const anAct = (more: Partial<Act<typeof input, string>> = {}): Act<typeof input, string> => ({
  name: "edit client",
  permission: "edit client",
  input,
  subject: async () => ok({ team: null }),
  plan: async (_pool, _input, source) => ok({ run: async () => ok(source?.environment ?? "no source") }),
  trail: () => ({}),
  ...more,
});

/** Performs it in the dev pool for what a page's script sent. */
async function posted(act: Act<typeof input, string>, sent: Input = { clientId: "orders" }) {
  const entered = await enter({
    action: act.name,
    ...inPool(dev, act.permission),
    objection: null,
    read: () => ok(sent),
  });
  return carryOut(act, got(entered), null);
}

test("another pool that an act reads is opened for the person, or the act does not happen", async () => {
  const act = anAct({ source: ({ from }) => from });
  expect(await posted(act)).toEqual(ok("no source"));
  expect(await posted(act, { clientId: "orders", from: prod })).toEqual(ok("prod"));
  await comeAs({ groups: ["m2m-admin@dev"], personId: "dee" });
  const refused = await posted(act, { clientId: "orders", from: prod });
  expect(refused).toMatchObject({ ok: false, problem: { code: "not-found" } });
  expect(await newestRow()).toMatchObject({ outcome: "not-found", person: { email: "dee@example.com" } });
});

test("what asks for a typed name cannot be done without a form", async () => {
  let hasRun = false;
  const run = async () => {
    hasRun = true;
    return ok("done");
  };
  const act = anAct({ plan: async () => ok({ typedName: "orders", run }) });
  expect(await posted(act)).toMatchObject({
    problem: { code: "invalid", fields: { typedName: "Type orders to confirm." } },
  });
  expect(hasRun).toBe(false);
});

test("acts of one limit are counted together, others by their own name, and without a form there is always one", async () => {
  await comeAs({ personId: "lim" });
  const together = { name: "tests together", most: 2, seconds: 60 };
  const one = anAct({ limit: together });
  const other = anAct({ name: "drop dead scopes", limit: together });
  const apart = anAct({ limit: { most: 1, seconds: 60 } });
  expect([(await posted(one)).ok, (await posted(other)).ok, (await posted(apart)).ok]).toEqual([
    true,
    true,
    true,
  ]);
  for (const act of [one, other, apart])
    expect(await posted(act)).toMatchObject({
      problem: { code: "too-often", waitSeconds: expect.any(Number) },
    });
  const unlimited = anAct({ name: "suspend client" });
  for (let count = 0; count < 60; count += 1) expect((await posted(unlimited)).ok).toBe(true);
  expect(await posted(unlimited)).toMatchObject({ problem: { code: "too-often" } });
});

test("a question leaves no row, and nothing of what was asked in a refusal's", async () => {
  const before = (await newestRow()).sequence;
  expect(await posted(anAct({ trail: null }))).toEqual(ok("no source"));
  expect((await newestRow()).sequence).toBe(before);
  await comeAs({ groups: ["m2m-operator"], personId: "opa" });
  expect(await posted(anAct({ trail: null, subject: async () => ok({ team: "team-other" }) }))).toMatchObject(
    {
      problem: { code: "denied" },
    },
  );
  expect(await newestRow()).toMatchObject({ outcome: "denied", input: {}, clientId: null });
});
