import { afterAll, beforeAll, expect, test } from "vitest";
import { clockSkew } from "@/lib/cognito/clock-skew";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { pullLever } from "@/tests/local-lever";

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

test("a clock like Cognito's is told from one that is minutes behind", async () => {
  expect(Math.abs((await clockSkew(devPool())) ?? Number.NaN)).toBeLessThan(30_000);
  await pullLever(cognito.url, "clock", { move: 400_000 });
  // A refusal tells the time as well.
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPool"] });
  expect(Math.abs(((await clockSkew(devPool())) ?? Number.NaN) + 400_000)).toBeLessThan(30_000);
});

test("without an answer there is nothing to compare with", async () => {
  await cognito.stop();
  expect(await clockSkew(devPool())).toBeNull();
});
