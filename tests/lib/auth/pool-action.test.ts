import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { clientSubject } from "@/lib/acts/subjects";
import { poolAction } from "@/lib/auth/pool-action";
import { clientIdDraft } from "@/lib/domain/client/id";
import type { Permission } from "@/lib/domain/policy";
import { ok } from "@/lib/domain/result";
import { verifyChain } from "@/lib/store/audit/chain";
import { findRows } from "@/lib/store/audit/search";
import { saveOwner } from "@/lib/store/ownership";
import { beginSession } from "@/lib/store/sessions";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { got, postgresStore } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

const server = postgresStore();
let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeAll(async () => {
  cognito = await freshCognito();
  Object.assign(process.env, { PROTECTED_CLIENTS: "guarded", TERRAFORM_CLIENTS: "managed" });
  consoleOn(cognito);
});
afterAll(() => cognito.stop());
beforeEach(() => comeAs(["m2m-admin"]));

/** From here on requests are those of somebody who has just signed in and is in these groups. */
async function comeAs(groups: string[]): Promise<void> {
  const sessionId = randomUUID();
  const at = Date.now();
  const email = "ann@example.com";
  got(
    await beginSession({
      sessionId,
      personId: "ann",
      email,
      signedInAt: at,
      groups: named(...groups),
      endsAt: null,
    }),
  );
  const token = {
    sessionId,
    sub: "ann",
    email,
    name: "Ann",
    refreshToken: "unused",
    signedInAt: at,
    seenAt: at,
  };
  const cookie = await encode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" });
  request.headers = new Headers({
    origin: new URL(process.env.NEXTAUTH_URL ?? "").origin,
    cookie: `next-auth.session-token=${cookie}`,
  });
}

const runs: string[] = [];
beforeEach(() => {
  runs.length = 0;
});

/** An action whose act is nothing but a note that it happened: what is left is the door. */
const doorOf = (permission: Permission) =>
  poolAction({
    name: "edit client",
    permission,
    input: clientIdDraft,
    subject: clientSubject,
    plan: async (_pool, { clientId }) => ok({ run: async () => ok(runs.push(clientId)) }),
    trail: () => ({}),
  });
const act = doorOf("edit client");

function form(clientId: string, intentId = randomUUID(), more: Record<string, string> = {}): FormData {
  const fields = new FormData();
  for (const [name, value] of Object.entries({ poolId: devPool().id, clientId, intentId, ...more }))
    fields.set(name, value);
  return fields;
}

test("an audited action costs four round trips to the store, beside that of the session", async () => {
  await act(form("warm"));
  const query = vi.spyOn(Client.prototype, "query");
  expect(await act(form("counted"))).toMatchObject({ is: "done" });
  const statements = query.mock.calls.map(([it]) => JSON.stringify(it));
  query.mockRestore();
  const beyond = statements.filter((it) => !it.includes('from \\"sessions\\"'));
  expect(beyond.length, beyond.join("\n")).toBe(4);
  expect(statements.length).toBeGreaterThan(4);
  expect(runs).toEqual(["warm", "counted"]);
});

test("while the database is gone nothing happens and the person is told; then it goes on without a restart", async () => {
  await server().crash();
  const intentId = randomUUID();
  const refused = await act(form("cutoff", intentId));
  expect(refused).toMatchObject({ is: "refused", problem: { code: "store-unreachable" } });
  expect(refused.is === "refused" && refused.problem.message).toContain("nothing was changed");
  expect(runs).toEqual([]);
  await server().start();
  expect(await act(form("cutoff", intentId))).toMatchObject({ is: "done" });
  expect(runs).toEqual(["cutoff"]);
  const rows = got(await findRows({ action: "edit client" }, 10)).filter((row) => row.intentId === intentId);
  expect(rows.map(({ outcome }) => outcome).sort()).toEqual(["done", "intended"]);
  expect(rows.map(({ clientId }) => clientId)).toEqual(["cutoff", "cutoff"]);
  expect(got(await verifyChain())).toMatchObject({ is: "whole" });
});

test("a replayed form is refused, does nothing again, and leaves one row", async () => {
  const intentId = randomUUID();
  await act(form("once", intentId));
  expect(await act(form("once", intentId))).toMatchObject({
    is: "refused",
    problem: { code: "already-sent" },
  });
  expect(runs).toEqual(["once"]);
  const replays = got(await findRows({ outcome: "already-sent" }, 10));
  expect(replays.filter((row) => row.intentId === intentId)).toMatchObject([
    { clientId: "once", object: { kind: "client", id: "once" } },
  ]);
});

test("a client that moves to another team is out of reach with the next request, and back with the one after", async () => {
  await comeAs(["m2m-operator", "team-orders"]);
  const owner = { contact: "", purpose: "", ticket: "" };
  for (const [team, is] of [
    ["team-orders", "done"],
    ["team-payments", "refused"],
    ["team-orders", "done"],
  ] as const) {
    got(await saveOwner(devPool().id, "moving", { ...owner, team }, "bob@example.com"));
    expect((await act(form("moving"))).is).toBe(is);
  }
  expect(runs).toEqual(["moving", "moving"]);
});

test("protected clients are touched by nobody, and Terraform's are edited and rotated, not deleted", async () => {
  const signIn = process.env.SIGN_IN_CLIENT_ID ?? "";
  const permissions = ["edit client", "rotate secret", "suspend client", "delete client"] as const;
  for (const permission of permissions) {
    const through = doorOf(permission);
    for (const clientId of ["guarded", signIn])
      expect(await through(form(clientId)), `${permission} ${clientId}`).toMatchObject({
        problem: {
          code: "denied",
          message: expect.stringContaining("Protected: this client is used for signing in"),
        },
      });
    const managed = await through(form("managed"));
    expect(managed.is, permission).toBe(permission === "delete client" ? "refused" : "done");
  }
  expect(runs).toEqual(["managed", "managed", "managed"]);
});

test.each(["poolId", "intentId", "typedName", "clientId"])(
  "a %s of 900 kB is refused in words, before all else",
  async (name) => {
    const before = process.cpuUsage();
    const refused = await act(form("orders", randomUUID(), { [name]: "-eyJ".repeat(225_000) }));
    const { user, system } = process.cpuUsage(before);
    expect(refused).toMatchObject({ is: "refused", problem: { code: "invalid" } });
    expect(refused.is === "refused" && refused.problem.message).toContain("doesn’t recognize this form");
    expect((user + system) / 1_000).toBeLessThan(2_000);
    expect(runs).toEqual([]);
  },
);

test("a pool id longer than an index of the store can hold leaves a row that keeps its beginning", async () => {
  const refused = await act(form("orders", randomUUID(), { poolId: "p".repeat(50_000) }));
  expect(refused).toMatchObject({ is: "refused", problem: { code: "not-found" } });
  const [row] = got(await findRows({ outcome: "not-found" }, 1));
  expect(row?.poolId).toBe(`${"p".repeat(319)}…`);
  expect(got(await verifyChain())).toMatchObject({ is: "whole" });
});
