import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isReady } from "@/lib/inventory/readiness";
import { closeStore, openEarly } from "@/lib/store/database";
import { consoleOn } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

embeddedStore();
const cognito = await freshCognito();
consoleOn(cognito);
// A database of its own takes seconds to open where the machine does much else; the verdict waits for three.
beforeAll(openEarly);

/** The moment a test begins at: each an hour after the one before, so that no verdict is left over. */
const clock = { at: Date.now() };
beforeEach(() => {
  clock.at += 3_600_000;
  vi.spyOn(Date, "now").mockImplementation(() => clock.at);
});
afterEach(async () => {
  await pullLever(cognito.url, "");
  vi.restoreAllMocks();
});
afterAll(() => cognito.stop());

const asked = async () => (await journalOf(cognito.url)).length;

test("it is ready, and 100 questions in 10 seconds cost one call for each pool", async () => {
  expect(await Promise.all(Array.from({ length: 50 }, isReady))).toEqual(Array(50).fill(true));
  clock.at += 9_000;
  await Promise.all(Array.from({ length: 50 }, isReady));
  expect(await asked()).toBe(2);
  clock.at += 2_000;
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(4);
});

test("with expired credentials it is not, and is again once they are renewed", async () => {
  await pullLever(cognito.url, "faults", { operation: "*", kind: "expired-credentials", rate: 1 });
  expect(await isReady()).toBe(false);
  await pullLever(cognito.url, "faults");
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
});

test("one pool that can be read is enough, and a denied one is asked for again after 5 minutes", async () => {
  await pullLever(cognito.url, "faults", { operation: "DescribeUserPool", kind: "access-denied" });
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(2);
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(3);
  clock.at += 300_000;
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(5);
});

test("without its store it is not, and is again once it is back", async () => {
  await closeStore();
  const { DATABASE_URL } = process.env;
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/none";
  expect(await isReady()).toBe(false);
  process.env.DATABASE_URL = DATABASE_URL;
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
});

// Last: its question is still open when it ends.
test("while Cognito does not answer it says so, and does not wait for it", async () => {
  await pullLever(cognito.url, "faults", { operation: "*", kind: "hang", rate: 1 });
  const begun = performance.now();
  expect(await isReady()).toBe(false);
  // Cognito itself is given up after 15 seconds.
  expect(performance.now() - begun).toBeLessThan(12_000);
});
