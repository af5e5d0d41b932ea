import { expect, test } from "vitest";
import { unreadEntry } from "@/lib/domain/inventory";
import { listProgress } from "@/lib/inventory/clients";
import { noteTrouble } from "@/lib/inventory/pool-trouble";
import { show } from "@/lib/inventory/shelf";
import { devPool, ownCognito } from "@/tests/console-on";
import { embeddedStore, got } from "../store/both-stores";
import { shelfOf } from "./a-pool";

embeddedStore();
await ownCognito();

test("while a pool is not being read, its progress says why, and foretells no end", async () => {
  const pool = devPool("eu-west-1_Troubled0");
  show(await shelfOf(pool), unreadEntry({ clientId: "unread", name: "unread" }, false));
  expect(got(await listProgress(pool))).toMatchObject({ trouble: null, secondsLeft: expect.any(Number) });
  noteTrouble(pool.id, "Cognito cannot be reached.");
  expect(got(await listProgress(pool))).toMatchObject({
    trouble: "Cognito cannot be reached.",
    secondsLeft: null,
  });
  expect(got(await listProgress(devPool()))).toMatchObject({ trouble: null });
  noteTrouble(pool.id, null);
  expect(got(await listProgress(pool))).toMatchObject({ trouble: null, secondsLeft: expect.any(Number) });
});
