import { expect, test } from "vitest";
import { askedClient } from "@/lib/acts/tokens/asked-client";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { rawClient } from "@/tests/kit/raw-client";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito();

test("a client is found by its ID, its name or a part of it, and an unknown one is refused", async () => {
  const pool = devPool();
  const clientId = await rawClient(cognito.sdk, "found by name");
  expect(await askedClient(pool, ` ${clientId} `)).toMatchObject({ is: "one", client: { clientId } });
  expect(await askedClient(pool, "")).toEqual({ is: "none" });
  expect(await askedClient(pool, "orders-sync")).toMatchObject({
    is: "one",
    client: { name: "orders-sync" },
  });
  expect(await askedClient(pool, "nothing of that name")).toMatchObject({ is: "refused" });
  expect(await askedClient(pool, "unknown0123456789")).toMatchObject({ is: "refused" });
  expect(await askedClient(pool, "x".repeat(1_000))).toMatchObject({ is: "refused" });
});
