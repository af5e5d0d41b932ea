import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/store/audit/chain";
import { openIntents } from "@/lib/store/audit/intents";
import { recordIntent, recordOutcome, recordRefusal } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { closeStore, store } from "@/lib/store/database";
import { embeddedStore, got, onBothStores, postgresStore } from "@/tests/kit/store/both-stores";
import { lossyWire } from "@/tests/kit/store/lossy-wire";
import { writer } from "@/tests/kit/store/writer";
import { factsOf } from "./rows-facts";

onBothStores((name) => {
  test("an act is two rows, and the second names the first", async () => {
    const ref = got(await recordIntent(factsOf({ action: "rotate", intentId: "form-1" })));
    got(
      await recordOutcome(ref, {
        outcome: "done",
        requestId: "aws-1",
        object: { kind: "secret", id: "abc--1" },
        clientId: "abc",
        before: { secrets: 1 },
        after: { secretIds: ["abc--1"] },
      }),
    );
    const [outcome, intent] = got(await findRows({ action: "rotate" }, 10));
    expect(intent).toMatchObject({
      ...factsOf({ action: "rotate", intentId: "form-1" }),
      sequence: ref.sequence,
      outcome: "intended",
      requestId: null,
      outcomeOf: null,
    });
    expect(outcome).toMatchObject({
      person: { id: "id-of-ann", email: "Ann@example.com" },
      input: { name: "orders", scopes: ["a/b"], tokenMinutes: 60 },
      object: { kind: "secret", id: "abc--1" },
      clientId: "abc",
      after: { secretIds: ["abc--1"] },
      outcome: "done",
      requestId: "aws-1",
      outcomeOf: intent?.sequence,
      previous: intent?.hash,
    });
  });

  test("a refusal is a row with the problem's code", async () => {
    got(await recordRefusal(factsOf({ action: "delete" }), { code: "denied", requestId: null }));
    const [row] = got(await findRows({ action: "delete" }, 10));
    expect(row).toMatchObject({ outcome: "denied", outcomeOf: null });
  });

  test("any text and any JSON can be kept, and verifies", async () => {
    const input = {
      name: "line\nbreak \u001b[31m \0 \ud800 ' \" \\ 😀",
      deep: [{ n: 1.5e300, empty: {}, list: [] }],
      nothing: null,
      ["__proto__"]: 1,
    };
    const odd = factsOf({ action: "odd", object: { kind: "client", id: "\0\udc00" }, input });
    got(await recordIntent(odd));
    const [row] = got(await findRows({ action: "odd" }, 1));
    expect(row?.object?.id).toBe("\ufffd\ufffd");
    expect(row?.input).toMatchObject({ name: "line\nbreak \u001b[31m \ufffd \ufffd ' \" \\ 😀" });
    expect(got(await verifyChain())).toMatchObject({ is: "whole" });
  });

  test("no secret and no token reaches a row or the log", async () => {
    const canary = "CanarySecret4vQ8zR1x0pLmN7";
    const input = {
      secret: canary,
      clientSecret: canary,
      nested: [{ access_token: canary, password: canary, Authorization: canary, secrets: [canary] }],
      note: `sent eyJhbGciOiJSUzI1NiJ9.${canary}.c2ln and Bearer ${canary}`,
      curl: `-H "Authorization: Basic ${btoa(canary)}"`,
      noSecret: null,
    };
    const ref = got(await recordIntent(factsOf({ action: "leak", input, before: input })));
    got(await recordOutcome(ref, { outcome: "done", requestId: null, after: input }));
    const rows = JSON.stringify(got(await findRows({ action: "leak" }, 10)));
    expect(rows).toContain("[hidden]");
    expect(rows).not.toContain(canary);
    expect(rows).not.toContain(btoa(canary));
  });

  test("instances that write at the same time make one chain, and every row has its anchor on stdout", async () => {
    // PGlite admits one process, so it is this one.
    const before = got(await findRows({ action: "busy" }, 1));
    expect(before).toEqual([]);
    const printed =
      name === "PostgreSQL"
        ? await Promise.all([writer(200).ended, writer(200).ended])
        : await writeTogether(40);
    const rows = name === "PostgreSQL" ? 800 : 80;
    expect(got(await findRows({ action: "busy" }, 1_000))).toHaveLength(rows);
    const report = got(await verifyChain());
    expect(report).toMatchObject({ is: "whole" });
    expect(got(await openIntents("busy", Date.now() + 60_000))).toEqual([]);
    if (name === "PGlite") return;
    expect(printed.flatMap(({ lines }) => lines).join()).not.toContain("Canary");
    const anchors = printed.flatMap((it) => it.anchors);
    expect(new Set(anchors.map(({ sequence }) => sequence)).size).toBe(800);
    const [last] = anchors.sort((one, other) => other.sequence - one.sequence);
    expect(got(await verifyChain(last ? { anchor: last } : {}))).toEqual(report);
  }, 180_000);
});

describe("a PostgreSQL whose answer is lost", () => {
  const server = postgresStore();
  const wire: { it?: Awaited<ReturnType<typeof lossyWire>> } = {};
  beforeAll(async () => {
    wire.it = await lossyWire(server().url);
    process.env.DATABASE_URL = wire.it.url;
  });
  afterAll(() => wire.it?.close());

  const claimOf = (intentId: string) => ({
    personId: factsOf().person.id,
    intentId,
    claim: "0d3f0f0e-5c2b-4c1e-9f57-7a3a4c9a1b11",
    operation: "lost",
    poolId: "pool",
    object: null,
    knownIds: [],
    fingerprint: null,
  });
  /** Loses the answer to the next append, and says whether it was lost. */
  async function losing<T>(append: () => Promise<T>): Promise<T> {
    const before = wire.it?.lost();
    wire.it?.loseAnswerTo("UPDATE audit_head");
    const written = await append();
    expect(wire.it?.lost()).toBe((before ?? 0) + 1);
    return written;
  }

  test("appends an intent once, with its form claimed, and its outcome once", async () => {
    const facts = factsOf({ action: "lost", intentId: "form-1" });
    got(await recordIntent(factsOf()));
    const ref = got(await losing(() => recordIntent(facts, claimOf("form-1"))));
    got(await losing(() => recordOutcome(ref, { outcome: "done", requestId: null }, "settled")));
    const rows = got(await findRows({ action: "lost" }, 10));
    expect(rows.map(({ outcome, outcomeOf }) => [outcome, outcomeOf])).toEqual([
      ["done", ref.sequence],
      ["intended", null],
    ]);
    expect(rows[1]?.sequence).toBe(ref.sequence);
    expect(got(await verifyChain())).toMatchObject({ is: "whole" });
    expect(await recordIntent(facts, { ...claimOf("form-1"), claim: crypto.randomUUID() })).toMatchObject({
      problem: { code: "already-sent" },
    });
  });

  test("appends a refusal once", async () => {
    const refusal = { code: "denied", requestId: null };
    got(await losing(() => recordRefusal(factsOf({ action: "lost refusal" }), refusal)));
    expect(got(await findRows({ action: "lost refusal" }, 10))).toHaveLength(1);
  });
});

describe("a trail whose head is gone", () => {
  embeddedStore();
  afterAll(closeStore);

  test("takes no act, and does not take it for a form that was sent before", async () => {
    await (await store()).execute(sql`DELETE FROM audit_head`);
    const claim = {
      personId: "ann",
      intentId: "form-1",
      claim: crypto.randomUUID(),
      operation: "headless",
      poolId: "pool",
      object: null,
      knownIds: [],
      fingerprint: null,
    };
    expect(await recordIntent(factsOf(), claim)).toMatchObject({ problem: { code: "store-unreachable" } });
    expect(got(await findRows({}, 10))).toEqual([]);
  });
});

/** As the writer does, in this process. */
async function writeTogether(acts: number) {
  await Promise.all(
    Array.from({ length: acts }, async () => {
      const ref = got(await recordIntent(factsOf({ action: "busy" })));
      got(await recordOutcome(ref, { outcome: "done", requestId: null }));
    }),
  );
  return [];
}
