import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { auditRefusal } from "@/lib/auth/audit-facts";
import { visitor } from "@/lib/auth/caller";
import { currentSession } from "@/lib/auth/session";
import { problem } from "@/lib/domain/problem";
import { findRows } from "@/lib/store/audit/search";
import { beginSession } from "@/lib/store/sessions";
import { consoleOn } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

embeddedStore();
const secret = "a secret of the tests, and of nothing else";
beforeAll(() =>
  consoleOn({
    settings: {
      COGNITO_POOLS: "dev=eu-west-1_LocalDev1",
      SIGN_IN_ISSUER: "http://127.0.0.1:9/nobody",
      SIGN_IN_CLIENT_ID: "console",
      SIGN_IN_CLIENT_SECRET: "nothing of anybody’s",
    },
  }),
);

async function comeAs(personId: string): Promise<void> {
  const sessionId = randomUUID();
  const signedInAt = Date.now();
  const email = `${personId}@example.com`;
  got(await beginSession({ sessionId, personId, email, signedInAt, groups: named(), endsAt: null }));
  const token = {
    sessionId,
    sub: personId,
    email,
    name: "",
    refreshToken: "x",
    signedInAt,
    seenAt: signedInAt,
  };
  request.headers = new Headers({ cookie: `next-auth.session-token=${await encode({ token, secret })}` });
}
const refuse = async (input: object = { clientId: "orders" }) =>
  auditRefusal(
    {
      caller: visitor,
      session: got(await currentSession()),
      action: "edit client",
      poolId: "p".repeat(200_000),
      pool: null,
      input,
      intentId: null,
    },
    problem("invalid"),
  );

test("of a flood of refusals 100 get a row each, one row says that more followed, and others get theirs", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await comeAs("ann");
  for (let count = 0; count < 105; count += 1) await refuse();
  const rows = got(await findRows({ person: "ann@example.com" }, 200));
  expect(rows.filter(({ outcome }) => outcome === "invalid")).toHaveLength(100);
  const told = rows.filter(({ outcome }) => outcome === "too-often");
  expect(told).toMatchObject([
    {
      after: { refusalsWithinAMinute: 101 },
      action: "edit client",
      input: null,
      clientId: null,
      object: null,
    },
  ]);
  expect(JSON.stringify(rows).length).toBeLessThan(200_000);
  await comeAs("bob");
  await refuse();
  expect(got(await findRows({ person: "bob@example.com" }, 10))).toMatchObject([{ outcome: "invalid" }]);
});

test("a refusal is about the client that its input names, and about nothing where it names none", async () => {
  await comeAs("cyd");
  await refuse();
  await refuse({ name: "orders" });
  expect(got(await findRows({ person: "cyd@example.com" }, 10))).toMatchObject([
    { clientId: null, object: null },
    { clientId: "orders", object: { kind: "client", id: "orders" } },
  ]);
});
