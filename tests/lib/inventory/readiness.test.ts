import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { describePool } from "@/lib/aws/cognito/pools";
import { isReady } from "@/lib/inventory/readiness";
import { closeStore, openEarly } from "@/lib/store/database";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";

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

test("it is ready, and all questions of 10 minutes cost one call", async () => {
  expect(await Promise.all(Array.from({ length: 50 }, isReady))).toEqual(Array(50).fill(true));
  for (const wait of [9_000, 2_000, 580_000]) {
    clock.at += wait;
    expect(await Promise.all(Array.from({ length: 50 }, isReady))).toEqual(Array(50).fill(true));
  }
  expect(await asked()).toBe(1);
  clock.at += 10_000;
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(2);
});

test("it is not ready any more once a call was refused for the console's credentials", async () => {
  expect(await isReady()).toBe(true);
  await pullLever(cognito.url, "faults", { operation: "*", kind: "expired-credentials", rate: 1 });
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
  expect(await describePool(devPool())).toMatchObject({ problem: { code: "aws-credentials" } });
  clock.at += 11_000;
  expect(await isReady()).toBe(false);
  await pullLever(cognito.url, "faults");
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
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
  clock.at += 600_001;
  await pullLever(cognito.url, "faults", {
    operation: "DescribeUserPool",
    kind: "access-denied",
    nth: 1,
    times: 2,
  });
  await pullLever(cognito.url, "journal");
  expect(await isReady()).toBe(false);
  expect(await asked()).toBe(2);
  clock.at += 11_000;
  expect(await isReady()).toBe(false);
  expect(await asked()).toBe(2);
  clock.at += 300_000;
  expect(await isReady()).toBe(true);
  expect(await asked()).toBe(3);
});

test("without its store it is not, and is again once it is back", async () => {
  await closeStore();
  const { DATABASE_URL } = process.env;
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/none";
  expect(await isReady()).toBe(false);
  process.env.DATABASE_URL = DATABASE_URL;
  // The verdict waits for three seconds, and opening it again takes longer on a slow machine.
  await openEarly();
  clock.at += 11_000;
  expect(await isReady()).toBe(true);
});
