import { expect, test } from "vitest";
import { deletionOf } from "@/lib/acts/clients/deleted";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { factsOf } from "@/tests/lib/store/audit/rows-facts";

embeddedStore();
await ownCognito();

test("who deleted a client, and when, is known from the audit trail, and an attempt is no deletion", async () => {
  const pool = devPool();
  const about = { clientId: "gone", poolId: pool.id, action: "delete client" };
  const refused = got(await recordIntent(factsOf(about)));
  got(await recordOutcome(refused, { outcome: "unreachable", requestId: null, clientId: "gone" }));
  expect(got(await deletionOf(pool, "gone"))).toBeNull();
  const before = { name: "orders-worker", scopes: ["a/b"], tokenMinutes: 60 };
  const done = got(await recordIntent(factsOf(about)));
  got(await recordOutcome(done, { outcome: "done", requestId: null, clientId: "gone", before }));
  expect(got(await deletionOf(pool, "gone"))).toEqual({
    name: "orders-worker",
    at: expect.stringMatching(/^20/),
    by: "Ann@example.com",
  });
  expect(got(await deletionOf(pool, "other"))).toBeNull();
  expect(got(await deletionOf({ ...pool, id: "eu-west-1_Other" }, "gone"))).toBeNull();
});
