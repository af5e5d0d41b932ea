import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test, vi } from "vitest";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import {
  formAfter,
  type IntentClaim,
  type IntentEnd,
  type IntentObject,
  openIntents,
  pruneIntents,
  unansweredIntents,
  untraced,
  wasSent,
} from "@/lib/store/audit/intents";
import { recordFound, recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { findRows } from "@/lib/store/audit/search";
import { foundRows } from "@/lib/store/found-rows";
import { got, onBothStores } from "@/tests/kit/store/both-stores";
import { factsOf } from "./rows-facts";

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

async function beginAndEnd(claim: IntentClaim, form: IntentEnd, object: IntentObject | null = claim.object) {
  const ref = await begin(claim);
  if (!ref) throw new Error("The form was claimed before.");
  got(await recordOutcome(ref, { outcome: "done", requestId: null, object }, form));
}

test.each([
  [ok(null), "settled"],
  [failed(problem("unknown-outcome")), "unknown"],
  [failed(problem("denied")), "refused"],
  [failed(problem("unreachable")), "refused"],
] as const)("a form is closed after %j as %s", (result, end) => {
  expect(formAfter(result)).toBe(end);
});

onBothStores(() => {
  test("one form is carried out once, per person, and a replay leaves no row", async () => {
    const id = randomUUID();
    expect(await begin(claimOf(id, { operation: "once" }))).not.toBeNull();
    expect(await begin(claimOf(id, { operation: "once" }))).toBeNull();
    expect(got(await findRows({ action: "once" }, 10))).toHaveLength(1);
    expect(await begin(claimOf(id, { personId: "bob" }))).not.toBeNull();
  });

  test("forms that ended a month ago are forgotten, others and those that nobody knows of are not", async () => {
    const daysAgo = (days: number) => Date.now() - days * 86_400_000;
    const [month, lessThanThat] = [daysAgo(31), daysAgo(29)];
    const old = vi.spyOn(Date, "now").mockReturnValue(month);
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
    old.mockReturnValue(lessThanThat);
    const fresh = randomUUID();
    await beginAndEnd(claimOf(fresh), "settled");
    old.mockRestore();
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

  test("what was carried out stays so, even for a late caller", async () => {
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

  test("an act that leaves nothing to look for has an intent about nothing", async () => {
    const claim = claimOf(randomUUID(), { poolId: "untraced", ...untraced });
    await begin(claim);
    expect(got(await openIntents("untraced", Date.now() + 1_000))).toMatchObject([
      { intentId: claim.intentId, object: null, knownIds: [], fingerprint: null },
    ]);
  });

  test("what an intent is about stays, whatever its outcome is about", async () => {
    const about = { kind: "new secret", id: "abc" };
    const claim = claimOf(randomUUID(), { personId: "dan", poolId: "dans", object: about });
    const ref = await begin(claim);
    if (!ref) throw new Error("The form was claimed before.");
    const object = { kind: "client", id: "abc" };
    got(await recordOutcome(ref, { outcome: "unknown-outcome", requestId: null, object }, "unknown"));
    expect(got(await unansweredIntents("dans", about))).toMatchObject([{ object: about, isOpen: false }]);
  });

  test("what was found out of a lost act is written once, and told to the person who began it", async () => {
    const claim = claimOf(randomUUID(), { personId: "fay" });
    const ref = await begin(claim);
    if (!ref) throw new Error("The form was claimed before.");
    const end = { outcome: "recovered", requestId: null };
    got(await recordFound(ref, end, "recovered"));
    got(await recordFound(ref, end, "recovered"));
    const since = Date.now() - 60_000;
    expect(got(await foundRows("fay", [poolId], since))).toMatchObject([{ outcomeOf: ref.sequence }]);
    expect(got(await foundRows("fay", [poolId], Date.now() + 1_000))).toEqual([]);
    expect(got(await foundRows("dan", [poolId], since))).toEqual([]);
  });

  test("a form is closed for the person who sent it, and for nobody else of the same form id", async () => {
    const id = randomUUID();
    const theirs = claimOf(id, { personId: "fay", poolId: "closed" });
    await begin(theirs);
    await beginAndEnd(claimOf(id, { personId: "gus", poolId: "closed" }), "settled");
    expect(got(await openIntents("closed", Date.now() + 1_000)).map(({ personId }) => personId)).toEqual([
      "fay",
    ]);
  });

  test("acts on an object that nobody got the answer to are found, open ones said to be, oldest first", async () => {
    const object = { kind: "client", id: "asked about" };
    const about = (more: Partial<IntentClaim> = {}) =>
      claimOf(randomUUID(), { personId: "ida", poolId: "asked", object, ...more });
    const clock = vi.spyOn(Date, "now");
    onTestFinished(() => clock.mockRestore());
    const at = (minute: number) => clock.mockReturnValue(Date.UTC(2026, 0, 1, 0, minute));
    const wanted: string[] = [];
    for (const [minute, end] of (["recovered", "unknown", null, "settled", "refused"] as const).entries()) {
      at(9 - minute);
      const claim = about();
      if (end) await beginAndEnd(claim, end);
      else await begin(claim);
      if (end !== "settled" && end !== "refused") wanted.unshift(claim.intentId);
    }
    for (const more of [
      { poolId: "elsewhere" },
      { object: { kind: "secret", id: object.id } },
      { object: { kind: object.kind, id: "another" } },
    ])
      await begin(about(more));
    const found = got(await unansweredIntents("asked", object));
    expect(found.map(({ intentId }) => intentId)).toEqual(wanted);
    expect(found.map(({ isOpen }) => isOpen)).toEqual([true, false, false]);
  });
});
