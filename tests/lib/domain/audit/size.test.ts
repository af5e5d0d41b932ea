import { expect, test } from "vitest";
import { type AuditEntry, keepable } from "@/lib/domain/audit/row";
import { canonicalJson } from "@/lib/domain/text/canonical-json";

const long = "x".repeat(200_000);

const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: crypto.randomUUID(),
  at: "2026-01-01T00:00:00.000Z",
  person: { id: "ann", email: "ann@example.com" },
  role: "admin",
  sessionId: null,
  source: { address: null, isClaimed: true },
  poolId: "eu-west-1_LocalDev1",
  environment: "dev",
  action: "create client",
  object: null,
  clientId: null,
  input: null,
  before: null,
  after: null,
  intentId: null,
  outcome: "done",
  requestId: null,
  outcomeOf: null,
  ...change,
});

test("every text that names something is cut where it is too long, and says so", () => {
  const named = {
    person: { id: long, email: long },
    role: long,
    sessionId: long,
    source: { address: long, isClaimed: true },
    poolId: long,
    environment: long,
    action: long,
    object: { kind: long, id: long },
    clientId: long,
    intentId: long,
    outcome: long,
    requestId: long,
  };
  const cut = `${"x".repeat(319)}…`;
  expect(keepable(entry(named))).toMatchObject({
    person: { id: cut, email: cut },
    role: cut,
    sessionId: cut,
    source: { address: cut },
    poolId: cut,
    environment: cut,
    action: cut,
    object: { kind: cut, id: cut },
    clientId: cut,
    intentId: cut,
    outcome: cut,
    requestId: cut,
  });
});

test("half a character at the cut is none", () => {
  const poolId = keepable(entry({ poolId: `${"x".repeat(318)}😀😀` })).poolId ?? "";
  expect(poolId).toBe(`${"x".repeat(318)}\uFFFD…`);
});

test("a long text within a value says how long it was, whatever it lies in", () => {
  const kept = keepable(entry({ input: { names: [long] } })).input;
  expect(kept).toEqual({ names: [`${"x".repeat(2_000)}… (cut: 200000 characters)`] });
});

test.each(["input", "before", "after"] as const)(
  "of %s beyond 128 KiB its beginning is left, and its size",
  (part) => {
    const value = Array.from({ length: 20_000 }, (_, at) => `scope-${at}`);
    const kept = keepable(entry({ [part]: value }))[part];
    const text = canonicalJson(value);
    expect(kept).toEqual({ cut: `${text.slice(0, 2_000)}…`, bytes: text.length });
  },
);

test("the largest resource server is kept as it is", () => {
  const scopes = Array.from({ length: 100 }, () => ({ name: "n".repeat(250), description: "ä".repeat(256) }));
  expect(keepable(entry({ after: { scopes } })).after).toEqual({ scopes });
});

test("a token at the cut is hidden, not halved", () => {
  const token = `${"eyJ"}hbGciOi.${"a".repeat(5_000)}.c2lnbg`;
  expect(canonicalJson(keepable(entry({ input: { note: `${"y ".repeat(500)}${token}` } })))).not.toContain(
    "aaaa",
  );
});
