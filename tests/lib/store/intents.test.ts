import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { claimIntent, openIntents, releaseIntent, settleIntent, traceIntent } from "@/lib/store/intents";
import { got, onBothStores } from "./both-stores";

const claim = (intentId: string, personId = "ann") => ({
  personId,
  intentId,
  operation: "create client",
  poolId: "eu-west-1_LocalDev1",
});

onBothStores(() => {
  test("one form is carried out once, per person", async () => {
    const id = randomUUID();
    expect(got(await claimIntent(claim(id)))).toBe(true);
    expect(got(await claimIntent(claim(id)))).toBe(false);
    expect(got(await claimIntent(claim(id, "bob")))).toBe(true);
  });

  test("of many who claim one form at the same time, one gets it", async () => {
    const id = randomUUID();
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimIntent(claim(id))));
    expect(claims.filter((it) => got(it))).toHaveLength(1);
  });

  test("a form that changed nothing may be sent again", async () => {
    const id = randomUUID();
    got(await claimIntent(claim(id)));
    got(await releaseIntent("ann", id));
    expect(got(await claimIntent(claim(id)))).toBe(true);
    expect(got(await claimIntent(claim(id)))).toBe(false);
  });

  test("what was carried out, or may have been, can never be claimed again", async () => {
    const [done, unknown] = [randomUUID(), randomUUID()];
    got(await claimIntent(claim(done)));
    got(await settleIntent("ann", done, "settled"));
    got(await releaseIntent("ann", done));
    expect(got(await claimIntent(claim(done)))).toBe(false);
    got(await claimIntent(claim(unknown)));
    got(await settleIntent("ann", unknown, "unknown"));
    expect(got(await claimIntent(claim(unknown)))).toBe(false);
  });

  test("an intent that nobody closed is found later, with all that tells its outcome", async () => {
    const [left, closed] = [randomUUID(), randomUUID()];
    const begun = Date.now();
    got(await claimIntent({ ...claim(left, "cleo"), object: { kind: "client", id: "orders" } }));
    got(await traceIntent("cleo", left, { knownIds: ["a", "b,{}\"'"], fingerprint: "f".repeat(64) }));
    got(await claimIntent(claim(closed, "cleo")));
    got(await settleIntent("cleo", closed, "settled"));
    const mine = async (olderThan: number) =>
      got(await openIntents(olderThan)).filter(({ personId }) => personId === "cleo");
    expect(await mine(begun)).toEqual([]);
    const [intent, ...more] = await mine(Date.now() + 1_000);
    expect(more).toEqual([]);
    expect(intent).toEqual({
      ...claim(left, "cleo"),
      object: { kind: "client", id: "orders" },
      knownIds: ["a", "b,{}\"'"],
      fingerprint: "f".repeat(64),
      createdAt: expect.any(Number),
    });
    expect(intent?.createdAt).toBeGreaterThanOrEqual(begun);
  });
});
