import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import {
  type IntentClaim,
  type IntentEnd,
  openIntents,
  pruneIntents,
  recoveredIntents,
  wasSent,
} from "@/lib/store/audit/intents";
import { factsOf } from "./rows-facts";
import { got, onBothStores } from "../../../kit/store/both-stores";

const poolId = "eu-west-1_LocalDev1";

const claimOf = (intentId: string, more: Partial<IntentClaim> = {}): IntentClaim => ({
  personId: "ann",
  intentId,
  claim: randomUUID(),
  operation: "create client",
  poolId,
  object: null,
  knownIds: [],
  fingerprint: null,
  ...more,
});

const factsFor = ({ personId, intentId, operation }: IntentClaim) =>
  factsOf({ action: operation, intentId, poolId, person: { id: personId, email: "ann@example.com" } });

/** Claims a form and writes that its act is about to happen: the reference, or null where it was claimed before. */
async function begin(claim: IntentClaim) {
  const begun = await recordIntent(factsFor(claim), claim);
  if (!begun.ok && begun.problem.code === "already-sent") return null;
  return got(begun);
}

async function beginAndEnd(claim: IntentClaim, form: IntentEnd) {
  const ref = await begin(claim);
  if (!ref) throw new Error("The form was claimed before.");
  got(await recordOutcome(ref, { outcome: "done", requestId: null }, form));
}

onBothStores(() => {
  test("one form is carried out once, per person, and a replay leaves no row", async () => {
    const id = randomUUID();
    expect(await begin(claimOf(id, { operation: "once" }))).not.toBeNull();
    expect(await begin(claimOf(id, { operation: "once" }))).toBeNull();
    expect(got(await findRows({ action: "once" }, 10))).toHaveLength(1);
    expect(await begin(claimOf(id, { personId: "bob" }))).not.toBeNull();
  });

  test("forms that ended a month ago are forgotten, others and those that nobody knows of are not", async () => {
    const old = vi.spyOn(Date, "now").mockReturnValue(Date.now() - 31 * 86_400_000);
    const ids = {
      settled: randomUUID(),
      refused: randomUUID(),
      unknown: randomUUID(),
      recovered: randomUUID(),
    };
    for (const end of ["settled", "refused", "unknown", "recovered"] as const)
      await beginAndEnd(claimOf(ids[end]), end);
    const open = randomUUID();
    await begin(claimOf(open));
    old.mockRestore();
    const fresh = randomUUID();
    await beginAndEnd(claimOf(fresh), "settled");
    got(await pruneIntents());
    const kept = [];
    for (const id of [...Object.values(ids), open, fresh]) if (got(await wasSent("ann", id))) kept.push(id);
    expect(kept).toEqual([ids.unknown, ids.recovered, open, fresh]);
  });

  test("of many who claim one form at the same time, one gets it", async () => {
    const id = randomUUID();
    const begun = await Promise.all(Array.from({ length: 20 }, () => begin(claimOf(id))));
    expect(begun.filter((it) => it !== null)).toHaveLength(1);
  });

  test("a claim whose answer was lost is known again as one's own", async () => {
    const claim = claimOf(randomUUID());
    expect(await begin(claim)).not.toBeNull();
    expect(await begin(claim)).not.toBeNull();
  });

  test("a form that changed nothing may be sent again", async () => {
    const id = randomUUID();
    await beginAndEnd(claimOf(id), "refused");
    expect(got(await wasSent("ann", id))).toBe(false);
    expect(await begin(claimOf(id))).not.toBeNull();
    expect(got(await wasSent("ann", id))).toBe(true);
    expect(got(await wasSent("bob", id))).toBe(false);
    expect(await begin(claimOf(id))).toBeNull();
  });

  test.each(["settled", "unknown", "recovered"] as const)(
    "a form that is %s can never be claimed again",
    async (end) => {
      const id = randomUUID();
      await beginAndEnd(claimOf(id), end);
      expect(await begin(claimOf(id))).toBeNull();
    },
  );

  test("what was carried out stays so, whoever comes late", async () => {
    const claim = claimOf(randomUUID());
    const ref = await begin(claim);
    if (!ref) throw new Error("The form was claimed before.");
    got(await recordOutcome(ref, { outcome: "done", requestId: null }, "settled"));
    got(await recordOutcome(ref, { outcome: "unreachable", requestId: null }, "refused"));
    expect(await begin(claimOf(claim.intentId))).toBeNull();
  });

  test("an intent that nobody closed is found later, with all that tells its outcome", async () => {
    const begun = Date.now();
    const left = claimOf(randomUUID(), {
      personId: "cleo",
      poolId: "left",
      object: { kind: "new client", id: "orders" },
      knownIds: ["a", "b,{}\"'"],
      fingerprint: "f".repeat(64),
    });
    await begin(left);
    await beginAndEnd(claimOf(randomUUID(), { personId: "cleo", poolId: "left" }), "settled");
    expect(got(await openIntents("left", begun))).toEqual([]);
    expect(got(await openIntents("other", Date.now() + 1_000))).toEqual([]);
    const { claim: _, ...kept } = left;
    expect(got(await openIntents("left", Date.now() + 1_000))).toEqual([
      { ...kept, createdAt: expect.any(Number), isOpen: true },
    ]);
  });

  test("what was done without an answer is told to the person who began it, with what came of it", async () => {
    const claim = claimOf(randomUUID(), { personId: "dan", object: { kind: "new client", id: "orders" } });
    const ref = await begin(claim);
    if (!ref) throw new Error("The form was claimed before.");
    const object = { kind: "client", id: "abc" };
    got(await recordOutcome(ref, { outcome: "done", requestId: null, object }, "recovered"));
    const since = Date.now() - 60_000;
    expect(got(await recoveredIntents("dan", poolId, since))).toMatchObject([{ object }]);
    expect(got(await recoveredIntents("dan", poolId, Date.now() + 1_000))).toEqual([]);
    expect(got(await recoveredIntents("eve", poolId, since))).toEqual([]);
  });
});
