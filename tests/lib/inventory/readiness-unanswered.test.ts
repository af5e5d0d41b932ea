import { afterAll, beforeAll, expect, test } from "vitest";
import { isAnyPoolReadable } from "@/lib/aws/cognito/pools";
import { isReady } from "@/lib/inventory/readiness";
import { openEarly } from "@/lib/store/database";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await freshCognito();
consoleOn(cognito);
beforeAll(openEarly);
afterAll(() => cognito.stop());

test("while Cognito does not answer it says so, and does not wait for it", async () => {
  await pullLever(cognito.url, "faults", { operation: "*", kind: "hang", rate: 1 });
  const isReadable = isAnyPoolReadable().then(() => "Cognito was given up");
  // By their order, which is the same on a slow machine: Cognito is given up later than a load balancer is told.
  expect(await Promise.race([isReady(), isReadable])).toBe(false);
});
