import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { poolAction } from "@/lib/auth/pool-action";
import { clientIdDraft } from "@/lib/domain/client-id";
import { ok } from "@/lib/domain/result";
import { clientSubject } from "@/lib/inventory/subjects";
import { verifyChain } from "@/lib/store/audit-chain";
import { findRows } from "@/lib/store/audit-rows";
import { beginSession } from "@/lib/store/sessions";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { got, postgresStore } from "../store/both-stores";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

const server = postgresStore();
let cognito: Awaited<ReturnType<typeof freshCognito>>;

beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
  const person = { sub: "ann", email: "ann@example.com", name: "Ann", refreshToken: "unused" };
  const sessionId = randomUUID();
  const at = Date.now();
  got(
    await beginSession({
      sessionId,
      personId: "ann",
      email: person.email,
      signedInAt: at,
      groups: ["m2m-admin"],
    }),
  );
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const cookie = await encode({ token: { ...person, sessionId, signedInAt: at, seenAt: at }, secret });
  request.headers = new Headers({
    origin: new URL(process.env.NEXTAUTH_URL ?? "").origin,
    cookie: `next-auth.session-token=${cookie}`,
  });
});
afterAll(() => cognito.stop());

const runs: string[] = [];
beforeEach(() => {
  runs.length = 0;
});

/** An action whose act is nothing but a note that it happened: what is left is the door. */
const act = poolAction({
  name: "touch",
  permission: "edit client",
  schema: clientIdDraft,
  subject: clientSubject,
  plan: async (_pool, { clientId }) => ok({ run: async () => ok(runs.push(clientId)) }),
  trail: () => ({}),
});

function form(clientId: string, intentId = randomUUID()): FormData {
  const fields = new FormData();
  for (const [name, value] of Object.entries({ poolId: devPool().id, clientId, intentId }))
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
  const rows = got(await findRows({ action: "touch" }, 10)).filter((row) => row.intentId === intentId);
  expect(rows.map(({ outcome }) => outcome).sort()).toEqual(["done", "intended"]);
  expect(got(await verifyChain())).toMatchObject({ is: "whole" });
}, 60_000);

test("a replayed form is refused, does nothing again, and leaves one row", async () => {
  const intentId = randomUUID();
  await act(form("once", intentId));
  expect(await act(form("once", intentId))).toMatchObject({
    is: "refused",
    problem: { code: "already-sent" },
  });
  expect(runs).toEqual(["once"]);
  const replays = got(await findRows({ outcome: "already-sent" }, 10));
  expect(replays.filter((row) => row.intentId === intentId)).toHaveLength(1);
});
